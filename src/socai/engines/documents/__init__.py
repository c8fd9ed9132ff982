"""Renders and reads Word documents."""
