"""Codes of administrative units: province 2 digits, commune 5, and 3 for the districts of the past."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


DIGITS: Final = MappingProxyType({Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5})


class AdministrativeCodeRefused(ValueError):
    """The text is no code of an administrative unit of that level."""

    def __init__(self, text: str, level: Level) -> None:
        self.text, self.level = text, level
        digits = DIGITS[level]
        super().__init__(
            f"{text!r} is not the code of a {level}; accepted are {digits} digits from {'1'.zfill(digits)} "
            f"to {'9' * digits}"
        )


@dataclass(frozen=True, slots=True)
class AdministrativeCode:
    """A code of one level; `str()` writes it with all its zeros."""

    level: Level
    number: int

    def __post_init__(self) -> None:
        if not 0 < self.number < 10 ** DIGITS[self.level]:
            raise AdministrativeCodeRefused(str(self.number), self.level)

    def __str__(self) -> str:
        return str(self.number).zfill(DIGITS[self.level])


def parse_administrative_code(text: str, level: Level) -> AdministrativeCode:
    """The code, with spaces forgiven and the leading zeros that a spreadsheet drops put back."""
    digits = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if not digits.isascii() or not digits.isdigit() or len(digits) > DIGITS[level]:
        raise AdministrativeCodeRefused(text, level)
    try:
        return AdministrativeCode(level, int(digits))
    except AdministrativeCodeRefused as refusal:
        raise AdministrativeCodeRefused(text, level) from refusal
