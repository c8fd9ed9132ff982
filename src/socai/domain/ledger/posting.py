"""Derive, then post the difference: what to add so that the book says what the history says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count, groupby

from socai.domain.ledger.chart import Chart, Nature
from socai.domain.ledger.transfers import Cut, Entry, NewEntry, Transfer


class PostRefused(ValueError):
    """The book does not take this transfer."""

    def __init__(self, transfer: Transfer, reason: str) -> None:
        self.transfer = transfer
        super().__init__(
            f"{transfer.source} → {transfer.target}, {transfer.quantity} on {transfer.effective_on}: {reason}"
        )


class EmptyQuantity(PostRefused):
    """A transfer moves at least one; only a red entry is negative."""


class WrongMeasure(PostRefused):
    """The accounts are kept in different measures."""


class MixedHandOver(PostRefused):
    """Accounts and units change at once, or neither does."""


class NotYetTrue(PostRefused):
    """The day has not come."""


class StockBelowZero(ValueError):
    """More of the subject would leave an account than stands there."""

    def __init__(self, account: str, unit: int, on: date, stock: int) -> None:
        self.account, self.unit, self.on, self.stock = account, unit, on, stock
        super().__init__(
            f"account {account} of unit {unit} would hold {stock} of this record at the end of {on};"
            " it takes a history in which things leave only where they stand"
        )


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in force: neither red nor taken back."""
    entries = list(entries)
    taken_back = {entry.reverses for entry in entries if entry.reverses is not None}
    return [entry for entry in entries if entry.reverses is None and entry.seq not in taken_back]


def difference(entries: Sequence[Entry], desired: Sequence[Transfer], *, occasion: int) -> list[NewEntry]:
    """What to post so that the standing entries become exactly the desired transfers.

    Red entries come first, caused by `occasion`, the event that made the old ones untrue. Lines count on
    per cause, so that two processes that post the same difference at once collide instead of doubling it.
    """
    missing = Counter(desired)
    untrue: list[Entry] = []
    for entry in standing(entries):
        if missing[entry.transfer] > 0:
            missing[entry.transfer] -= 1
        else:
            untrue.append(entry)
    lines = _next_lines(entries)
    red = [_red(entry, occasion) for entry in untrue]
    # In the order the history tells: several passages of one day stay readable in the book.
    place = {item: index for index, item in enumerate(desired)}
    black = [(item, None) for item in sorted(missing.elements(), key=place.__getitem__)]
    return [NewEntry(item, next(lines[item.cause]), reverses) for item, reverses in [*red, *black]]


def check_post(new: Sequence[NewEntry], *, existing: Sequence[Entry], chart: Chart, through: date) -> None:
    """Refuse what the book must not take: raises PostRefused, StockBelowZero or UnknownAccount."""
    for entry in new:
        if entry.reverses is None:
            _check_transfer(entry.transfer, chart, through)
    if new:
        _check_stock([*(item.transfer for item in existing), *(item.transfer for item in new)], chart)


def _check_transfer(item: Transfer, chart: Chart, through: date) -> None:
    source, target = chart.account(item.source), chart.account(item.target)
    if item.quantity <= 0:
        raise EmptyQuantity(item, "it takes a quantity of at least 1")
    if source.measure is not target.measure:
        raise WrongMeasure(
            item, f"{source.measure} cannot become {target.measure}; it takes accounts of one measure"
        )
    if (item.source == item.target) is not item.is_hand_over:
        raise MixedHandOver(item, "it takes either two accounts of one unit, or one account of two units")
    if item.effective_on > through:
        raise NotYetTrue(item, f"it takes a day up to {through}")


def _check_stock(items: Iterable[Transfer], chart: Chart) -> None:
    stock: dict[tuple[str, int, Cut], int] = defaultdict(int)
    by_day = sorted(items, key=lambda item: item.effective_on)
    for on, of_the_day in groupby(by_day, key=lambda item: item.effective_on):
        touched = set()
        for item in of_the_day:
            for account, unit, quantity in (
                (item.source, item.source_unit, -item.quantity),
                (item.target, item.target_unit, item.quantity),
            ):
                stock[account, unit, item.cut] += quantity
                touched.add((account, unit, item.cut))
        for key in touched:
            if stock[key] < 0 and chart.account(key[0]).nature is Nature.STOCK:
                raise StockBelowZero(key[0], key[1], on, stock[key])


def _next_lines(entries: Iterable[Entry]) -> defaultdict[int, Iterator[int]]:
    highest: dict[int, int] = defaultdict(int)
    for entry in entries:
        highest[entry.transfer.cause] = max(highest[entry.transfer.cause], entry.line)
    lines: defaultdict[int, Iterator[int]] = defaultdict(lambda: count(1))
    lines.update((cause, count(line + 1)) for cause, line in highest.items())
    return lines


def _red(entry: Entry, occasion: int) -> tuple[Transfer, int]:
    return replace(entry.transfer, quantity=-entry.transfer.quantity, cause=occasion), entry.seq
