"""The three questions over the book, compiled for any database; and a plain reference.

Import the modules, not this package: `compiler` loads Ibis, `reference` loads nothing.
"""
