"""Electronic codes of agencies: `H15.50.05.13` from the top down, `000.00.06.H56` from the bottom up."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_TOP: Final = re.compile(r"[A-Z]\d{2}", re.ASCII)
_LEVEL: Final = re.compile(r"(?!00)\d{2}", re.ASCII)
_OLD_LEVEL: Final = re.compile(r"\d{2}", re.ASCII)
_OLD_LOWEST: Final = re.compile(r"\d{3}", re.ASCII)


class Order(StrEnum):
    TOP_DOWN = "top_down"
    BOTTOM_UP = "bottom_up"


class AgencyCodeRefused(ValueError):
    """The text is neither a new nor an old agency code."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} is not an agency code; accepted are a letter and two digits followed by pairs of "
            "digits from 01, such as H15.50.05.13, or the old four groups with the highest last, such as "
            "000.00.06.H56"
        )


@dataclass(frozen=True, slots=True)
class AgencyCode:
    """A code with its groups from the top down; `str()` writes it in its own order.

    The two orders are two issues of codes: an agency got a new one, so one is never turned into the other.
    """

    top: str
    levels: tuple[str, ...]
    order: Order

    def __post_init__(self) -> None:
        if not _TOP.fullmatch(self.top) or not _levels_fit(self.levels, self.order):
            raise AgencyCodeRefused(str(self))

    def __str__(self) -> str:
        groups = (self.top, *self.levels)
        return ".".join(groups if self.order is Order.TOP_DOWN else reversed(groups))

    @property
    def depth(self) -> int:
        """1 for a ministry or a province, one more for each group below that is in use."""
        return 1 + sum(level.strip("0") != "" for level in self.levels)


def parse_agency_code(text: str) -> AgencyCode:
    """The code, whichever its order, with spaces and lower case forgiven. Refuses anything else."""
    groups = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper().split(".")
    try:
        if _TOP.fullmatch(groups[0]):
            return AgencyCode(groups[0], tuple(groups[1:]), Order.TOP_DOWN)
        return AgencyCode(groups[-1], tuple(groups[-2::-1]), Order.BOTTOM_UP)
    except AgencyCodeRefused as refusal:
        raise AgencyCodeRefused(text) from refusal


def _levels_fit(levels: tuple[str, ...], order: Order) -> bool:
    if order is Order.TOP_DOWN:
        return all(_LEVEL.fullmatch(level) for level in levels)
    return (
        len(levels) == 3
        and all(_OLD_LEVEL.fullmatch(level) for level in levels[:2])
        and _OLD_LOWEST.fullmatch(levels[2]) is not None
    )
