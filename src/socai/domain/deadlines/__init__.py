"""When a dossier is due, and why."""
