"""A province that never was: units, people, procedures and a few hundred dossiers to try the system with."""
