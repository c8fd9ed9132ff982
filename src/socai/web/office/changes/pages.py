"""The pages on which units are created and changed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socai.apps.organizations import queries as organizations
from socai.apps.organizations import services
from socai.domain.access import Action, Actor
from socai.domain.organizations.kinds import UnitKind
from socai.web.office.changes.forms import AnyForm, Changed, CreateForm
from socai.web.office.changes.kinds import CODES, KINDS, ChangeKind
from socai.web.office.changes.refused import explain
from socai.web.office.confirming import is_confirmed, is_editing, rehearse, said, typed
from socai.web.ui.actor import actor_of, for_action
from socai.web.ui.forms import DayField
from socai.web.ui.refusals import REFUSALS

REFRESH: Final = "refresh"  # the button that offers the units of another day


@for_action(Action.CHANGE_ORGANIZATIONS)
def create_unit(request: HttpRequest) -> HttpResponse:
    on = _day_of_effect(request.POST, default=localdate())
    form = _create_form(request, on)
    if form.is_bound and form.is_valid():
        try:
            unit = services.create_unit(by=actor_of(request), **form.arguments())
        except REFUSALS as refusal:
            explain(refusal, form)
        else:
            messages.success(request, _("Đã lập đơn vị."))
            return redirect("office:unit", unit.pk)
    return render(request, "office/create_unit.html", {"form": form, "on": on})


@for_action(Action.CHANGE_ORGANIZATIONS)
def change_unit(request: HttpRequest, unit_id: int, key: str) -> HttpResponse:
    kind = KINDS.get(key)
    if kind is None:
        raise Http404
    changed = _changed(request, unit_id)
    form = _change_form(request, kind, changed)
    if form.is_bound and not is_editing(request) and form.is_valid():
        try:
            return _carry_out(request, kind, form)
        except REFUSALS as refusal:
            explain(refusal, form)
    return _page(request, "office/change_unit.html", kind, form)


def changes_offered(actor: Actor, unit: Any, *, today: date) -> Sequence[ChangeKind]:
    """What may be changed about the unit by this person: of one that has ended, its codes only."""
    if not _reaches(actor, unit, today=today):
        return ()
    has_ended = unit.valid_to is not None and unit.valid_to <= today
    return [KINDS[CODES]] if has_ended else list(KINDS.values())


def _carry_out(request: HttpRequest, kind: ChangeKind, form: AnyForm) -> HttpResponse:
    arguments = {**form.arguments(), "by": actor_of(request)}
    if kind.warning and not is_confirmed(request):
        rehearse(kind.service, **arguments)
        return _page(
            request,
            "office/confirm_change.html",
            kind,
            form,
            said=said(form),
            typed=typed(request.POST),
        )
    kind.service(**arguments)
    messages.success(request, str(kind.done))
    return redirect("office:unit", form.changed.unit_id)


def _page(request: HttpRequest, template: str, kind: ChangeKind, form: AnyForm, **more: Any) -> HttpResponse:
    unit_id = form.changed.unit_id
    name = organizations.names_of([unit_id], on=localdate())[unit_id]
    context = {"kind": kind, "form": form, "unit_id": unit_id, "name": name, "on": form.changed.on}
    return render(request, template, context | more)


def _changed(request: HttpRequest, unit_id: int) -> Changed:
    try:
        unit = organizations.get_unit(unit_id)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    on = _day_of_effect(request.POST, default=max(localdate(), unit.valid_from))
    return Changed(unit_id, UnitKind(unit.kind), on, actor_of(request))


def _create_form(request: HttpRequest, on: date) -> CreateForm:
    actor = actor_of(request)
    if request.method == "POST" and REFRESH not in request.POST:
        return CreateForm(request.POST, on=on, actor=actor)
    initial = {"on": on, "parent": request.GET.get("parent", "")} | request.POST.dict()
    return CreateForm(initial=initial, on=on, actor=actor)


def _change_form(request: HttpRequest, kind: ChangeKind, changed: Changed) -> AnyForm:
    if request.method != "POST":
        return kind.form(initial=_first_shown(changed), changed=changed)
    if REFRESH in request.POST:
        return kind.form(initial=_lists_kept(request.POST), changed=changed)
    return kind.form(request.POST, changed=changed)


def _first_shown(changed: Changed) -> dict[str, Any]:
    unit = organizations.get_unit(changed.unit_id)
    codes = ("old_agency_code", "administrative_code")
    return {"on": changed.on, **{name: getattr(unit, name) for name in codes}}


def _lists_kept(data: QueryDict) -> dict[str, Any]:
    """What was typed, shown again without judging it: the person only asked for another day's units."""
    return {name: data.getlist(name) if name in {"units", "into"} else data[name] for name in data}


def _day_of_effect(data: QueryDict, *, default: date) -> date:
    """The day typed; the default while none can be read."""
    try:
        day: date | None = DayField(required=False).clean(data.get("on", ""))
    except ValidationError:
        return default
    return day or default


def _reaches(actor: Actor, unit: Any, *, today: date) -> bool:
    """Whether the person may change the unit or what lies above it, on the day nearest to today."""
    last = unit.valid_to - timedelta(days=1) if unit.valid_to else date.max
    nearest = min(max(today, unit.valid_from), last)
    path = organizations.path_of(unit.pk, on=nearest)
    return not actor.units_for(Action.CHANGE_ORGANIZATIONS).isdisjoint(each.id for each in path)
