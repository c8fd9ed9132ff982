"""Template tags of the shared layout."""
