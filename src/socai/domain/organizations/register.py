"""The register of units: every unit that ever was, with its names, its parents and how it ended."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from socai.domain.identifiers.agency_codes import AgencyCodeRefused, parse_agency_code
from socai.domain.organizations.dated import Dated, Decision, History, Span, find_on, span_of
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.refusals import OrganizationRefused

_OWN_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,39}", re.ASCII)
_LONGEST_NAME: Final = 200


class UnknownUnit(OrganizationRefused):
    """No unit has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code, None, f"no unit has the code {code}; accepted is the code of a known unit")


class UnitCodeRefused(OrganizationRefused):
    """Not a code that a unit can be known by."""

    def __init__(self, code: str) -> None:
        super().__init__(
            code,
            None,
            f"{code!r} cannot be the code of a unit; accepted are an agency code such as H15.50.05.13 or an "
            "own one of at most 40 Latin capitals, digits, dots, hyphens and underscores",
        )


class UnitNameRefused(OrganizationRefused):
    """Not a name that a unit can bear."""

    def __init__(self, code: str, name: str) -> None:
        self.name = name
        super().__init__(
            code,
            None,
            f"{name!r} cannot be the name of unit {code}; accepted are 1 to {_LONGEST_NAME} characters that "
            "begin with a letter or a digit",
        )


class EndingKind(StrEnum):
    MERGED = "merged"
    SPLIT = "split"
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a unit ended: into whom, the `heir` taking the open records, and by which decision."""

    kind: EndingKind
    decision: Decision
    heir: str | None = None
    others: tuple[str, ...] = ()

    @property
    def successors(self) -> tuple[str, ...]:
        """Heir first; nobody after an abolition."""
        return () if self.heir is None else (self.heir, *self.others)


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One unit for good: identity, and its dated facts. Names and parents cover its whole existence."""

    code: str
    kind: UnitKind
    names: History[str]
    parents: History[str | None]
    ending: Ending | None = None
    old_agency_code: str = ""
    administrative_code: str = ""

    @property
    def span(self) -> Span:
        return span_of(self.names)

    def name_on(self, day: date) -> str | None:
        found = find_on(self.names, day)
        return found.value if found else None

    def links(self) -> frozenset[str]:
        """The codes of the units its facts point at."""
        parents = {fact.value for fact in self.parents if fact.value is not None}
        return frozenset(parents.union(self.ending.successors if self.ending else ()))


@dataclass(frozen=True, slots=True)
class Register:
    """All units by code. A change gives a new register and leaves this one as it was."""

    records: Mapping[str, UnitRecord] = field(default_factory=dict)

    def __getitem__(self, code: str) -> UnitRecord:
        try:
            return self.records[code]
        except KeyError:
            raise UnknownUnit(code) from None

    def __contains__(self, code: str) -> bool:
        return code in self.records

    def __iter__(self) -> Iterator[UnitRecord]:
        return iter(self.records.values())

    def having(self, records: Iterable[UnitRecord]) -> "Register":
        """This register with the given units in place of what it had of them."""
        return Register({**self.records, **{record.code: record for record in records}})

    def parents_on(self, day: date) -> dict[str, str | None]:
        """Every unit that stands on the day with its parent."""
        standing = ((record.code, find_on(record.parents, day)) for record in self)
        return {code: fact.value for code, fact in standing if fact is not None}

    def children_from(self, code: str, day: date) -> list[UnitRecord]:
        """The units that lie under this one on the day or any day after."""
        onward = Span(day)
        return [record for record in self if any(_lies_under(fact, code, onward) for fact in record.parents)]


def clean_code(text: str) -> str:
    """The code as it is kept: agency codes in their strict form, own ones in capitals."""
    try:
        return str(parse_agency_code(text))
    except AgencyCodeRefused:
        code = unicodedata.normalize("NFKC", text).strip().upper()
        if not _OWN_CODE.fullmatch(code):
            raise UnitCodeRefused(text) from None
        return code


def clean_name(text: str, *, code: str) -> str:
    """The name with composed accents and single spaces."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    # A first character such as = or + would make a spreadsheet compute the exported name.
    if not 1 <= len(name) <= _LONGEST_NAME or not name[0].isalnum() or not name.isprintable():
        raise UnitNameRefused(code, text)
    return name


def _lies_under(fact: Dated[str | None], code: str, span: Span) -> bool:
    return fact.value == code and fact.span.overlaps(span)
