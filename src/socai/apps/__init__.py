"""What the system remembers: one Django app per capability."""
