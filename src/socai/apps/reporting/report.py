"""The Word report that a closed statement prints."""

from datetime import date
from importlib.resources import files
from typing import Any, Final

from django.utils import timezone

from socai.apps.organizations import queries as organizations
from socai.apps.reporting.letterhead import Letterhead, letterhead_of
from socai.apps.reporting.models import Closing, Statement
from socai.apps.reporting.queries import view_of
from socai.apps.reporting.views import Line
from socai.apps.reporting.wording import Words
from socai.domain.numbers import print_number
from socai.domain.periods import print_short_date
from socai.engines.documents import render

LANGUAGE: Final = "vi"
_TEMPLATES: Final = "papers"
_BLANK: Final = "\N{NO-BREAK SPACE}" * 6  # number and day are written in by hand or by the registry
_GROUP: Final = 8  # characters of the root at a time, so that lines can break between them


def render_report(statement: Statement) -> bytes:
    """The report as a .docx: every figure from the closing, words by rule, layout of Decree 30/2020."""
    template = files(__package__) / _TEMPLATES / f"{statement.form_key.replace('.', '_')}.docx"
    return render(template.read_bytes(), _context(statement))


def _context(statement: Statement) -> dict[str, Any]:
    view = view_of(statement)
    signed_on = timezone.localdate(statement.closing.closed_at)
    head = _letterhead(statement, signed_on)
    words = Words(view.figures.values, view.figures.indicators)
    subject = words.subject(view.window)
    month = f"{signed_on.month:02}" if signed_on.month <= 2 else str(signed_on.month)
    day = f"ngày {_BLANK} tháng {month} năm {signed_on.year}"
    return {
        "parent_body": head.parent_body,
        "issuing_body": head.issuing_body,
        "number": f"{_BLANK}/{head.symbol}",
        "place_and_date": f"{head.place}, {day}" if head.place else day.capitalize(),
        "abstract": subject[0].upper() + subject[1:],
        "paragraphs": words.paragraphs(head.issuer, view.window),
        "rows": [_row(line) for line in view.lines if line.is_in_table],
        "closing_note": _closing_note(statement.closing),
        "last_paragraph": words.last_paragraph(head.issuer, view.window),
        "recipients": head.recipients,
        "signing": head.signing,
        "signer_name": "",
    }


def _letterhead(statement: Statement, signed_on: date) -> Letterhead:
    """Of the day of signing; of the last day of the window for a unit that has ended since."""
    unit_id = statement.unit_id
    path = organizations.path_of(unit_id, on=signed_on)
    return letterhead_of(path or organizations.path_of(unit_id, on=statement.last_day))


def _row(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "title": line.titles[LANGUAGE],
        "unit": line.indicator.unit_titles[LANGUAGE],
        "value": line.printed,
        "is_total": line.row.is_total,
        "is_detail": line.row.depth > 0,
    }


def _closing_note(closing: Closing) -> str:
    moment = timezone.localtime(closing.closed_at)
    root = " ".join(closing.root[start : start + _GROUP] for start in range(0, len(closing.root), _GROUP))
    return (
        f"Số liệu khóa sổ lúc {moment:%H:%M} ngày {print_short_date(moment.date())} tại bút toán số "
        f"{print_number(closing.mark)}; mã niêm phong sổ: {root}."
    )
