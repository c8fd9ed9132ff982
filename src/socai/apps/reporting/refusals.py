"""What statements refuse."""

from datetime import date

from socai.domain.periods import Window


class WindowNotOver(ValueError):
    """Days of the window are still to come."""

    def __init__(self, window: Window, today: date) -> None:
        self.window, self.today = window, today
        super().__init__(
            f"the window ends on {window.last_day} and today is {today}; "
            "it can be closed from its last day on"
        )


class AlreadyClosed(ValueError):
    """A statement is closed once."""

    def __init__(self, statement_id: int, closed_by: str) -> None:
        self.statement_id, self.closed_by = statement_id, closed_by
        super().__init__(
            f"statement {statement_id} was closed by {closed_by} and stays as it is; what became known later "
            "is shown beside it as an adjustment"
        )


class UnitNotThere(ValueError):
    """The unit does not stand on the day its borders are read."""

    def __init__(self, unit_id: int, on: date) -> None:
        self.unit_id, self.on = unit_id, on
        super().__init__(f"unit {unit_id} does not stand on {on}; it takes a unit that stands that day")


class UnknownLine(LookupError):
    """The statement has no such line."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        self.key, self.known = key, known
        super().__init__(f"no line is called {key!r}; it takes one of {', '.join(known)}")
