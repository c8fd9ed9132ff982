"""Time limits and the facts of a procedure version."""
