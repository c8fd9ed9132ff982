"""Random books: entries that the database takes, for engines to be judged on."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from django.utils import timezone
from hypothesis import strategies as st

from socai.apps.kernel.models import Event
from socai.apps.ledger.interning import account_ids, cut_ids
from socai.apps.ledger.models import Transfer as TransferRow
from socai.apps.organizations.models import Unit
from socai.domain.access import SYSTEM
from socai.domain.ledger import (
    At,
    Balance,
    Coverage,
    Cut,
    Entry,
    HandedOn,
    Hands,
    Scope,
    Transfer,
    Turnover,
)

# Few of each, so that questions meet entries: days on both sides of month ends and of a year's end.
FIRST, LAST = date(2025, 11, 29), date(2026, 3, 2)
DAYS = (FIRST, date(2025, 11, 30), date(2025, 12, 1), date(2025, 12, 31), date(2026, 1, 1))
DAYS += (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1), LAST)
UNITS = (1, 2, 3, 4)
ACCOUNTS = (
    "intake",
    "dossier.awaiting.in_time",
    "dossier.pending.running.in_time",
    "dossier.pending.running.overdue",
    "dossier.pending.paused.in_time",
    "dossier.resolved.early",
    "dossier.resolved.late.unapologized",
)
GROUPS = (*ACCOUNTS, "dossier", "dossier.pending", "dossier.pending.running", "dossier.resolved")

days = st.sampled_from(DAYS)
cuts = st.builds(
    Cut,
    procedure=st.sampled_from(["", "1.004873", "2.000815"]),
    field=st.sampled_from(["", "Hộ tịch"]),
    channel=st.sampled_from(["counter", "online"]),
)


@st.composite
def transfers(draw: st.DrawFn) -> Transfer:
    source = draw(st.sampled_from(ACCOUNTS))
    unit = draw(st.sampled_from(UNITS))
    if draw(st.integers(0, 4)) == 0:
        other = draw(st.sampled_from([u for u in UNITS if u != unit]))
        return Transfer(draw(days), source, source, unit, other, draw(cuts), draw(st.integers(1, 5)), 1)
    target = draw(st.sampled_from([code for code in ACCOUNTS if code != source]))
    return Transfer(draw(days), source, target, unit, unit, draw(cuts), draw(st.integers(1, 5)), 1)


@st.composite
def books(draw: st.DrawFn) -> list[Transfer | int]:
    """Transfers in order of recording; a number stands for a red entry that takes back that earlier one."""
    items: list[Transfer | int] = list(draw(st.lists(transfers(), min_size=4, max_size=25)))
    taken_back = draw(st.lists(st.integers(0, max(len(items) - 1, 0)), unique=True, max_size=5))
    return [*items, *(place for place in taken_back if place < len(items))]


amounts = st.one_of(
    st.builds(Turnover, into=st.sampled_from(GROUPS)),
    st.builds(Turnover, out_of=st.sampled_from(GROUPS)),
    st.builds(Turnover, into=st.sampled_from(GROUPS), out_of=st.sampled_from(GROUPS)),
    st.builds(HandedOn, accounts=st.sampled_from(GROUPS), hands=st.sampled_from(Hands)),
    st.builds(Balance, accounts=st.sampled_from(GROUPS), at=st.sampled_from(At)),
)
questions = st.lists(
    st.one_of(
        amounts,
        st.builds(
            Coverage,
            of=st.sampled_from(["procedure", "channel", "unit"]),
            base=amounts.filter(lambda amount: not isinstance(amount, HandedOn)),
        ),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def scopes(draw: st.DrawFn, *, last_seq: int = 28) -> Scope:
    first = draw(days)
    return Scope(
        units=draw(st.just(frozenset(UNITS)) | st.frozensets(st.sampled_from(UNITS), min_size=1)),
        first_day=first,
        last_day=draw(st.sampled_from([day for day in DAYS if day >= first])),
        where=draw(
            st.sampled_from(
                [
                    (),
                    (),
                    (),
                    (("channel", frozenset({"online"})),),
                    (("procedure", frozenset({"1.004873", ""})),),
                ]
            )
        ),
        group_by=draw(st.sampled_from([(), ("unit",), ("procedure",), ("unit", "channel")])),
        mark=draw(st.none() | st.integers(last_seq // 4, last_seq)),
    )


def make_units() -> None:
    """The units that random books speak of, with the numbers they speak of them by."""
    for number in UNITS:
        Unit.objects.get_or_create(
            pk=number,
            defaults={"code": f"H99.{number:02d}", "kind": "commune", "valid_from": date(2020, 1, 1)},
        )


def write_book(items: Sequence[Transfer | int], *, start_line: int = 1) -> list[Entry]:
    """Put the items into the book's tables; they come back as the entries that now stand there."""
    event = Event.objects.create(
        kind="test.happened",
        subject_kind="test",
        subject_id=1,
        number=start_line,
        happened_at=timezone.now(),
        recorded_at=timezone.now(),
        recorded_by=SYSTEM.reference,
        facts={},
    )
    accounts, lines, written = account_ids(), count(start_line), []
    numbers = cut_ids(item.cut for item in items if isinstance(item, Transfer))
    for item in items:
        black = written[item] if isinstance(item, int) else None
        moved = black.transfer if black else item
        row = TransferRow.objects.create(
            recorded_at=timezone.now(),
            effective_on=moved.effective_on,
            source_id=accounts[moved.source],
            target_id=accounts[moved.target],
            source_unit_id=moved.source_unit,
            target_unit_id=moved.target_unit,
            cut_id=numbers[moved.cut],
            quantity=-moved.quantity if black else moved.quantity,
            subject_kind="test",
            subject_id=1 + moved.effective_on.day % 5 if not black else black_subject(black),
            cause=event,
            line=next(lines),
            reverses_id=black.seq if black else None,
        )
        entry = Transfer(
            moved.effective_on,
            moved.source,
            moved.target,
            moved.source_unit,
            moved.target_unit,
            moved.cut,
            row.quantity,
            event.pk,
        )
        written.append(Entry(row.seq, entry, row.line, row.reverses_id))
    return written


def black_subject(entry: Entry) -> int:
    return 1 + entry.transfer.effective_on.day % 5
