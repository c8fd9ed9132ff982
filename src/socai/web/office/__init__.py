"""Reform office and leaders: statements, organizations, calendars, the book."""
