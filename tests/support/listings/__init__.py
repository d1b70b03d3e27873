"""What a listing is: its files, regions, needs and exemptions."""
