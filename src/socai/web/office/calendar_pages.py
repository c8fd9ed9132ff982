"""The working calendar: a year's months, and a due day counted from any moment."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy

from socai.apps.calendars import queries as calendars
from socai.domain.access import Action, may
from socai.domain.calendars import CalendarGap, WorkingCalendar
from socai.domain.deadlines import Deadline, TimeLimit, set_deadline
from socai.web.office.months import months_of, special_rows
from socai.web.office.moved_due_days import has_outdated
from socai.web.ui.actor import actor_of, for_staff
from socai.web.ui.addresses import number_in
from socai.web.ui.count_words import CountedRow, rows_of
from socai.web.ui.forms import MomentField, OfficeForm
from socai.web.ui.refusals import sentence_for

LONGEST_LIMIT = 365


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer of the small form."""

    deadline: Deadline
    rows: list[CountedRow]


class CountForm(OfficeForm):
    """From this moment, so many working days."""

    start = MomentField(
        label=gettext_lazy("Nhận lúc"), help_text=gettext_lazy("Giờ và ngày tiếp nhận tại bộ phận một cửa.")
    )
    days = forms.IntegerField(
        label=gettext_lazy("Thời hạn (ngày làm việc)"),
        min_value=1,
        max_value=LONGEST_LIMIT,
        error_messages={
            "invalid": gettext_lazy("Thời hạn là một số nguyên ngày làm việc, ví dụ 15."),
            "min_value": gettext_lazy("Thời hạn ít nhất là 1 ngày làm việc."),
            "max_value": gettext_lazy("Thời hạn nhiều nhất là 365 ngày làm việc."),
        },
    )


@for_staff
def calendar_page(request: HttpRequest) -> HttpResponse:
    calendar = _chosen(request.GET.get("version"))
    year = _year(request.GET.get("year"), calendar)
    today = localdate()
    form = _count_form(request)
    may_publish = may(actor_of(request), Action.PUBLISH_CALENDAR, None)
    return render(
        request,
        "office/calendar.html",
        {
            "calendar": calendar,
            "versions": calendars.list_versions(),
            "year": year,
            "years": sorted(calendar.years),
            "months": months_of(calendar, year, today=today),
            "special_rows": special_rows(calendar, year),
            "coverage": calendars.coverage(on=today),
            "form": form,
            "counted": _count(form, calendar),
            "may_publish": may_publish,
            "has_outdated": may_publish and has_outdated(),
        },
    )


def _chosen(version: str | None) -> WorkingCalendar:
    try:
        return calendars.get_calendar(version) if version else calendars.current_calendar()
    except calendars.CalendarNotPublished as missing:
        raise Http404 from missing


def _year(text: str | None, calendar: WorkingCalendar) -> int:
    asked = number_in(text or "")
    year = localdate().year if asked is None else asked
    return min(max(year, min(calendar.years)), max(calendar.years))


def _count_form(request: HttpRequest) -> CountForm:
    if "start" in request.GET:
        return CountForm(request.GET)
    now = localtime().replace(second=0, microsecond=0)
    return CountForm(initial={"start": now, "days": 15})


def _count(form: CountForm, calendar: WorkingCalendar) -> Counted | None:
    """The answer, or None with the form saying why."""
    if not form.is_bound or not form.is_valid():
        return None
    limit = TimeLimit(form.cleaned_data["days"], basis="")
    try:
        deadline = set_deadline(
            received_at=form.cleaned_data["start"], limit=limit, pauses=(), calendar=calendar
        )
    except CalendarGap as refusal:
        form.add_error("start", sentence_for(refusal))
        return None
    return Counted(deadline, rows_of(deadline.explanation))
