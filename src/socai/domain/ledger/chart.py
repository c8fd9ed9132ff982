"""The chart of accounts: what can be counted, in which measure, and what lies under what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Nature(StrEnum):
    OUTSIDE = "outside"  # where things come from: has no bottom
    STOCK = "stock"  # holds things: never below zero
    MEMO = "memo"  # counts what happens to a thing already counted; outside balances


class Measure(StrEnum):
    DOSSIER = "dossier"
    PERSON = "person"
    DOCUMENT = "document"
    DONG = "dong"


class UnknownAccount(LookupError):
    """The chart has no such account."""

    def __init__(self, code: str, version: str) -> None:
        self.code, self.version = code, version
        super().__init__(f"chart {version} has no account {code!r}; it takes an account listed there")


@dataclass(frozen=True, slots=True)
class Account:
    """A leaf that entries name. Its ancestors are the dotted beginnings of its code."""

    code: str
    nature: Nature
    measure: Measure
    titles: Mapping[str, str]  # language → title


@dataclass(frozen=True, slots=True)
class Group:
    """An inner place of the chart, such as `dossier.pending`; asked for, never posted to."""

    code: str
    titles: Mapping[str, str]


class ChartRefused(ValueError):
    """The chart contradicts itself."""


@dataclass(frozen=True)
class Chart:
    """One immutable version of the chart."""

    version: str
    accounts: Mapping[str, Account]
    groups: Mapping[str, Group]
    _leaves: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def account(self, code: str) -> Account:
        """The leaf account of this code; a group or an unknown code raises UnknownAccount."""
        try:
            return self.accounts[code]
        except KeyError:
            raise UnknownAccount(code, self.version) from None

    def leaves(self, code: str) -> frozenset[str]:
        """The account itself, or every account below the group."""
        if code not in self._leaves:
            below = frozenset(leaf for leaf in self.accounts if is_within(leaf, code))
            if not below:
                raise UnknownAccount(code, self.version)
            self._leaves[code] = below
        return self._leaves[code]


def is_within(code: str, ancestor: str) -> bool:
    return code == ancestor or code.startswith(ancestor + ".")


def build_chart(version: str, accounts: Iterable[Account], groups: Iterable[Group]) -> Chart:
    """A chart whose every account has its groups, each titled, and nothing stands twice."""
    leaves: dict[str, Account] = {}
    inner: dict[str, Group] = {}
    for group in groups:
        if group.code in inner:
            raise ChartRefused(f"group {group.code!r} stands twice; each code stands once")
        inner[group.code] = group
    for account in accounts:
        if account.code in leaves or account.code in inner:
            raise ChartRefused(f"account {account.code!r} stands twice; each code stands once")
        leaves[account.code] = account
    for code in [*leaves, *inner]:
        parent, dot, _ = code.rpartition(".")
        if dot and parent not in inner:
            raise ChartRefused(f"{code!r} lies under {parent!r}, which is not listed as a group")
    for code in inner:
        if not any(is_within(leaf, code) for leaf in leaves):
            raise ChartRefused(f"group {code!r} holds no account; list one or leave the group out")
    return Chart(version, leaves, inner)
