"""Numbers as Vietnamese offices print them."""
