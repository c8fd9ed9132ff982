"""What the masthead offers a person, by what the posts held today allow."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from socai.domain.access import Action, may
from socai.web.ui.actor import actor_of


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; `is_here` when the page shown lies within it."""

    title: str
    address: str
    is_here: bool


def places_for(request: HttpRequest) -> list[Place]:
    """Nobody signed in: nothing to offer."""
    if not request.user.is_authenticated:
        return []
    path = request.path
    home = reverse("home")
    places = [Place(_("Trang chủ"), home, path == home)]
    for title, address in _rooms(request):
        places.append(Place(title, address, path.startswith(address)))
    return places


def _rooms(request: HttpRequest) -> Iterator[tuple[str, str]]:
    actor = actor_of(request)
    if may(actor, Action.SEE_DOSSIERS, None):
        yield _("Hồ sơ"), reverse("desk:worklist")
    if may(actor, Action.SEE_STATEMENTS, None):
        yield _("Biểu số liệu"), reverse("office:statements")
    yield _("Cơ quan, đơn vị"), reverse("office:units")
    yield _("Lịch làm việc"), reverse("office:calendar")
    if may(actor, Action.PUBLISH_PROCEDURE, None):
        yield _("Danh mục thủ tục"), reverse("office:procedures")
    yield _("Hệ thống tài khoản"), reverse("office:chart")
    if may(actor, Action.SEE_BOOK, None):
        yield _("Sổ cái"), reverse("office:book")
