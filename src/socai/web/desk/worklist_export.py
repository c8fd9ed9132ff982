"""The filtered worklist as a sheet, sent as it is read: memory stays small however long the list."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from socai.apps.dossiers import queries as dossiers
from socai.apps.organizations import queries as organizations
from socai.domain.access import Action, Actor
from socai.web.desk.rows import applicant_of, state_words
from socai.web.desk.worklist import Filters, read_filters
from socai.web.ui.actor import actor_of, for_action

_BATCH: Final = 500
_BYTE_ORDER_MARK: Final = "\ufeff"  # without it Excel takes Vietnamese letters for another code page
_FORMULA_MARKS: Final = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What a CSV writer writes to: hands each line on."""

    def write(self, line: str) -> str:
        return line


@for_action(Action.SEE_DOSSIERS)
def export_worklist(request: HttpRequest) -> StreamingHttpResponse:
    """Every dossier that the filters find and the person may see, not only one page of them."""
    today, language = localdate(), get_language() or ""
    lines = _lines(actor_of(request), read_filters(request.GET), today=today, language=language)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ho-so-{today}.csv"'
    return answer


def _lines(actor: Actor, filters: Filters, *, today: date, language: str) -> Iterator[str]:
    writer = csv.writer(_Line())
    with override(language):  # the request that chose it is over by the time the later lines are read
        heading = _headings()
    yield _BYTE_ORDER_MARK + writer.writerow(heading)
    for batch in _batches(actor, filters, today=today):
        with override(language):
            rows = list(_rows(batch, today=today))
        for row in rows:
            yield writer.writerow([_as_text(cell) for cell in row])


def _batches(actor: Actor, filters: Filters, *, today: date) -> Iterator[Any]:
    after = None
    while batch := dossiers.list_dossiers(
        actor,
        state=filters.state,
        overdue=filters.due == "overdue",
        due_on=today if filters.due == "today" else None,
        text=filters.text,
        after_id=after,
        limit=_BATCH,
    ):
        yield batch
        after = batch[-1].pk


def _headings() -> list[str]:
    return [
        _("Mã hồ sơ"),
        _("Người nộp"),
        _("Mã thủ tục"),
        _("Thủ tục"),
        _("Nơi tiếp nhận"),
        _("Cơ quan giải quyết"),
        _("Trạng thái"),
        _("Ngày hẹn"),
        _("Ngày xong"),
    ]


def _rows(batch: Any, *, today: date) -> Iterator[list[str]]:
    units = {unit for dossier in batch for unit in (dossier.unit_id, dossier.receiving_unit_id)}
    names = organizations.names_of(units, on=today)
    for dossier in batch:
        yield [
            dossier.code,
            applicant_of(dossier),
            dossier.procedure_version.code,
            dossier.procedure_version.title,
            names[dossier.receiving_unit_id],
            names[dossier.unit_id],
            str(state_words(dossier)),
            _day(dossier.due_on),
            _day(dossier.finished_on),
        ]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _as_text(cell: str) -> str:
    """A name that begins like a formula would be computed by the spreadsheet."""
    return f"'{cell}" if cell.startswith(_FORMULA_MARKS) else cell
