"""Events (each one the audit entry of a change) and the way to write; no business words."""
