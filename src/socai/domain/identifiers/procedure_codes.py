"""Procedure codes: `1.004873`, with or without the agency they were localized for."""

import re
from dataclasses import dataclass
from typing import Final

_PATTERN: Final = re.compile(r"([12])\s*\.\s*(\d{6})(?:\s*\.\s*([0-9A-Z.]+))?")


class ProcedureCodeRefused(ValueError):
    """The text is no procedure code."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} is no procedure code; it takes 1 or 2, a dot and six digits, such as 1.004873,"
            " and may go on with an agency code, such as 1.004873.H56"
        )


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    number: str  # "1.004873"
    agency: str = ""  # "H56", as written

    def __str__(self) -> str:
        return f"{self.number}.{self.agency}" if self.agency else self.number


def parse_procedure_code(text: str) -> ProcedureCode:
    """The code in its normal form; spaces and lower case are forgiven."""
    match = _PATTERN.fullmatch(text.strip().upper())
    if match is None:
        raise ProcedureCodeRefused(text)
    return ProcedureCode(f"{match[1]}.{match[2]}", (match[3] or "").strip("."))
