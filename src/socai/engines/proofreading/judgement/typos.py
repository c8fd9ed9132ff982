"""Slips of a single key: which printed digits can stand for which others."""

from collections.abc import Iterator
from typing import Final

_DIGITS: Final = "0123456789"


def is_single_typo(printed: str, meant: str) -> bool:
    """Whether one slip turns the digits that were meant into those printed.

    Both are digits alone, without marks. One slip is: two neighbours swapped, one digit for another, one
    dropped, one doubled or put in, zeros too many or too few at the end.
    """
    if printed == meant or not printed or not meant:
        return False
    if len(printed) == len(meant):
        return _is_swap_or_digit(printed, meant)
    if len(printed) > len(meant):
        return _is_one_more(printed, meant) or _is_factor(printed, meant)
    return _is_one_more(meant, printed) or _is_factor(meant, printed)


def single_typos(printed: str) -> Iterator[str]:
    """Every string of digits that one slip turns into the printed one. Zeros in front are kept."""
    for place, digit in enumerate(printed):
        yield from (printed[:place] + other + printed[place + 1 :] for other in _DIGITS if other != digit)
        if len(printed) > 1:
            yield printed[:place] + printed[place + 1 :]
    for place in range(len(printed) - 1):
        if printed[place] != printed[place + 1]:
            yield printed[:place] + printed[place + 1] + printed[place] + printed[place + 2 :]
    for place in range(len(printed) + 1):
        yield from (printed[:place] + digit + printed[place:] for digit in _DIGITS)
    yield from (printed + zeros for zeros in ("00", "000"))


def _is_swap_or_digit(printed: str, meant: str) -> bool:
    places = [place for place, pair in enumerate(zip(printed, meant, strict=True)) if pair[0] != pair[1]]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return printed[first] == meant[second] and printed[second] == meant[first]


def _is_one_more(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _is_factor(longer: str, shorter: str) -> bool:
    return (
        longer.startswith(shorter)
        and set(longer[len(shorter) :]) == {"0"}
        and len(longer) <= len(shorter) + 3
    )
