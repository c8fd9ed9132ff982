"""Published working calendars, each version immutable."""
