"""The catalogue of procedures, in immutable versions."""
