"""A dossier: where it stands, why it is due when it is, what happened, what can be done now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from socai.apps.accounts.queries import names_of
from socai.apps.dossiers import queries as dossiers
from socai.apps.kernel.events import Told
from socai.apps.ledger import queries as ledger
from socai.apps.organizations import queries as organizations
from socai.domain.access import Action, Actor, may
from socai.domain.dossiers import Channel
from socai.web.desk.moves import (
    APPROVE_LATE_CLICK,
    KINDS,
    REPORT_LATE_CLICK,
    MoveKind,
    bound_form,
    do,
    offers_for,
)
from socai.web.desk.rows import applicant_of, dossier_row, entry_rows, happening_rows
from socai.web.desk.words import CHANNELS
from socai.web.ui.actor import actor_of, for_action
from socai.web.ui.addresses import number_in
from socai.web.ui.count_words import rows_of
from socai.web.ui.refusals import REFUSALS, sentence_for
from socai.web.ui.words import Words

# By whether a report waits for a second person.
_LATE_CLICK_MOVES: Final = {
    False: (REPORT_LATE_CLICK, Action.REPORT_LATE_CLICK),
    True: (APPROVE_LATE_CLICK, Action.APPROVE_LATE_CLICK),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A move that was sent and not done: what was typed, why not, and what the page had shown."""

    kind: MoveKind
    data: QueryDict
    refusal: str = ""
    seen: int | None = None


@for_action(Action.SEE_DOSSIERS)
def dossier_page(request: HttpRequest, dossier_id: int) -> HttpResponse:
    return _page(request, dossier_id)


@for_action(Action.SEE_DOSSIERS)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, dossier_id: int, key: str) -> HttpResponse:
    """Do what was asked, or show the page again with the reason and all that was typed."""
    kind = KINDS.get(key)
    if kind is None:
        raise Http404
    if request.method != "POST":
        return redirect("desk:dossier", dossier_id)
    form, seen = bound_form(kind, request.POST), number_in(request.POST.get("seen", ""))
    if not form.is_valid():
        return _page(request, dossier_id, Sent(kind, request.POST))
    try:
        do(kind, dossier_id=dossier_id, by=actor_of(request), seen=seen, words=form.cleaned_data)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except REFUSALS as refusal:
        return _page(request, dossier_id, Sent(kind, request.POST, sentence_for(refusal), seen))
    messages.success(request, _("Đã ghi: %(move)s.") % {"move": kind.title})
    return redirect("desk:dossier", dossier_id)


def _page(request: HttpRequest, dossier_id: int, sent: Sent | None = None) -> HttpResponse:
    actor, today = actor_of(request), localdate()
    try:
        dossier = dossiers.get_dossier(actor, dossier_id)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    history = dossiers.history_of(dossier)
    deadline = dossiers.deadline_of(dossier, history)
    happened = happening_rows(history, names_of(told.recorded_by for told in history))
    late_click = dossiers.find_open_late_click(dossier, history) if dossier.finished_on else None
    keys = _keys(actor, dossier, waits=late_click is not None)
    if sent is not None and sent.kind.asks:
        keys.add(sent.kind.key)  # no longer possible perhaps, but what was typed into it is not lost
    offers = offers_for(keys, sent=sent.kind if sent else None, data=sent.data if sent else None)
    return render(
        request,
        "desk/dossier.html",
        {
            "dossier": dossier_row(dossier, today=today),
            "facts": list(_facts(dossier, today=today)),
            "deadline": deadline,
            "counted": rows_of(deadline.explanation),
            "events": happened,
            "changes": happened[: _newer(history, sent)],
            "entries": entry_rows(dossiers.entries_of(dossier), ledger.chart()),
            "offers": offers,
            "late_click": late_click,
            "refusal": sent.refusal if sent else "",
            "seen": dossier.last_event,
        },
    )


def _keys(actor: Actor, dossier: Any, *, waits: bool) -> set[str]:
    """What this person may do with the dossier now; `waits`: a late click is reported and not approved."""
    keys = {str(each) for each in dossiers.allowed_moves(actor, dossier)}
    key, action = _LATE_CLICK_MOVES[waits]
    if dossier.finished_on and may(actor, action, dossier.unit_id):
        keys.add(key)
    return keys


def _facts(dossier: Any, *, today: date) -> Iterator[tuple[Words, Words]]:
    """What was fixed on entry, and who answers now."""
    units = organizations.names_of({dossier.unit_id, dossier.receiving_unit_id}, on=today)
    yield _("Người nộp"), applicant_of(dossier)
    yield _("Mã thủ tục"), dossier.procedure_version.code
    yield _("Cách nộp"), CHANNELS[Channel(dossier.channel)]
    yield _("Nơi tiếp nhận"), units[dossier.receiving_unit_id]
    yield _("Cơ quan giải quyết"), units[dossier.unit_id]


def _newer(history: Sequence[Told], sent: Sent | None) -> int:
    """How many events the page did not know of when the move was sent."""
    if sent is None or sent.seen is None:
        return 0
    return sum(told.number > sent.seen for told in history)
