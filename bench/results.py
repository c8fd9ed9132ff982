"""One row per comparison, and the table they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.table import Table

COLUMNS: Final = ("Promise", "Ceiling", "Beside it, same run", "Measured", "Ratio", "Kept")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number that knows how it is written and which way is better."""

    value: float
    unit: str
    more_is_better: bool = False

    def __str__(self) -> str:
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2
        return f"{self.value:,.{digits}f} {self.unit}"

    def keeps(self, ceiling: "Figure") -> bool:
        return self.value >= ceiling.value if self.more_is_better else self.value <= ceiling.value


@dataclass(frozen=True, slots=True)
class Row:
    """A promise, what was measured, and what it was measured beside in the same run.

    `ceiling` is a number promised; `ratio_ceiling` promises a ratio instead. Either may be absent.
    """

    promise: str
    measured: Figure
    note: str = ""
    ceiling: Figure | None = None
    ratio_ceiling: float | None = None
    beside: Figure | None = None
    beside_what: str = ""

    @property
    def ratio(self) -> float | None:
        return self.measured.value / self.beside.value if self.beside and self.beside.value else None

    @property
    def kept(self) -> bool | None:
        """Whether the promise holds; None where nothing was promised."""
        if self.ceiling is not None:
            return self.measured.keeps(self.ceiling)
        if self.ratio_ceiling is not None and self.ratio is not None:
            return self.ratio <= self.ratio_ceiling
        return None

    def cells(self) -> tuple[str, ...]:
        return (
            self.promise,
            self._promised(),
            f"{self.beside_what} {self.beside}" if self.beside else "",
            f"{self.measured}{', ' + self.note if self.note else ''}",
            f"{self.ratio:.2f}" if self.ratio is not None else "",
            {True: "yes", False: "NO", None: ""}[self.kept],
        )

    def _promised(self) -> str:
        if self.ceiling is not None:
            return f"{'≥' if self.measured.more_is_better else '≤'} {self.ceiling}"
        return f"≤ {self.ratio_ceiling:g} × beside it" if self.ratio_ceiling is not None else ""


def for_terminal(rows: Sequence[Row], *, title: str) -> Table:
    table = Table(title=title, title_justify="left")
    for place, column in enumerate(COLUMNS):
        table.add_column(column, justify="right" if place in {3, 4} else "left", overflow="fold")
    for row in rows:
        table.add_row(*row.cells())
    return table


def as_markdown(rows: Sequence[Row]) -> str:
    lines = [COLUMNS, ("---", "---", "---", "---:", "---:", "---"), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
