"""Machinery without memory."""
