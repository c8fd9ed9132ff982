"""What the book answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socai.apps.kernel.events import RecordRef
from socai.apps.ledger import asking
from socai.apps.ledger.chart import shipped_chart
from socai.apps.ledger.entries import load_entries
from socai.apps.ledger.models import Seal, SettlingMark, Transfer
from socai.domain.ledger import Answers, Chart, Entry, Question, Scope


@dataclass(frozen=True, slots=True)
class Behind:
    """A record that a figure is made of, and how much it adds."""

    subject: RecordRef
    quantity: int


@dataclass(frozen=True, slots=True)
class BookState:
    """How far the book has come."""

    last_seq: int
    settled_through: date | None
    sealed_through: int
    root: str


def chart() -> Chart:
    return shipped_chart()


def ask(questions: Sequence[Question], scope: Scope) -> Answers:
    """The answers per group, in the order asked; as known now, or up to the scope's mark."""
    return asking.ask(questions, scope)


def list_subjects_behind(
    question: Question, scope: Scope, *, after: RecordRef | None = None, limit: int = 50
) -> list[Behind]:
    """A page of the records behind a figure, in order of kind and number, after the one named."""
    start = (after.kind, after.id) if after else ("", 0)
    rows = asking.ask_behind(question, scope, after=start, limit=limit)
    return [Behind(RecordRef(kind, pk), quantity) for kind, pk, quantity in rows]


def list_entries_of(subject: RecordRef) -> list[Entry]:
    """Everything ever posted for the record, red entries too, in order of recording."""
    return load_entries(subject.kind, [subject.id])[subject.id]


def units_in_book() -> frozenset[int]:
    """Every unit that ever answered for anything."""
    return frozenset(Transfer.objects.values_list("target_unit", flat=True).distinct())


def settled_through() -> date | None:
    return SettlingMark.objects.values_list("through", flat=True).first()


def book_state() -> BookState:
    last = Transfer.objects.order_by("-seq").values_list("seq", flat=True).first()
    seal = Seal.objects.order_by("-last_seq").first()
    return BookState(last or 0, settled_through(), seal.last_seq if seal else 0, seal.root if seal else "")
