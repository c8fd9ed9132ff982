"""Codes of agencies, procedures, dossiers: parsed leniently, written strictly."""
