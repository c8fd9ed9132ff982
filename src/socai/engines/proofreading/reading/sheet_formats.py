"""Prints the values of a sheet as its number formats say, in the Vietnamese manner."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final

from socai.domain.numbers import print_number

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "d/m/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 43: "#,##0.00",
}  # fmt: skip
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DAY_ZERO: Final = date(1899, 12, 30)
_MOST_DECIMALS: Final = 10


@dataclass(frozen=True, slots=True)
class Formats:
    """The number format of each cell style."""

    codes: tuple[str, ...]

    def printed(self, value: str, style: int) -> str:
        """The value as the sheet shows it; what is no number comes back as it is."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
            return value
        code = self.codes[style] if style < len(self.codes) else ""
        return _shown(number, code)


def read_formats(root: Any) -> Formats:
    """The formats of xl/styles.xml."""
    if root is None:
        return Formats(())
    own = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter(f"{_S}numFmt")}
    styles = root.find(f"{_S}cellXfs")
    if styles is None:
        return Formats(())
    return Formats(tuple(_code(item.get("numFmtId", "0"), own) for item in styles))


def _code(number: str, own: dict[str, str]) -> str:
    if number in own:
        return own[number].split(";")[0]
    return _BUILT_IN.get(int(number), "") if number.isdecimal() and len(number) < 4 else ""


def _shown(number: Decimal, code: str) -> str:
    bare = _QUOTED.sub("", code)
    if re.search(r"[dy]|m{2,}|h:m", bare, re.IGNORECASE) and "0" not in bare:
        return _day(number)
    percent = "%" in bare
    exact = Fraction(number) * (100 if percent else 1)
    if not re.search(r"[0#]", bare):
        return _general(exact) + ("%" if percent else "")
    part = re.search(r"\.([0#?]+)", bare)
    decimals = min(_MOST_DECIMALS, len(part[1])) if part else 0
    shown = print_number(exact, decimals=decimals)
    if part and "#" in part[1]:
        shown = _without_zeros(shown, part[1].count("0"))
    grouped = "," in bare.split(".")[0]
    return (shown if grouped else shown.replace(".", "")) + ("%" if percent else "")


def _general(number: Fraction) -> str:
    """Up to ten decimals, as an unformatted cell shows a value; noise of floating point is rounded away."""
    return _without_zeros(print_number(number, decimals=_MOST_DECIMALS).replace(".", ""), 0)


def _without_zeros(shown: str, kept: int) -> str:
    whole, _, part = shown.partition(",")
    while len(part) > kept and part.endswith("0"):
        part = part[:-1]
    return f"{whole},{part}" if part else whole


def _day(number: Decimal) -> str:
    try:
        day = _DAY_ZERO + timedelta(days=int(number))
    except OverflowError:
        return str(number)
    return f"{day.day:02}/{day.month:02}/{day.year}"
