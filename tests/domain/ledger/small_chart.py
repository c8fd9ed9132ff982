"""A chart small enough to keep in mind, with one account of each kind."""

from datetime import date

from socai.domain.ledger import Account, Cut, Entry, Group, Measure, Nature, NewEntry, build_chart

TITLES = {"vi": "Tài khoản", "en": "Account"}
CUT = Cut(procedure="1.004873")
UNIT, OTHER_UNIT = 1, 2
MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
FAR = date(2030, 1, 1)


def account(code: str, nature: Nature = Nature.STOCK, measure: Measure = Measure.DOSSIER) -> Account:
    return Account(code, nature, measure, TITLES)


def group(code: str) -> Group:
    return Group(code, TITLES)


CHART = build_chart(
    "small",
    [
        account("intake", Nature.OUTSIDE),
        account("open.running"),
        account("open.paused"),
        account("ended"),
        account("noted", Nature.MEMO),
        account("money", Nature.OUTSIDE, Measure.DONG),
    ],
    [group("open")],
)


def recorded(new: list[NewEntry], *, after: list[Entry] = ()) -> list[Entry]:
    """The book once `new` stands in it behind `after`."""
    start = len(after) + 1
    return [*after, *(Entry(start + i, e.transfer, e.line, e.reverses) for i, e in enumerate(new))]
