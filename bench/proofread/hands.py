"""How one writer prints numbers: marks, decimals, rounding, zeros before small counts."""

from dataclasses import dataclass
from fractions import Fraction

from bench.proofread.truth import Fact, Mention

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Hand:
    """One writer's habits. `thousands` and `decimal` are the marks; `cuts` drops digits without rounding."""

    thousands: str = "."
    decimal: str = ","
    percent_decimals: int = 2
    cuts: bool = False
    zero_before: bool = True
    space_before_percent: bool = False
    keeps_zeros: bool = False
    money_in_billions: bool = False
    spells_colon: bool = True

    def mention(self, name: str, place: str, fact: Fact, *, bare: bool = False) -> Mention:
        """The fact as this writer prints it; `bare` without its sign or unit, as in a column that has one."""
        decimals, scale, behind = self._form(fact)
        shown = self._shorten(fact.value / scale, decimals)
        if fact.kind == "percent" and not self.keeps_zeros:
            while decimals and (shown * 10 ** (decimals - 1)).denominator == 1:
                decimals -= 1
        digits = self.digits(shown, decimals)
        if fact.kind == "count" and self.zero_before and 0 < shown < 10 and not bare:
            digits = f"0{digits}"
        # A zero that is left out was measured all the same: the last digit keeps its worth.
        unit = Fraction(1, 10 ** self._form(fact)[0])
        return Mention(name, place, fact.kind, digits + ("" if bare else behind), shown, unit, self.thousands)

    def digits(self, shown: Fraction, decimals: int) -> str:
        whole, part = divmod(int(shown * 10**decimals), 10**decimals)
        text = f"{whole:,}".replace(",", self.thousands)
        return f"{text}{self.decimal}{part:0{decimals}}" if decimals else text

    def _form(self, fact: Fact) -> tuple[int, int, str]:
        match fact.kind:
            case "percent":
                return self.percent_decimals, 1, " %" if self.space_before_percent else "%"
            case "money" if self.money_in_billions:
                return 3, 1_000 * MILLION, " tỷ đồng"
            case "money":
                return 0, MILLION, " triệu đồng"
            case "score":
                return 2, 1, ""
            case _:
                return 0, 1, ""

    def _shorten(self, value: Fraction, decimals: int) -> Fraction:
        size = value * 10**decimals
        return Fraction(int(size) if self.cuts else int(size + Fraction(1, 2)), 10**decimals)


CAREFUL = Hand()
ROUND = Hand(percent_decimals=1, keeps_zeros=True)
WHOLE = Hand(percent_decimals=0, zero_before=False)
CUTTING = Hand(cuts=True)
DOTTED = Hand(thousands="", decimal=".", space_before_percent=True)
PLAIN = Hand(thousands="", percent_decimals=1)
BILLIONS = Hand(money_in_billions=True, spells_colon=False)
SPARING = Hand(percent_decimals=1, spells_colon=False, cuts=True)
