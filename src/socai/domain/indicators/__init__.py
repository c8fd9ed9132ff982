"""One grammar for formulas over the book."""
