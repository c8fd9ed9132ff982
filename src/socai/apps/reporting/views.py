"""A statement to look at: live or as closed, each line with what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from socai.apps.reporting.borders import Borders
from socai.apps.reporting.figures import Figures, asks_below
from socai.apps.reporting.refusals import UnknownLine
from socai.domain.indicators import (
    Absence,
    Ask,
    Checked,
    Form,
    Indicator,
    Row,
    Showing,
    Value,
    ValueType,
    check_relations,
    print_tree,
)
from socai.domain.ledger import Scope
from socai.domain.numbers import print_number, print_percent
from socai.domain.periods import Window


@dataclass(frozen=True, slots=True)
class Part:
    """A question a line stands on, and what the book answered."""

    ask: Ask
    answer: int

    @property
    def formula(self) -> str:
        return print_tree(self.ask)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement with its lineage."""

    row: Row
    indicator: Indicator
    value: Value
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        return self.indicator.key

    @property
    def number(self) -> str:
        return self.row.number

    @property
    def titles(self) -> Mapping[str, str]:
        return self.indicator.titles

    @property
    def formula(self) -> str:
        return self.indicator.formula

    @property
    def is_in_table(self) -> bool:
        """Whether the table shows the line: some appear only when something happened."""
        match self.row.showing:
            case Showing.ALWAYS:
                return True
            case Showing.WHEN_NOT_ZERO:
                return self.value != 0
            case Showing.IN_TEXT:
                return False

    @property
    def printed(self) -> str:
        """The number as printed; nothing when there is none."""
        return print_value(self.value, self.indicator)


@dataclass(frozen=True, slots=True)
class StatementView:
    """A form filled in for a unit and a window: of which units, as the book stood when."""

    unit_id: int
    window: Window
    borders: Borders
    units: frozenset[int]
    figures: Figures
    settled_through: date | None
    mark: int | None = None  # None: live

    @property
    def form(self) -> Form:
        return self.figures.form

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._line(row) for row in self.form.rows)

    @property
    def checks(self) -> tuple[Checked, ...]:
        return check_relations(self.form, self.figures.values)

    def line(self, key: str) -> Line:
        """The line of this key. Raises UnknownLine."""
        for row in self.form.rows:
            if row.indicator == key:
                return self._line(row)
        raise UnknownLine(key, tuple(row.indicator for row in self.form.rows))

    def scope_of(self, ask: Ask) -> Scope:
        """Of whom and when a part of a line was asked."""
        window = self.window
        return Scope(self.units, window.first_day, window.last_day, where=ask.where, mark=self.mark)

    def _line(self, row: Row) -> Line:
        figures = self.figures
        asks = asks_below(row.indicator, figures.indicators)
        parts = tuple(Part(ask, figures.answers[ask]) for ask in asks)
        return Line(row, figures.indicators[row.indicator], figures.values[row.indicator], parts)


def print_value(value: Value, indicator: Indicator) -> str:
    """A value in the manner of its indicator, its unit left to the column beside it."""
    if isinstance(value, Absence):
        return ""
    match indicator.value_type:
        case ValueType.COUNT:
            return print_number(value)
        case ValueType.PERCENT:
            return print_percent(value, decimals=indicator.decimals)
