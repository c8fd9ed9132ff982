"""How a unit heads and signs its papers, in the manner of Decree 30/2020/NĐ-CP.

Papers are in Vietnamese whatever the language of the pages, so these words are not for translation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from socai.apps.organizations.queries import UnitOnDay
from socai.domain.organizations.kinds import TERRITORIAL, UnitKind

COMMITTEE: Final = "Ủy ban nhân dân"
# What names of units begin with, the one to put before a bare name first.
_KIND_WORDS: Final[dict[UnitKind, tuple[str, ...]]] = {
    UnitKind.PROVINCE: ("tỉnh", "thành phố"),
    UnitKind.DISTRICT: ("huyện", "quận"),
    UnitKind.DISTRICT_TOWN: ("thị xã", "thành phố"),
    UnitKind.COMMUNE: ("xã",),
    UnitKind.WARD: ("phường",),
    UnitKind.TOWNSHIP: ("thị trấn",),
    UnitKind.SPECIAL_ZONE: ("đặc khu",),
}
_HEADS: Final[dict[UnitKind, str]] = {
    UnitKind.DEPARTMENT: "Giám đốc",
    UnitKind.OFFICE: "Trưởng phòng",
    UnitKind.SUB_DEPARTMENT: "Chi cục trưởng",
    UnitKind.BOARD: "Trưởng ban",
    UnitKind.SERVICE_CENTER: "Giám đốc",
    UnitKind.VILLAGE: "Trưởng thôn",
    UnitKind.RESIDENTIAL_GROUP: "Tổ trưởng",
}
_HEAD_OF_ANY: Final = "Thủ trưởng đơn vị"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The words that surround a paper."""

    parent_body: str  # empty for a People's Committee, which answers to its own Council
    issuing_body: tuple[str, ...]
    issuer: str  # as running text
    place: str
    symbol: str  # BC-UBND
    recipients: tuple[str, ...]
    signing: tuple[str, ...]


def letterhead_of(path: Sequence[UnitOnDay]) -> Letterhead:
    """The letterhead of the last unit of a path that comes down from the top of the tree."""
    unit, above = path[-1], path[:-1]
    committees = [each for each in above if each.kind in TERRITORIAL]
    superior = _committee(committees[-1]) if committees else ""
    recipients = (f"- {superior};" if superior else "", "- Lưu: VT.")
    if unit.kind in TERRITORIAL:
        return Letterhead(
            parent_body="",
            issuing_body=(COMMITTEE.upper(), _full_name(unit).upper()),
            issuer=_committee(unit),
            place=_bare_name(unit),
            symbol="BC-UBND",
            recipients=tuple(filter(None, recipients)),
            signing=(f"TM. {COMMITTEE}".upper(), "CHỦ TỊCH"),
        )
    return Letterhead(
        parent_body=superior.upper(),
        issuing_body=(unit.name.upper(),),
        issuer=unit.name,
        place=_bare_name(committees[-1]) if committees else "",
        symbol=f"BC-{_initials(unit.name)}",
        recipients=tuple(filter(None, recipients)),
        signing=(_HEADS.get(unit.kind, _HEAD_OF_ANY).upper(),),
    )


def _committee(unit: UnitOnDay) -> str:
    return f"{COMMITTEE} {_full_name(unit)}"


def _full_name(unit: UnitOnDay) -> str:
    """xã Minh Họa: the word of the kind in small letters, added where the name lacks it."""
    word, bare = _split(unit)
    return f"{word} {bare}"


def _bare_name(unit: UnitOnDay) -> str:
    return _split(unit)[1]


def _split(unit: UnitOnDay) -> tuple[str, str]:
    words = _KIND_WORDS[unit.kind]
    for word in words:
        if unit.name.casefold().startswith(f"{word} "):
            return word, unit.name[len(word) :].strip()
    return words[0], unit.name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()
