"""The catalogue of procedures with every version, and publishing one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socai.apps.procedures import queries as procedures
from socai.apps.procedures.services import VersionNotLater, publish_procedure
from socai.domain.access import Action, may
from socai.domain.identifiers.procedure_codes import ProcedureCodeRefused
from socai.domain.procedures import Level, OnlineLevel
from socai.web.office.confirming import is_confirmed, is_editing, rehearse, said, typed
from socai.web.office.procedure_forms import LEVELS, ONLINE_LEVELS, ProcedureForm
from socai.web.ui.actor import actor_of, for_action, for_staff
from socai.web.ui.addresses import words_in
from socai.web.ui.refusals import sentence_for
from socai.web.ui.words import Words

PROCEDURES_OF_A_PAGE: Final = 50
_KEPT_FROM_THE_LAST: Final = (
    "code",
    "title",
    "field",
    "level",
    "online_level",
    "limit_working_days",
    "legal_basis",
)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version as the list shows it, and whether it holds today."""

    number: int
    title: str
    field: str
    level: Words
    online_level: Words
    limit_working_days: int
    decision_number: str
    decision_on: date
    valid_from: date
    is_in_force: bool
    is_to_come: bool


@dataclass(frozen=True, slots=True)
class ProcedureRows:
    """A procedure with its versions, the newest first."""

    code: str
    versions: Sequence[VersionRow]


@for_staff
def procedures_page(request: HttpRequest) -> HttpResponse:
    text, after = words_in(request.GET.get("text", "")), words_in(request.GET.get("after", ""))
    found = procedures.list_versions(text=text, after=after, limit=PROCEDURES_OF_A_PAGE + 1)
    rows = list(_grouped(found, today=localdate()))
    return render(
        request,
        "office/procedures.html",
        {
            "text": text,
            "after": after,
            "rows": rows[:PROCEDURES_OF_A_PAGE],
            "next_after": rows[PROCEDURES_OF_A_PAGE - 1].code if rows[PROCEDURES_OF_A_PAGE:] else None,
            "may_publish": may(actor_of(request), Action.PUBLISH_PROCEDURE, None),
        },
    )


@for_action(Action.PUBLISH_PROCEDURE)
def publish(request: HttpRequest, code: str = "") -> HttpResponse:
    """A procedure's first version, or the next one of the code in the address."""
    form = _form(request, code)
    if form.is_bound and not is_editing(request) and form.is_valid():
        try:
            return _publish(request, form, code)
        except ProcedureCodeRefused as refusal:
            form.add_error("code", sentence_for(refusal))
        except VersionNotLater as refusal:
            form.add_error("valid_from", sentence_for(refusal))
    return render(request, "office/publish_procedure.html", {"form": form, "code": code})


def _publish(request: HttpRequest, form: ProcedureForm, code: str) -> HttpResponse:
    arguments = {**form.arguments(), "by": actor_of(request)}
    if not is_confirmed(request):
        version = rehearse(publish_procedure, **arguments)
        context = {"version": version, "code": code, "said": said(form), "typed": typed(request.POST)}
        return render(request, "office/confirm_procedure.html", context)
    version = publish_procedure(**arguments)
    facts = {"number": version.number, "code": version.code}
    messages.success(request, _("Đã công bố phiên bản %(number)d của thủ tục %(code)s.") % facts)
    return redirect("office:procedures")


def _form(request: HttpRequest, code: str) -> ProcedureForm:
    initial = _last_version(code) if code else {}
    form = ProcedureForm(request.POST if request.method == "POST" else None, initial=initial)
    if code:  # the next version belongs to the procedure of the page, whatever is sent
        form.fields["code"].disabled = True
    return form


def _last_version(code: str) -> dict[str, Any]:
    try:
        last = procedures.get_newest(words_in(code))
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return {name: getattr(last, name) for name in _KEPT_FROM_THE_LAST}


def _grouped(versions: Iterable[Any], *, today: date) -> Iterator[ProcedureRows]:
    for code, group in groupby(versions, key=lambda version: version.code):
        known = list(group)
        in_force = next((version.number for version in known if version.valid_from <= today), None)
        yield ProcedureRows(code, [_row(version, in_force, today) for version in known])


def _row(version: Any, in_force: int | None, today: date) -> VersionRow:
    return VersionRow(
        number=version.number,
        title=version.title,
        field=version.field,
        level=LEVELS[Level(version.level)],
        online_level=ONLINE_LEVELS[OnlineLevel(version.online_level)],
        limit_working_days=version.limit_working_days,
        decision_number=version.decision_number,
        decision_on=version.decision_on,
        valid_from=version.valid_from,
        is_in_force=version.number == in_force,
        is_to_come=version.valid_from > today,
    )
