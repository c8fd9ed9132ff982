"""Numbers as Vietnamese offices print them: dots between thousands, a comma before decimals."""

from socai.domain.numbers.intervals import Interval, Shortening
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
    "print_count",
    "print_number",
    "print_percent",
    "read_number",
]
