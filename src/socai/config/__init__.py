"""Wiring: settings, addresses, the entry of the web server; nothing imports it."""
