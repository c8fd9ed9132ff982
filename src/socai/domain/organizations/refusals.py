"""What every refusal about the tree has in common."""

from datetime import date


class OrganizationRefused(ValueError):
    """A change or a line of a sheet that the tree cannot take: which unit, from which day, and why."""

    def __init__(self, code: str, on: date | None, sentence: str) -> None:
        self.code, self.on = code, on
        super().__init__(sentence)
