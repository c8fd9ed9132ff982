"""Reads any report and says which of its figures do not add up."""
