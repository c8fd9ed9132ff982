"""Brings the totals up to date with the book, recounts them, throws them away."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models import Min

from socai.apps.kernel.writing import writing
from socai.apps.ledger.locks import hold_for_digesting
from socai.apps.ledger.models import DayTotal, MonthBalance, TotalsMark, Transfer

_BATCH: Final = 50_000
_KEY: Final = "effective_on, source_id, target_id, source_unit_id, target_unit_id, cut_id"
_DIGEST: Final = f"""
    INSERT INTO ledger_daytotal ({_KEY}, quantity)
    SELECT {_KEY}, SUM(quantity) FROM ledger_transfer
    WHERE seq > %(above)s AND seq <= %(upto)s GROUP BY {_KEY}
    ON CONFLICT (target_unit_id, effective_on, source_id, target_id, source_unit_id, cut_id)
    DO UPDATE SET quantity = ledger_daytotal.quantity + excluded.quantity
"""
# A leg is one side of an entry: what arrives counts up, what leaves counts down.
_LEGS: Final = """
    SELECT target_id AS account_id, target_unit_id AS unit_id, cut_id, quantity FROM {table} WHERE {bounds}
    UNION ALL
    SELECT source_id, source_unit_id, cut_id, -quantity FROM {table} WHERE {bounds}
"""
_LATE_INTO_MONTH: Final = f"""
    INSERT INTO ledger_monthbalance (month_end, account_id, unit_id, cut_id, quantity)
    SELECT %(month_end)s, account_id, unit_id, cut_id, SUM(quantity) FROM (
        {_LEGS.format(table="ledger_transfer", bounds="seq > %(above)s AND seq <= %(upto)s AND effective_on <= %(month_end)s")}
    ) AS legs WHERE TRUE GROUP BY account_id, unit_id, cut_id
    ON CONFLICT (unit_id, month_end, account_id, cut_id)
    DO UPDATE SET quantity = ledger_monthbalance.quantity + excluded.quantity
"""  # noqa: E501  (one clause)
_NEW_MONTH: Final = f"""
    INSERT INTO ledger_monthbalance (month_end, account_id, unit_id, cut_id, quantity)
    SELECT %(month_end)s, account_id, unit_id, cut_id, SUM(quantity) FROM (
        SELECT account_id, unit_id, cut_id, quantity FROM ledger_monthbalance WHERE month_end = %(previous)s
        UNION ALL
        {_LEGS.format(table="ledger_daytotal", bounds="effective_on > %(previous)s AND effective_on <= %(month_end)s")}
    ) AS legs GROUP BY account_id, unit_id, cut_id HAVING SUM(quantity) <> 0
"""  # noqa: E501  (one clause)


def refresh_totals(*, upto: int, through: date) -> int:
    """Digest the entries up to the mark `upto`, and balances of months over by `through`.

    Works in batches, each a transaction of its own. Returns how many entries were read.
    """
    read = 0
    while True:
        with writing():
            hold_for_digesting()
            mark = TotalsMark.objects.first()
            above = mark.seq if mark else 0
            batch_end = _batch_end(above, upto)
            if batch_end is None:
                _open_months(mark, through)
                return read
            read += _digest(mark, above, batch_end)


def drop_totals() -> None:
    """Throw the digest away; the next refresh makes it anew."""
    with writing():
        hold_for_digesting()
        TotalsMark.objects.all().delete()
        DayTotal.objects.all().delete()
        MonthBalance.objects.all().delete()


def count_wrong_totals() -> int:
    """How many rows of the totals differ from a recount of the book up to their mark. Must be 0."""
    mark = TotalsMark.objects.first()
    if mark is None:
        return DayTotal.objects.count() + MonthBalance.objects.count()
    return _wrong_days(mark) + sum(_wrong_balances(mark, end) for end in _month_ends_to_judge(mark))


def _batch_end(above: int, upto: int) -> int | None:
    rows = Transfer.objects.filter(seq__gt=above, seq__lte=upto).order_by("seq")[:_BATCH]
    return max(rows.values_list("seq", flat=True), default=None)


def _digest(mark: TotalsMark | None, above: int, upto: int) -> int:
    bounds = {"above": above, "upto": upto}
    batch = Transfer.objects.filter(seq__gt=above, seq__lte=upto)
    if mark is None:
        first = Transfer.objects.aggregate(first=Min("effective_on"))["first"]
        mark = TotalsMark(last_month_end=_end_of_month_before(first), seq=0)
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST, bounds)
        # Late knowledge: months already balanced change too.
        oldest = batch.aggregate(oldest=Min("effective_on"))["oldest"]
        for month_end in _month_ends(oldest, mark.last_month_end):
            cursor.execute(_LATE_INTO_MONTH, bounds | {"month_end": _adapted(month_end)})
    mark.seq = upto
    mark.save()
    return batch.count()


def _open_months(mark: TotalsMark | None, through: date) -> None:
    if mark is None:
        return
    previous = mark.last_month_end
    with connection.cursor() as cursor:
        for month_end in _month_ends(previous + timedelta(days=1), through):
            parameters = {"month_end": _adapted(month_end), "previous": _adapted(previous)}
            cursor.execute(_NEW_MONTH, parameters)
            previous = month_end
    if previous != mark.last_month_end:
        mark.last_month_end = previous
        mark.save(update_fields=["last_month_end"])


def _month_ends(first_day: date, last_day: date) -> Iterator[date]:
    """The last days of months within these days, both included."""
    end = _end_of_month(first_day)
    while end <= last_day:
        yield end
        end = _end_of_month(end + timedelta(days=1))


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _end_of_month_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)


def _month_ends_to_judge(mark: TotalsMark) -> list[date]:
    """Those that ought to have balances, though none is there, and those that have some."""
    first = Transfer.objects.aggregate(first=Min("effective_on"))["first"]
    due = set(_month_ends(first, mark.last_month_end)) if first else set()
    return sorted(due.union(MonthBalance.objects.values_list("month_end", flat=True).distinct()))


def _wrong_days(mark: TotalsMark) -> int:
    kept = f"SELECT {_KEY}, quantity FROM ledger_daytotal WHERE quantity <> 0"
    recount = (
        f"SELECT {_KEY}, SUM(quantity) AS quantity FROM ledger_transfer WHERE seq <= %(seq)s"
        f" GROUP BY {_KEY} HAVING SUM(quantity) <> 0"
    )
    return _differing(kept, recount, {"seq": mark.seq})


def _wrong_balances(mark: TotalsMark, month_end: date) -> int:
    kept = (
        "SELECT account_id, unit_id, cut_id, quantity FROM ledger_monthbalance"
        " WHERE month_end = %(month_end)s AND quantity <> 0"
    )
    legs = _LEGS.format(table="ledger_transfer", bounds="seq <= %(seq)s AND effective_on <= %(month_end)s")
    recount = (
        f"SELECT account_id, unit_id, cut_id, SUM(quantity) AS quantity FROM ({legs}) AS legs"
        " GROUP BY account_id, unit_id, cut_id HAVING SUM(quantity) <> 0"
    )
    return _differing(kept, recount, {"seq": mark.seq, "month_end": _adapted(month_end)})


def _differing(kept: str, recount: str, parameters: dict[str, Any]) -> int:
    one_way = f"SELECT COUNT(*) FROM (SELECT * FROM ({kept}) AS a EXCEPT SELECT * FROM ({recount}) AS b) AS c"
    other_way = (
        f"SELECT COUNT(*) FROM (SELECT * FROM ({recount}) AS a EXCEPT SELECT * FROM ({kept}) AS b) AS c"
    )
    with connection.cursor() as cursor:
        cursor.execute(one_way, parameters)
        extra = int(cursor.fetchone()[0])
        cursor.execute(other_way, parameters)
        return extra + int(cursor.fetchone()[0])


def _adapted(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)
