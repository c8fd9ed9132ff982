"""The life of a dossier, and the transfers a history should have."""
