"""Working days, office hours, and why a day counts."""
