"""Taking a dossier in."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socai.apps.dossiers import services
from socai.apps.organizations import queries as organizations
from socai.apps.organizations.queries import UnitOnDay
from socai.apps.procedures.queries import list_open_versions
from socai.domain.access import Action
from socai.domain.organizations.kinds import UnitKind
from socai.web.desk.forms import Choices, IntakeForm
from socai.web.ui.actor import actor_of, for_action
from socai.web.ui.refusals import REFUSALS, sentence_for

# Bodies that decide nothing on a citizen's dossier: a service center takes in and hands over.
_NEVER_COMPETENT: Final = frozenset(
    {
        UnitKind.SERVICE_CENTER,
        UnitKind.VILLAGE,
        UnitKind.RESIDENTIAL_GROUP,
        UnitKind.PARTY_BODY,
        UnitKind.COUNCIL_BODY,
    }
)


@for_action(Action.REGISTER_DOSSIER)
def intake(request: HttpRequest) -> HttpResponse:
    form = _form(request, today=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            return _register(request, form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, sentence_for(refusal))
    return render(request, "desk/intake.html", {"form": form})


def _register(request: HttpRequest, words: dict[str, Any]) -> HttpResponse:
    dossier = services.register_dossier(
        by=actor_of(request),
        procedure_version_id=words["procedure"],
        receiving_unit_id=words["receiving_unit"],
        competent_unit_id=words["competent_unit"],
        channel=words["channel"],
        applicant_name=words["applicant"],
    )
    messages.success(request, _("Đã ghi nhận hồ sơ %(code)s.") % {"code": dossier.code})
    return redirect("desk:dossier", dossier.pk)


def _form(request: HttpRequest, *, today: date) -> IntakeForm:
    units = organizations.list_units(on=today)
    receiving = _receiving_units(request, units, today=today)
    near = (
        [unit.id for unit in reversed(organizations.path_of(receiving[0].id, on=today))] if receiving else []
    )
    return IntakeForm(
        request.POST if request.method == "POST" else None,
        procedures=_procedures(today),
        receiving_units=[(unit.id, unit.name) for unit in receiving],
        competent_units=_competent_units(units, near),
    )


def _receiving_units(request: HttpRequest, units: Sequence[UnitOnDay], *, today: date) -> list[UnitOnDay]:
    """Where the person holds a post at the desk; all the post reaches when its own unit is no more."""
    reached = actor_of(request).units_for(Action.REGISTER_DOSSIER)
    posts = organizations.list_posts(on=today, units=reached)
    own = {post.unit_id for post in posts if post.user_id == request.user.pk}
    allowed = [unit for unit in units if unit.id in reached]
    return [unit for unit in allowed if unit.id in own] or allowed


def _competent_units(units: Iterable[UnitOnDay], near: Sequence[int]) -> Choices:
    """The receiving unit's own line upward first, then every other unit of the day."""
    able = {unit.id: unit.name for unit in units if unit.kind not in _NEVER_COMPETENT}
    own_line = [(pk, able[pk]) for pk in near if pk in able]
    others = [(pk, name) for pk, name in able.items() if pk not in near]
    groups = [(_("Nơi tiếp nhận và cấp trên"), own_line), (_("Cơ quan khác"), others)]
    return [(title, choices) for title, choices in groups if choices]


def _procedures(today: date) -> Choices:
    """Every procedure in force, grouped by its field."""
    versions = sorted(list_open_versions(today), key=lambda version: (version.field, version.title))
    return [("", _("– chọn thủ tục –"))] + [
        (field, [(version.pk, f"{version.title} ({version.code})") for version in group])
        for field, group in groupby(versions, key=lambda version: version.field)
    ]
