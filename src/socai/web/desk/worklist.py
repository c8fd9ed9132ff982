"""The worklist: dossiers of the units the person answers for, filtered by the address."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socai.apps.dossiers import queries as dossiers
from socai.apps.ledger.queries import settled_through
from socai.domain.access import Action, Actor, may
from socai.domain.dossiers import State
from socai.web.desk.rows import DossierRow, dossier_row
from socai.web.ui.actor import actor_of, for_action
from socai.web.ui.addresses import number_in, words_in
from socai.web.ui.words import STATES

ROWS_OF_A_PAGE: Final = 50
DUE_CHOICES: Final = (("overdue", _("đã quá hạn")), ("today", _("đến hạn hôm nay")))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; anything unreadable in it asks for nothing."""

    text: str = ""
    state: State | None = None
    due: str = ""
    after: int | None = None

    @property
    def is_narrow(self) -> bool:
        return bool(self.text or self.state or self.due)


@for_action(Action.SEE_DOSSIERS)
def worklist(request: HttpRequest) -> HttpResponse:
    actor, filters = actor_of(request), read_filters(request.GET)
    rows = _rows(actor, filters, today=localdate())
    return render(
        request,
        "desk/worklist.html",
        {
            "filters": filters,
            "rows": rows[:ROWS_OF_A_PAGE],
            "next_after": rows[ROWS_OF_A_PAGE - 1].id if len(rows) > ROWS_OF_A_PAGE else None,
            "state_choices": STATES.items(),
            "due_choices": DUE_CHOICES,
            "settled_through": settled_through(),
            "may_register": may(actor, Action.REGISTER_DOSSIER, None),
        },
    )


def read_filters(data: QueryDict) -> Filters:
    """The filters in the address."""
    state, due = data.get("state", ""), data.get("due", "")
    return Filters(
        text=words_in(data.get("text", "")),
        state=State(state) if state in set(State) else None,
        due=due if due in dict(DUE_CHOICES) else "",
        after=number_in(data.get("after", "")),
    )


def _rows(actor: Actor, filters: Filters, *, today: date) -> list[DossierRow]:
    """One row more than a page shows, when there is one: that is how the page knows of a next."""
    found = dossiers.list_dossiers(
        actor,
        state=filters.state,
        overdue=filters.due == "overdue",
        due_on=today if filters.due == "today" else None,
        text=filters.text,
        after_id=filters.after,
        limit=ROWS_OF_A_PAGE + 1,
    )
    return [dossier_row(each, today=today) for each in found]
