"""What addresses and hidden fields carry, read without trusting it."""

from typing import Final

_DIGITS: Final = 18  # every number of so many digits fits the numbers of a record


def number_in(text: str) -> int | None:
    """The whole number, or None for anything that is not the number of a record."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def words_in(text: str) -> str:
    """What to search for; a NUL, which no database takes, ends it."""
    return text.partition("\x00")[0].strip()
