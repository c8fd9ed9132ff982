"""Work started by a clock: load, one call, done."""
