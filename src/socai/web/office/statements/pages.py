"""The pages of statements: the list, the live one, the closed one, closing, the Word file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socai.apps.accounts.queries import names_of
from socai.apps.ledger.queries import settled_through
from socai.apps.organizations import queries as organizations
from socai.apps.reporting import queries as reporting
from socai.apps.reporting import services
from socai.apps.reporting.queries import StatementView
from socai.domain.access import Action, may
from socai.web.office.statements.choosing import BORDERS, Choice, choice_form
from socai.web.office.statements.lines import rates, table_rows
from socai.web.ui.actor import actor_of, for_action
from socai.web.ui.addresses import number_in
from socai.web.ui.refusals import REFUSALS, sentence_for

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ROWS_OF_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed statement in the list."""

    id: int
    unit: str
    titles: dict[str, str]
    window_titles: dict[str, str]
    first_day: date
    last_day: date
    closed_at: Any


@for_action(Action.SEE_STATEMENTS)
def statements(request: HttpRequest) -> HttpResponse:
    return _list_page(request, choice_form(None, actor=actor_of(request)))


@for_action(Action.SEE_STATEMENTS)
def live(request: HttpRequest) -> HttpResponse:
    """The form as the book knows it now; an address that asks for nothing sensible gets the choice again."""
    actor, form = actor_of(request), choice_form(request.GET, actor=actor_of(request))
    if not form.is_valid():
        return _list_page(request, form)
    choice, today = form.choice(), localdate()
    try:
        view = view_now(request, choice)
    except REFUSALS as refusal:
        form.add_error(None, sentence_for(refusal))
        return _list_page(request, form)
    signed = reporting.find_statement(actor, choice.unit_id, choice.form.key, choice.window, choice.borders)
    return render(
        request,
        "office/live.html",
        {
            **_shown(view),
            "choice": choice,
            "signed": signed,
            "may_close": may(actor, Action.CLOSE_STATEMENT, choice.unit_id),
            "is_over": choice.window.last_day <= today,
        },
    )


@for_action(Action.CLOSE_STATEMENT)
def close(request: HttpRequest) -> HttpResponse:
    """Ask once more what will be signed, then close: nothing opens a closed statement again."""
    form = choice_form(request.GET, actor=actor_of(request))
    if not form.is_valid():
        return _list_page(request, form)
    choice = form.choice()
    try:
        if request.method == "POST":
            return _close(request, choice)
        view = view_now(request, choice)
    except REFUSALS as refusal:
        form.add_error(None, sentence_for(refusal))
        return _list_page(request, form)
    return render(request, "office/close.html", {**_shown(view), "choice": choice})


def _close(request: HttpRequest, choice: Choice) -> HttpResponse:
    closed = services.close_statement(
        by=actor_of(request),
        unit_id=choice.unit_id,
        form_key=choice.form.key,
        window=choice.window,
        borders=choice.borders,
    )
    messages.success(request, _("Đã khóa sổ. Số liệu trên biểu này không thay đổi nữa."))
    return redirect("office:statement", closed.pk)


@for_action(Action.SEE_STATEMENTS)
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """The statement as it was signed, and what became known since."""
    signed = find_or_404(request, statement_id)
    closing = signed.closing
    view = reporting.view_of(signed)
    return render(
        request,
        "office/statement.html",
        {
            **_shown(view),
            "statement": signed,
            "closing": closing,
            "closed_by": names_of([closing.closed_by]).get(closing.closed_by, _("hệ thống")),
            "versions": sorted(closing.versions.items()),
            "unit_names": sorted(organizations.names_of(view.units, on=view.window.last_day).values()),
            "adjustments": reporting.adjustments(signed),
            "live_address": _choice_of(view).address,
        },
    )


@for_action(Action.SEE_STATEMENTS)
def report(request: HttpRequest, statement_id: int) -> HttpResponse:
    """The closed statement as a Word file."""
    signed = find_or_404(request, statement_id)
    answer = HttpResponse(services.render_report(signed), content_type=_WORD)
    name = f"bieu-{signed.unit.code}-{signed.first_day}-{signed.last_day}.docx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def find_or_404(request: HttpRequest, statement_id: int) -> Any:
    try:
        return reporting.get_statement(actor_of(request), statement_id)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def view_now(request: HttpRequest, choice: Choice) -> StatementView:
    return reporting.live_statement(
        choice.unit_id, choice.form.key, choice.window, choice.borders, actor=actor_of(request)
    )


def _shown(view: StatementView) -> dict[str, Any]:
    """What both kinds of statements show."""
    names = organizations.names_of([view.unit_id], on=view.window.last_day)
    return {
        "view": view,
        "unit": names[view.unit_id],
        "borders": dict(BORDERS)[view.borders.value],
        "rows": table_rows(view),
        "rates": rates(view),
        "broken": [check.relation for check in view.checks if not check.holds],
    }


def _choice_of(view: StatementView) -> Choice:
    return Choice(view.unit_id, view.form, view.window, view.borders)


def _list_page(request: HttpRequest, form: Any) -> HttpResponse:
    found = reporting.list_statements(
        actor_of(request),
        after_id=number_in(request.GET.get("after", "")),
        limit=_ROWS_OF_A_PAGE + 1,
    )
    names = organizations.names_of({each.unit_id for each in found}, on=localdate())
    titles = {each.key: each.titles for each in reporting.list_forms()}
    rows = [
        Closed(
            each.pk,
            names[each.unit_id],
            dict(titles.get(each.form_key, {"vi": each.form_key, "en": each.form_key})),
            each.window_titles,
            each.first_day,
            each.last_day,
            each.closing.closed_at,
        )
        for each in found[:_ROWS_OF_A_PAGE]
    ]
    return render(
        request,
        "office/statements.html",
        {
            "form": form,
            "rows": rows,
            "next_after": rows[-1].id if len(found) > _ROWS_OF_A_PAGE else None,
            "settled_through": settled_through(),
        },
    )
