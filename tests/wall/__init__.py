"""A mutation benchmark of the verification ladder: small mistakes, made one at a time."""
