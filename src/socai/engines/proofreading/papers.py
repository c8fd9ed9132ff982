"""Papers, laws, dates and windows of time as a text names them.

A tour. `dates.find_dates`, `dates.find_windows` and `paper_numbers.find_papers` give what the whole document
names, in reading order; `dates_in`, `windows_in` and `papers_in` do the same for one text.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socai.engines.proofreading.model import Place


class PaperKind(StrEnum):
    PAPER = "paper"  # 52/BC-UBND, 1247/UBND-NV: numbered anew each year
    NORMATIVE = "normative"  # 61/2018/NĐ-CP: carries its year
    PARTY = "party"  # 26-CT/TU


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. `on` is None where it cannot exist (31/02) or the day is left blank."""

    printed: str
    place: Place
    day: int | None
    month: int
    year: int
    on: date | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document number with the type word before it and the date behind it, as far as they are printed.

    `number` is None where a draft leaves it blank; `symbol` is what follows ("KH-UBND"), as printed, without
    spaces, "" where only the number is named ("Nghị định 61"). `years` are the years in the number itself:
    two of them are a slip. `place` covers the number, from its first digit to the end of its symbol.
    """

    printed: str
    place: Place
    kind: PaperKind
    number: int | None
    years: tuple[int, ...]
    symbol: str
    type_word: str  # "kế hoạch", "nghị định", lower case; "" when there is none
    dated: PrintedDate | None
    issuer: str  # "ubnd huyện …" behind "của", lower case; "" when there is none
    subject: str  # what follows "về", up to the next mark; "" when there is none


@dataclass(frozen=True, slots=True)
class Window:
    """The days a text speaks of. Either end may be unsaid.

    `name` is as printed, lower case: "quý i năm 2024". A name gives no days: which days a quarter has is a
    matter of law and province. Only printed days are days.
    """

    name: str
    first_day: date | None
    last_day: date | None
    place: Place
