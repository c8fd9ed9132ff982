"""Statements: choosing one, looking at it live or as closed, opening its figures, closing it."""
