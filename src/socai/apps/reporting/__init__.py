"""Forms, statements, closings, and the report a statement prints."""
