"""The tree of units in time."""
