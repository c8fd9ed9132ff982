"""The first page: what waits for this person, as figures that open to what they count."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socai.apps.dossiers.queries import count_due
from socai.apps.ledger.queries import settled_through
from socai.domain.access import Action, Actor, may
from socai.web.ui.actor import actor_of, for_staff
from socai.web.ui.words import ROLES, Words


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure and the list it opens to."""

    count: int
    words: Words
    address: str
    urgency: str = ""


# Each with the name of its count, its words, the filter of the list, and how it is set.
_TALLIES: Final = (
    ("overdue", _("đã quá hạn"), {"due": "overdue"}, "late"),
    ("due_today", _("đến hạn hôm nay"), {"state": "processing", "due": "today"}, "soon"),
    ("awaiting", _("chờ tiếp nhận"), {"state": "awaiting"}, ""),
    ("suspended", _("đang tạm dừng"), {"state": "suspended"}, ""),
    ("to_return", _("chờ trả kết quả"), {"state": "processed"}, ""),
)


@for_staff
def home(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    return render(
        request,
        "office/home.html",
        {
            "actor": actor,
            "roles": [ROLES[role] for role in sorted({grant.role for grant in actor.grants})],
            "may_register": may(actor, Action.REGISTER_DOSSIER, None),
            "tallies": list(_tallies(actor)),
            "tasks": list(_tasks(actor)),
            "settled_through": settled_through(),
        },
    )


def _tallies(actor: Actor) -> Iterator[Tally]:
    if not may(actor, Action.SEE_DOSSIERS, None):
        return
    counts = count_due(actor, today=localdate())
    for name, words, filters, urgency in _TALLIES:
        address = f"{reverse('desk:worklist')}?{urlencode(filters)}"
        yield Tally(counts[name], words, address, urgency if counts[name] else "")


def _tasks(actor: Actor) -> Iterator[tuple[Words, str]]:
    """What the person may do beside the main act of the page."""
    if may(actor, Action.SEE_STATEMENTS, None):
        yield _("Lập và xem biểu số liệu"), reverse("office:statements")
    if may(actor, Action.SEE_DOSSIERS, None):
        yield _("Xem tất cả hồ sơ trong phạm vi phụ trách"), reverse("desk:worklist")
    if may(actor, Action.CHANGE_ORGANIZATIONS, None):
        yield _("Nhập danh sách cơ quan, đơn vị"), reverse("office:import_units")
        yield _("Lập đơn vị mới"), reverse("office:create_unit")
    if may(actor, Action.PUBLISH_CALENDAR, None):
        yield _("Công bố lịch riêng"), reverse("office:publish_calendar")
    yield _("Tra cơ quan, đơn vị theo ngày"), reverse("office:units")
    yield _("Tính thử ngày hẹn"), reverse("office:calendar")
    yield _("Tra danh mục thủ tục"), reverse("office:procedures")
