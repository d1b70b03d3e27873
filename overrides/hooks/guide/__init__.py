"""What the hooks share: reading the guide's data and rendering it, without any MkDocs object."""
