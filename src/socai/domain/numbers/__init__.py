"""Numbers as Vietnamese offices print them: dots between thousands, a comma before decimals."""

from socai.domain.numbers.intervals import Interval, Shortening, point, stands_for
from socai.domain.numbers.leniently import read_leniently
from socai.domain.numbers.printing import print_count, print_number, print_percent
from socai.domain.numbers.reading import (
    AmbiguousNumber,
    Manner,
    NotANumber,
    PrintedNumber,
    Reading,
    read_number,
)

__all__ = [
    "AmbiguousNumber",
    "Interval",
    "Manner",
    "NotANumber",
    "PrintedNumber",
    "Reading",
    "Shortening",
    "point",
    "print_count",
    "print_number",
    "print_percent",
    "read_leniently",
    "read_number",
    "stands_for",
]
