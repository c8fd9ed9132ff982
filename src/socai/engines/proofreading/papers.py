"""Papers, laws, dates and windows of time as a text names them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socai.engines.proofreading.model import Document, Place


class PaperKind(StrEnum):
    PAPER = "paper"  # 52/BC-UBND, 1247/UBND-NV: numbered anew each year
    NORMATIVE = "normative"  # 61/2018/NĐ-CP: carries its year
    PARTY = "party"  # 26-CT/TU


@dataclass(frozen=True, slots=True)
class Paper:
    """A document number with the type word before it and the date behind it, as far as they are printed.

    `number` is None where a draft leaves it blank; `symbol` is what follows ("KH-UBND"), upper case as printed,
    without spaces. `years` are the years in the number itself: two of them are a slip.
    """

    printed: str
    place: Place
    kind: PaperKind
    number: int | None
    years: tuple[int, ...]
    symbol: str
    type_word: str  # "kế hoạch", "nghị định"; "" when there is none
    dated: "PrintedDate | None"
    issuer: str  # "ubnd huyện …" behind "của", lower case; "" when there is none
    subject: str  # what follows "về", up to the next comma or bracket; "" when there is none


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. `on` is None where it cannot exist (31/02) or is left blank."""

    printed: str
    place: Place
    day: int | None
    month: int
    year: int
    on: date | None


@dataclass(frozen=True, slots=True)
class Window:
    """The days a text speaks of. Either end may be unsaid. `name` is as printed, lower case: "quý i năm 2024"."""

    name: str
    first_day: date | None
    last_day: date | None
    place: Place


def find_papers(document: Document) -> tuple[Paper, ...]:
    """Every reference to a numbered paper or law, in reading order."""
    raise NotImplementedError(document)


def find_dates(document: Document) -> tuple[PrintedDate, ...]:
    """Every date with a month and a year, in reading order."""
    raise NotImplementedError(document)


def find_windows(document: Document) -> tuple[Window, ...]:
    """Every window of time, in reading order."""
    raise NotImplementedError(document)
