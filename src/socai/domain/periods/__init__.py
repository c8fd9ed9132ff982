"""Windows: named stretches of days."""
