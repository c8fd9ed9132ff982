"""The dossier: its moves, its clock, what the book says of it."""
