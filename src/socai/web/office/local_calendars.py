"""Local calendars: every version published, and publishing one by decision."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socai.apps.accounts import queries as accounts
from socai.apps.calendars import queries as calendars
from socai.apps.calendars.services import publish_local_version
from socai.apps.organizations import queries as organizations
from socai.domain.access import Action, Actor, may
from socai.law import LawFileRefused
from socai.web.ui.actor import actor_of, for_action, for_staff
from socai.web.ui.forms import DayField, OfficeForm
from socai.web.ui.refusals import sentence_for

LONGEST_TEXT = 100_000
LONGEST_LINE = 1_000


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A published version as the list shows it; an edition of the law has no unit and no decision."""

    version: str
    unit: str
    decision_number: str
    decision_date: date | None
    published_at: datetime
    published_by: str


class LocalCalendarForm(OfficeForm):
    """What a unit decides for itself and all below it, on top of the national calendar."""

    unit = forms.TypedChoiceField(
        label=gettext_lazy("Đơn vị ra quyết định"),
        help_text=gettext_lazy("Lịch áp dụng cho đơn vị này và mọi đơn vị trực thuộc chưa có lịch riêng."),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Cần chọn một đơn vị."),
            "invalid_choice": gettext_lazy("Vị trí hôm nay của anh/chị không thuộc đơn vị này."),
        },
    )
    decision_number = forms.CharField(
        label=gettext_lazy("Số quyết định"),
        help_text=gettext_lazy("Ví dụ 12/QĐ-UBND."),
        max_length=60,
        error_messages={
            "required": gettext_lazy("Cần ghi số quyết định, ví dụ 12/QĐ-UBND."),
            "max_length": gettext_lazy("Số quyết định dài nhất 60 ký tự."),
        },
    )
    decision_date = DayField(label=gettext_lazy("Ngày quyết định"))
    text = forms.CharField(
        label=gettext_lazy("Nội dung lịch"),
        help_text=gettext_lazy("Dòng bắt đầu bằng # là chú thích; bỏ dấu # ở mẫu nào cần dùng rồi sửa lại."),
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 26, "class": "code-text", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Cần ghi ít nhất một ngày hoặc giờ làm việc."),
            "max_length": gettext_lazy("Nội dung dài nhất 100.000 ký tự."),
        },
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        reached = actor.units_for(Action.PUBLISH_CALENDAR)
        units = [unit for unit in organizations.list_units(on=localdate()) if unit.id in reached]
        field.choices = [("", _("– chọn đơn vị –")), *((unit.id, unit.name) for unit in units)]

    def clean_text(self) -> str:
        """With plain line ends. What no keyboard types, or no calendar needs, would stop its reading."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.replace("\t", "").isprintable():
                raise forms.ValidationError(
                    _("Dòng %(line)d có ký tự không đọc được; xin gõ lại dòng này.") % {"line": number}
                )
            if len(line) > LONGEST_LINE:
                raise forms.ValidationError(
                    _("Dòng %(line)d quá dài; một dòng nhiều nhất 1.000 ký tự.") % {"line": number}
                )
        return text


@for_staff
def calendar_versions(request: HttpRequest) -> HttpResponse:
    may_publish = may(actor_of(request), Action.PUBLISH_CALENDAR, None)
    context = {"rows": _version_rows(), "may_publish": may_publish}
    return render(request, "office/calendar_versions.html", context)


@for_action(Action.PUBLISH_CALENDAR)
def publish_calendar(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    if form.is_bound and form.is_valid():
        try:
            _publish(form, by=actor_of(request))
        except LawFileRefused as refusal:
            form.add_error("text", sentence_for(refusal))
        else:
            messages.success(request, _("Đã công bố lịch. Từ nay hồ sơ mới theo lịch này."))
            return redirect("office:moved_due_days")
    return render(request, "office/publish_calendar.html", {"form": form})


def _publish(form: LocalCalendarForm, *, by: Actor) -> None:
    words = form.cleaned_data
    publish_local_version(
        by=by,
        unit_id=words["unit"],
        decision_number=words["decision_number"],
        decision_date=words["decision_date"],
        text=words["text"],
    )


def _form(request: HttpRequest) -> LocalCalendarForm:
    actor = actor_of(request)
    if request.method == "POST":
        return LocalCalendarForm(request.POST, actor=actor)
    return LocalCalendarForm(initial={"text": render_to_string("office/local_calendar.txt")}, actor=actor)


def _version_rows() -> list[VersionRow]:
    versions = calendars.list_versions()
    units = {each.unit_id for each in versions if each.unit_id is not None}
    names = organizations.names_of(units, on=localdate())
    people = accounts.names_of(each.published_by for each in versions)
    return [
        VersionRow(
            version=each.version,
            unit=names[each.unit_id] if each.unit_id is not None else "",
            decision_number=each.decision_number,
            decision_date=each.decision_date,
            published_at=each.published_at,
            published_by=people.get(each.published_by, _("hệ thống")),
        )
        for each in versions
    ]
