"""How days, moments, titles and states are shown on every page."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import get_language

from socai.domain.calendars import Wording
from socai.domain.numbers import print_number
from socai.web.ui.due import Distance
from socai.web.ui.navigation import places_for

register = template.Library()

_DAY = {"vi": "d/m/Y", "en": "j M Y"}
_MOMENT = {"vi": "H:i d/m/Y", "en": "H:i, j M Y"}


@register.filter
def day(value: date | None) -> str:
    """05/03/2026 in Vietnamese, 5 Mar 2026 in English; a dash for a day that is not there."""
    return format_date(value, _DAY[_language()]) if value else "–"


@register.filter
def moment(value: datetime | None) -> str:
    """Hour, minute and day in the office's own time."""
    return format_date(localtime(value), _MOMENT[_language()]) if value else "–"


@register.filter
def titled(titles: Mapping[str, str] | Wording) -> str:
    """The words in the language of the page, out of data that carries both."""
    if isinstance(titles, Wording):
        return titles.en if _language() == "en" else titles.vi
    return titles[_language()]


@register.filter
def figure(value: int) -> str:
    """A count as offices print it: 1.234."""
    return print_number(value)


@register.inclusion_tag("ui/due.html")
def due(distance: Distance) -> dict[str, Any]:
    return {"distance": distance}


@register.inclusion_tag("ui/masthead.html", takes_context=True)
def masthead(context: template.Context) -> dict[str, Any]:
    request = context["request"]
    assert isinstance(request, HttpRequest)
    return {
        "request": request,
        "person": request.user,
        "places": places_for(request),
        "other_languages": [(code, name) for code, name in settings.LANGUAGES if code != _language()],
        "csrf_token": context.get("csrf_token", ""),
    }


def _language() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return language if language in _DAY else settings.LANGUAGE_CODE
