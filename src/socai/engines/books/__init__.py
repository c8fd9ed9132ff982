"""The three questions over the book, compiled for any database; and a plain reference."""
