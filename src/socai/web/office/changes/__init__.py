"""Units changed by decision: created, renamed, moved, merged, split, abolished, given codes."""
