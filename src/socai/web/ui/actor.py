"""Who stands behind a request, and the pages that ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from socai.apps.organizations import queries as organizations
from socai.domain.access import Action, Actor, NotPermitted, require
from socai.web.ui.refusals import sentence_for

View = Callable[..., HttpResponseBase]
_KEPT = "_socai_actor"


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person with the roles of today; the roles are read once per request."""
    kept = getattr(request, _KEPT, None)
    if isinstance(kept, Actor):
        return kept
    assert isinstance(request.user, AbstractUser)  # pages ask to sign in before they ask who it is
    actor = organizations.actor_for(request.user, on=localdate())
    setattr(request, _KEPT, actor)
    return actor


def for_staff(view: View) -> View:
    """A page for people of the office: asks to sign in, and answers an act not allowed with a 403 page.

    No browser or proxy keeps it: the next person at the desk must not go back to it.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotPermitted as refusal:
            return refused_page(request, refusal)

    return never_cache(login_required(guarded))


def for_action(action: Action) -> Callable[[View], View]:
    """A page for who may do this in at least one unit; which unit is for the service to judge."""

    def decorate(view: View) -> View:
        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(actor_of(request), action, None)
            return view(request, *args, **kwargs)

        return for_staff(asking)

    return decorate


def refused_page(request: HttpRequest, refusal: NotPermitted) -> HttpResponse:
    return render(request, "403.html", {"sentence": sentence_for(refusal)}, status=403)
