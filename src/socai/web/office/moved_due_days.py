"""Open dossiers that still run by an older calendar: what the new one changes, and applying it."""

from itertools import islice
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from socai.apps.dossiers import services
from socai.domain.access import Action, may
from socai.web.ui.actor import actor_of, for_action

DOSSIERS_OF_A_PREVIEW: Final = 1_000  # enough to judge by; the rest would keep the page waiting


@for_action(Action.PUBLISH_CALENDAR)
def moved_due_days(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _apply(request)
    seen = list(islice(services.preview_calendar(), DOSSIERS_OF_A_PREVIEW + 1))
    shown = seen[:DOSSIERS_OF_A_PREVIEW]
    moved = [each for each in shown if each.due_after != each.due_before]
    context = {
        "moved": moved,
        "unmoved": len(shown) - len(moved),
        "outdated": len(shown),
        "has_more": len(seen) > len(shown),
        "may_see_dossiers": may(actor_of(request), Action.SEE_DOSSIERS, None),
    }
    return render(request, "office/moved_due_days.html", context)


def has_outdated() -> bool:
    """Whether any open dossier runs by a calendar older than its unit's."""
    return next(services.preview_calendar(), None) is not None


def _apply(request: HttpRequest) -> HttpResponse:
    number = services.apply_calendar(by=actor_of(request))
    sentence = ngettext(
        "Đã áp dụng lịch mới cho %(number)d hồ sơ.", "Đã áp dụng lịch mới cho %(number)d hồ sơ.", number
    )
    messages.success(request, sentence % {"number": number})
    return redirect("office:calendar")
