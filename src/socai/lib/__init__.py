"""Small general helpers without business words."""
