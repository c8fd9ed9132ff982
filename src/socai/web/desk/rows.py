"""Dossiers as lists and pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from django.utils.dateformat import format as format_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socai.apps.calendars import queries as calendars
from socai.apps.kernel.events import Told
from socai.domain.dossiers import PauseReason, State
from socai.domain.ledger import Chart, Entry
from socai.web.desk.words import PAUSE_REASONS
from socai.web.ui.due import Distance, distance_to, outcome, standing_still
from socai.web.ui.words import STATES, Words

EVENTS: Final[Mapping[str, Words]] = {
    "dossier.registered": gettext_lazy("Đã ghi nhận hồ sơ"),
    "dossier.accepted": gettext_lazy("Đã tiếp nhận"),
    "dossier.suspended": gettext_lazy("Đã tạm dừng tính thời hạn"),
    "dossier.resumed": gettext_lazy("Đã tiếp tục giải quyết"),
    "dossier.processed": gettext_lazy("Đã xử lý xong"),
    "dossier.returned": gettext_lazy("Đã trả kết quả"),
    "dossier.reopened": gettext_lazy("Đã mở lại theo quyết định"),
    "dossier.late_click_reported": gettext_lazy("Đã báo ghi nhận muộn"),
    "dossier.late_click_approved": gettext_lazy("Đã duyệt ghi nhận muộn"),
    "dossier.cut_corrected": gettext_lazy("Đã sửa thông tin phân tổ"),
    "dossier.calendar_applied": gettext_lazy("Đã áp dụng lịch làm việc"),
}


class VersionLike(Protocol):
    """What a page reads of a procedure's version."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...


class DossierLike(Protocol):
    """What a page reads of a dossier."""

    @property
    def pk(self) -> int: ...
    @property
    def procedure_version(self) -> VersionLike: ...
    @property
    def code(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def finished_on(self) -> date | None: ...
    @property
    def calendar_version(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier in a list."""

    id: int
    code: str
    applicant: str
    procedure: str
    state: str
    state_words: Words
    due: Distance


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """One event of the timeline; `was_late` when it was recorded on a later day than it happened."""

    title: Words
    at: datetime
    recorded_at: datetime
    by: str
    note: Words = ""

    @property
    def was_late(self) -> bool:
        return localdate(self.recorded_at) != localdate(self.at)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of the book, its accounts by their titles."""

    seq: int
    on: date
    source: Mapping[str, str]
    target: Mapping[str, str]
    quantity: int
    reverses: int | None


def dossier_row(dossier: DossierLike, *, today: date) -> DossierRow:
    return DossierRow(
        id=dossier.pk,
        code=dossier.code,
        applicant=applicant_of(dossier),
        procedure=dossier.procedure_version.title,
        state=dossier.state,
        state_words=state_words(dossier),
        due=due_of(dossier, today=today),
    )


def applicant_of(dossier: DossierLike) -> str:
    """The applicant's name, which may have been erased."""
    applicant = getattr(dossier, "applicant", None)
    return str(applicant) if applicant else _("(đã xóa theo quy định về dữ liệu cá nhân)")


def state_words(dossier: DossierLike) -> Words:
    return STATES[State(dossier.state)]


def due_of(dossier: DossierLike, *, today: date) -> Distance:
    """The due day with what it means for the dossier as it stands today."""
    calendar = calendars.get_calendar(dossier.calendar_version)
    if dossier.finished_on is not None:
        return outcome(dossier.due_on, finished_on=dossier.finished_on, calendar=calendar)
    if dossier.state == State.SUSPENDED:
        return standing_still(dossier.due_on)
    return distance_to(dossier.due_on, today=today, calendar=calendar)


def happening_rows(history: Iterable[Told], names: Mapping[str, str]) -> list[HappeningRow]:
    """The history, newest first. `names` gives people by their reference."""
    return [_happening(told, names) for told in reversed(list(history))]


def entry_rows(entries: Iterable[Entry], chart: Chart) -> list[EntryRow]:
    """The entries in order of recording."""
    return [
        EntryRow(
            seq=entry.seq,
            on=entry.transfer.effective_on,
            source=chart.account(entry.transfer.source).titles,
            target=chart.account(entry.transfer.target).titles,
            quantity=entry.transfer.quantity,
            reverses=entry.reverses,
        )
        for entry in entries
    ]


def _happening(told: Told, names: Mapping[str, str]) -> HappeningRow:
    return HappeningRow(
        title=EVENTS[told.kind],
        at=told.happened_at,
        recorded_at=told.recorded_at,
        by=names.get(told.recorded_by, _("hệ thống")),
        note=_note(told.facts),
    )


def _note(facts: Mapping[str, Any]) -> Words:
    if "reason" in facts:
        return PAUSE_REASONS[PauseReason(facts["reason"])]
    if "real_day" in facts:
        day = format_date(date.fromisoformat(facts["real_day"]), "d/m/Y")
        return _("Ngày xong thực tế: %(day)s") % {"day": day}
    if "decision" in facts:
        return _("Quyết định số %(number)s") % {"number": facts["decision"]}
    return ""
