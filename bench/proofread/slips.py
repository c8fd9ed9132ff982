"""Put one slip of a writer into a clean report, and know which relations it breaks."""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from bench.proofread.truth import (
    ANNEX,
    SUMMARY,
    TEXT,
    Balance,
    Mention,
    Relation,
    Report,
    Same,
    single_repairs,
)

NUMBER: Final = re.compile(r"[\d.,]*\d")


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with one slip: the mention as it stands now, what stood there, what it breaks."""

    report: Report
    kind: str
    mention: Mention
    was: str
    broken: tuple[Relation, ...]
    decided: bool

    @property
    def peers(self) -> frozenset[str]:
        """The figures, as printed, of every relation that is broken, without the slip itself."""
        return frozenset(
            other.printed
            for relation in self.broken
            for other in relation.mentions
            if other is not self.mention
        )


Change = Callable[[str, Random], str | None]
Spoil = Callable[[Mention, re.Match[str], Random], bool]


def _swap(digits: str, random: Random) -> str | None:
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and (i or digits[1] != "0")]
    if not places:
        return None
    i = random.choice(places)
    return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def _one_digit(digits: str, random: Random) -> str | None:
    i = random.randrange(len(digits))
    least = 1 if i == 0 and len(digits) > 1 else 0
    other = random.choice([d for d in "0123456789"[least:] if d != digits[i]])
    return digits[:i] + other + digits[i + 1 :]


def _dropped(digits: str, random: Random) -> str | None:
    if len(digits) < 2:
        return None
    i = random.randrange(len(digits))
    left = digits[:i] + digits[i + 1 :]
    return left if left[0] != "0" else None


def _doubled(digits: str, random: Random) -> str | None:
    i = random.randrange(len(digits))
    return digits[: i + 1] + digits[i:]


def _tenfold(digits: str, random: Random) -> str | None:
    return digits + "0"


def _off_by_little(digits: str, random: Random) -> str | None:
    value = int(digits) + random.choice((-9, -3, -2, -1, 1, 2, 3, 5, 9, 10))
    return str(value) if value > 0 else None


def _another(digits: str, random: Random) -> str | None:
    value = round(int(digits) * random.choice((0.82, 0.9, 0.94, 1.05, 1.08, 1.13)))
    return str(value)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slip: what it does to a mention, and to which mentions it happens."""

    name: str
    spoil: Spoil
    happens_to: Callable[[Mention, Report], bool]


def _any(mention: Mention, report: Report) -> bool:
    return mention.kind != "maximum"


def _percent(mention: Mention, report: Report) -> bool:
    return mention.kind == "percent"


def _whole_number(mention: Mention, report: Report) -> bool:
    return mention.kind in ("count", "money")


def _total(mention: Mention, report: Report) -> bool:
    return any(isinstance(r, Balance) and r.left == (mention,) for r in report.relations)


def _annexed(mention: Mention, report: Report) -> bool:
    return mention.place == ANNEX and any(
        isinstance(r, Same) and mention in r.mentions for r in report.relations
    )


def _repeated(mention: Mention, report: Report) -> bool:
    return mention.place in (TEXT, SUMMARY) and any(
        isinstance(r, Same) and mention in r.mentions for r in report.relations
    )


def _with_decimals(mention: Mention, report: Report) -> bool:
    return mention.kind != "maximum" and mention.unit < 1 and len(NUMBER.findall(mention.printed)[0]) > 3


def _score(mention: Mention, report: Report) -> bool:
    return mention.kind == "score" and mention.name != "scores.total"


def _digits(change: Change) -> Spoil:
    """A slip that changes digits and leaves the marks as this writer sets them."""

    def spoil(mention: Mention, match: re.Match[str], random: Random) -> bool:
        digits = re.sub(r"\D", "", match.group())
        changed = change(digits.lstrip("0") or digits, random)
        return changed is not None and changed != digits and _reprint(mention, match, changed)

    return spoil


def _reprint(mention: Mention, match: re.Match[str], digits: str) -> bool:
    """The new digits behind the old marks: as many decimals as before, thousands as the writer marks them."""
    old = match.group()
    decimals = _decimals(mention, old)
    if len(digits) <= decimals:
        return False
    whole, part = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    if decimals and len(whole) > 1 and whole.startswith("0"):
        return False
    grouped = f"{int(whole):,}".replace(",", mention.thousands)
    text = grouped + (old[-decimals - 1] + part if decimals else "")
    if mention.kind == "count" and old.startswith("0") and int(digits) < 10:
        text = f"0{int(digits)}"
    mention.printed = mention.printed[: match.start()] + text + mention.printed[match.end() :]
    mention.shown = Fraction(int(digits), 10**decimals)
    return True


def _decimals(mention: Mention, printed: str) -> int:
    """How many of the printed digits stand behind the decimal mark."""
    digits = int(re.sub(r"\D", "", printed))
    decimals = 0
    while digits != mention.shown * 10**decimals:
        decimals += 1
    return decimals


def _shift(mention: Mention, match: re.Match[str], random: Random) -> bool:
    """96,14 becomes 9,614 or 961,4: the same digits, the mark one place on."""
    old = match.group()
    decimals = _decimals(mention, old)
    digits = re.sub(r"\D", "", old)
    if not decimals or len(digits) - decimals < 2:
        return False
    mark = old[-decimals - 1]
    place = len(digits) - decimals - 1
    mention.printed = f"{digits[:place]}{mark}{digits[place:]}" + mention.printed[match.end() :]
    mention.shown /= 10
    mention.unit /= 10
    return True


def _as_ratio(mention: Mention, match: re.Match[str], random: Random) -> bool:
    """85,53% becomes 0,86%."""
    hundredths = round(mention.shown)
    mark = "." if re.search(r"\.\d{1,2}$", match.group()) else ","
    mention.printed = f"{hundredths // 100}{mark}{hundredths % 100:02}" + mention.printed[match.end() :]
    mention.shown, mention.unit = Fraction(hundredths, 100), Fraction(1, 100)
    return hundredths > 0


def _over_hundred(digits: str, random: Random) -> str | None:
    return f"1{digits}"


def _above_maximum(digits: str, random: Random) -> str | None:
    return str(int(digits) + 2_300)


KINDS: Final = (
    Kind("two digits swapped", _digits(_swap), _any),
    Kind("one digit wrong", _digits(_one_digit), _any),
    Kind("digit dropped", _digits(_dropped), _whole_number),
    Kind("digit doubled", _digits(_doubled), _whole_number),
    Kind("mark shifted", _shift, _with_decimals),
    Kind("factor of ten", _digits(_tenfold), _whole_number),
    Kind("wrong percent", _digits(_another), _percent),
    Kind("ratio printed as percent", _as_ratio, _percent),
    Kind("percent over a hundred", _digits(_over_hundred), _percent),
    Kind("score above its maximum", _digits(_above_maximum), _score),
    Kind("wrong total", _digits(_off_by_little), _total),
    Kind("text against annex", _digits(_another), _annexed),
    Kind("one section against another", _digits(_off_by_little), _repeated),
)


def plant(report: Report, kind: Kind, seed: int) -> Planted | None:
    """A copy of the report with one slip of the kind that breaks a relation; None where it has no place."""
    spoiled = copy.deepcopy(report)
    random = Random(f"{report.name}/{kind.name}/{seed}")
    related = {m for relation in spoiled.relations for m in relation.mentions}
    possible = [m for m in spoiled.mentions() if m in related and kind.happens_to(m, spoiled)]
    random.shuffle(possible)
    for mention in possible:
        was = mention.printed
        before = mention.shown, mention.unit
        if _spoil(mention, kind, random) and mention.printed != was:
            broken = spoiled.broken()
            if broken:
                return Planted(spoiled, kind.name, mention, was, broken, single_repairs(spoiled) == [mention])
        mention.printed, (mention.shown, mention.unit) = was, before
    return None


def _spoil(mention: Mention, kind: Kind, random: Random) -> bool:
    match = NUMBER.search(mention.printed)
    assert match is not None, mention.printed
    return kind.spoil(mention, match, random)
