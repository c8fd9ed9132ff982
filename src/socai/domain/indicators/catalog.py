"""Indicators, and forms that show them, as immutable versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from socai.domain.indicators.trees import Tree
from socai.domain.indicators.values import Value


class ValueType(StrEnum):
    COUNT = "count"
    PERCENT = "percent"


class Adding(StrEnum):
    """How values of several units become one value of all of them."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    NONE = "none"


class OnTime(StrEnum):
    """What a rate means by "on time": each of these is in real use."""

    RESOLVED = "resolved"  # in time among the resolved
    PORTAL = "portal"  # in time, resolved or not, among all received or processed
    LOAD = "load"  # not late, resolved or not, among received and carried over
    DUE = "due"  # in time among those due in the window
    RECEIVED = "received"  # resolved in time among the received


class Showing(StrEnum):
    ALWAYS = "always"
    WHEN_NOT_ZERO = "when_not_zero"
    IN_TEXT = "in_text"  # said in words of the report, no line of the table


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, how, and in which words. Known by its key, never by a printed number."""

    key: str
    titles: Mapping[str, str]
    definitions: Mapping[str, str]
    value_type: ValueType
    unit_titles: Mapping[str, str]  # of measure: hồ sơ, %
    adding: Adding
    formula: str
    tree: Tree
    when_empty: Value
    decimals: int = 0  # at most so many are printed
    on_time: OnTime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a form: an indicator with the number printed before it."""

    indicator: str
    number: str = ""
    showing: Showing = Showing.ALWAYS
    depth: int = 0  # 1 is a line "of which" of the line above
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """Two formulas over the lines that must come to the same."""

    key: str
    titles: Mapping[str, str]
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a form: which lines, in which order, and how they must hang together."""

    key: str
    version: str
    titles: Mapping[str, str]
    rows: tuple[Row, ...]
    relations: tuple[Relation, ...]
