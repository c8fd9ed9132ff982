"""Finds what a document claims: relations between its figures, each with the code of what it would break."""
