"""Posts of a unit: who holds which role, since when; giving and ending one; accounts for newcomers."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socai.apps.accounts.services import UsernameTaken, create_account
from socai.apps.organizations import queries as organizations
from socai.apps.organizations import services
from socai.apps.organizations.services import PostEnded, PostOverlaps
from socai.domain.access import Action, Role
from socai.domain.organizations.changes import UnitNotStanding
from socai.domain.organizations.dated import PeriodRefused
from socai.web.office.post_forms import AccountForm, EndForm, HoldForm
from socai.web.ui.actor import actor_of, for_action
from socai.web.ui.refusals import sentence_for
from socai.web.ui.words import ROLES, Words


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as the unit's page shows it."""

    id: int
    person: str
    role: Words
    valid_from: date
    valid_to: date | None


def post_rows(unit_id: int, *, today: date) -> list[PostRow]:
    """The posts of the unit itself, held today or to come."""
    return [
        PostRow(post.pk, post.user.get_full_name(), ROLES[Role(post.role)], post.valid_from, post.valid_to)
        for post in organizations.list_posts_from(today, unit_id=unit_id)
    ]


@for_action(Action.CHANGE_ORGANIZATIONS)
def hold_post(request: HttpRequest, unit_id: int) -> HttpResponse:
    name = _name_of(unit_id)
    form = _hold_form(request)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        user_id = words.pop("person")
        try:
            services.hold_post(user_id=user_id, unit_id=unit_id, by=actor_of(request), **words)
        except PeriodRefused as refusal:
            form.add_error("valid_to", sentence_for(refusal))
        except (PostOverlaps, UnitNotStanding) as refusal:
            form.add_error("valid_from", sentence_for(refusal))
        else:
            messages.success(request, _("Đã giao vị trí."))
            return redirect("office:unit", unit_id)
    return render(request, "office/hold_post.html", {"form": form, "unit_id": unit_id, "name": name})


@for_action(Action.CHANGE_ORGANIZATIONS)
def end_post(request: HttpRequest, unit_id: int, post_id: int) -> HttpResponse:
    name, post = _name_of(unit_id), _post(unit_id, post_id)
    form = EndForm(request.POST) if request.method == "POST" else EndForm(initial={"on": localdate()})
    if form.is_bound and form.is_valid():
        try:
            services.end_post(post_id=post_id, on=form.cleaned_data["on"], by=actor_of(request))
        except PostEnded as refusal:
            form.add_error("on", sentence_for(refusal))
        else:
            messages.success(request, _("Đã ghi ngày kết thúc vị trí."))
            return redirect("office:unit", unit_id)
    return render(
        request, "office/end_post.html", {"form": form, "unit_id": unit_id, "name": name, "post": post}
    )


@for_action(Action.CHANGE_ORGANIZATIONS)
def new_account(request: HttpRequest, unit_id: int) -> HttpResponse:
    """An account for somebody who is to hold a post here; the next page gives the post."""
    name = _name_of(unit_id)
    form = AccountForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            user = create_account(by=actor_of(request), **form.cleaned_data)
        except UsernameTaken as refusal:
            form.add_error("username", sentence_for(refusal))
        except ValidationError as refusal:
            form.refuse_password(refusal)
        else:
            messages.success(request, _("Đã tạo tài khoản %(username)s.") % {"username": user.username})
            return redirect(f"{reverse('office:hold_post', args=[unit_id])}?person={user.pk}")
    return render(request, "office/new_account.html", {"form": form, "unit_id": unit_id, "name": name})


def _hold_form(request: HttpRequest) -> HoldForm:
    if request.method == "POST":
        return HoldForm(request.POST)
    return HoldForm(initial={"person": request.GET.get("person", ""), "valid_from": localdate()})


def _name_of(unit_id: int) -> str:
    try:
        unit = organizations.get_unit(unit_id)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return organizations.names_of([unit.pk], on=localdate())[unit.pk]


def _post(unit_id: int, post_id: int) -> PostRow:
    posts = {row.id: row for row in post_rows(unit_id, today=localdate())}
    if post_id not in posts:
        raise Http404
    return posts[post_id]
