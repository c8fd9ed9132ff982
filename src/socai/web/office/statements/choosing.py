"""Which statement the address asks for: unit, form, window and borders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socai.apps.organizations import queries as organizations
from socai.apps.organizations.queries import EndedUnit
from socai.apps.reporting import queries as reporting
from socai.apps.reporting.queries import Borders
from socai.domain.access import Action, Actor
from socai.domain.indicators import Form
from socai.domain.periods import NoReportWindow, UnknownWindow, Window, WindowRefused, between
from socai.web.ui.forms import DayField, DayInput, OfficeForm
from socai.web.ui.refusals import sentence_for
from socai.web.ui.templatetags.ui import titled

TWO_DAYS: Final = "two_days"
BORDERS: Final = (
    (Borders.AS_REPORTED.value, gettext_lazy("Như đã báo cáo (cơ cấu vào ngày cuối kỳ)")),
    (Borders.TODAY.value, gettext_lazy("Theo địa giới hôm nay (gồm đơn vị đã sáp nhập vào)")),
)
_ONLY_FOR_TWO_DAYS: Final = gettext_lazy("Chỉ điền khi chọn hai ngày bất kỳ.")
_SHOWN: Final = {"data-shown-when": f"window={TWO_DAYS}"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for, as the services take it; `address` asks for it again."""

    unit_id: int
    form: Form
    window: Window
    borders: Borders

    @property
    def address(self) -> str:
        asked = QueryDict(mutable=True)
        asked.update(
            {
                "unit": str(self.unit_id),
                "form": self.form.key,
                "window": TWO_DAYS,
                "first_day": self.window.first_day.isoformat(),
                "last_day": self.window.last_day.isoformat(),
                "borders": self.borders.value,
            }
        )
        if ".." not in self.window.key:
            asked["window"], asked["first_day"], asked["last_day"] = self.window.key, "", ""
        return asked.urlencode()


class ChoiceForm(OfficeForm):
    """A unit, a form, and either a window the law names or any two days."""

    unit = forms.TypedChoiceField(
        label=gettext_lazy("Đơn vị"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Cần chọn một đơn vị."),
            "invalid_choice": gettext_lazy("Đơn vị này không thuộc phạm vi anh/chị được xem."),
        },
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Biểu"),
        error_messages={"invalid_choice": gettext_lazy("Không có biểu này; xin chọn trong danh sách.")},
    )
    window = forms.ChoiceField(
        label=gettext_lazy("Kỳ báo cáo"),
        error_messages={
            "required": gettext_lazy("Cần chọn một kỳ báo cáo."),
            "invalid_choice": gettext_lazy(
                "Không có kỳ báo cáo này; xin chọn trong danh sách hoặc nhập hai ngày."
            ),
        },
    )
    first_day = DayField(
        label=gettext_lazy("Từ ngày"), help_text=_ONLY_FOR_TWO_DAYS, required=False, widget=DayInput(_SHOWN)
    )
    last_day = DayField(
        label=gettext_lazy("Đến hết ngày"),
        help_text=_ONLY_FOR_TWO_DAYS,
        required=False,
        widget=DayInput(_SHOWN),
    )
    borders = forms.TypedChoiceField(
        label=gettext_lazy("Cách đọc đơn vị đã sắp xếp"),
        coerce=Borders,
        choices=BORDERS,
        initial=Borders.AS_REPORTED.value,
        required=False,
        empty_value=Borders.AS_REPORTED,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("unit", _units(actor, today))
        self._offer("form", [(form.key, titled(form.titles)) for form in reporting.list_forms()])
        self._offer("window", [*_windows(today), (TWO_DAYS, _("hai ngày bất kỳ"))])

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if "window" in words and not self.errors:
            self._read_window(words)
        return words

    def choice(self) -> Choice:
        """What was asked for. Only for a form found valid."""
        words = self.cleaned_data
        form = reporting.get_form(words["form"])
        return Choice(words["unit"], form, words["window"], words["borders"])

    def _read_window(self, words: dict[str, Any]) -> None:
        try:
            words["window"] = self._window(words)
        except (WindowRefused, NoReportWindow, UnknownWindow) as refusal:
            self.add_error("last_day", sentence_for(refusal))

    def _window(self, words: dict[str, Any]) -> Window | None:
        if words["window"] != TWO_DAYS:
            return reporting.get_window(words["window"])
        for name in ("first_day", "last_day"):
            if words.get(name) is None:
                self.add_error(name, _("Cần điền ngày này khi không chọn kỳ có sẵn, ví dụ 15/02/2026."))
        return None if self.errors else between(words["first_day"], words["last_day"])

    def _offer(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


def choice_form(data: QueryDict | None, *, actor: Actor) -> ChoiceForm:
    """The form of the address, or a fresh one that offers the window of today."""
    today = localdate()
    if data is not None and "borders" not in data:
        data = data.copy()
        data["borders"] = Borders.AS_REPORTED.value
    return ChoiceForm(data, actor=actor, today=today, initial={"window": _window_of(today)})


def _units(actor: Actor, today: date) -> list[tuple[Any, Any]]:
    """Units of today, then those that have ended: their own statements are asked "as reported"."""
    reached = actor.units_for(Action.SEE_STATEMENTS)
    standing = [(unit.id, unit.name) for unit in organizations.list_units(on=today) if unit.id in reached]
    ended = [(unit.id, _until(unit)) for unit in organizations.list_ended(reached, on=today)]
    return [*standing, (_("Đã kết thúc hoạt động"), ended)] if ended else [*standing]


def _until(unit: EndedUnit) -> str:
    return _("%(name)s (đến trước ngày %(day)s)") % {"name": unit.name, "day": f"{unit.valid_to:%d/%m/%Y}"}


def _windows(today: date) -> list[tuple[str, str]]:
    """Every window of this year and the last that has begun, the latest first."""
    known = [window for year in (today.year - 1, today.year, today.year + 1) for window in _of_year(year)]
    begun = sorted(
        (window for window in known if window.first_day <= today),
        key=lambda window: (window.last_day, window.days),
        reverse=True,
    )
    return [(window.key, _in_words(window)) for window in begun]


def _of_year(year: int) -> Iterator[Window]:
    try:
        yield from reporting.list_windows(year)
    except NoReportWindow:
        return


def _window_of(today: date) -> str:
    try:
        return reporting.window_containing(today - timedelta(days=1)).key
    except NoReportWindow:
        return TWO_DAYS


def _in_words(window: Window) -> str:
    days = f"{window.first_day:%d/%m/%Y} – {window.last_day:%d/%m/%Y}"
    return f"{titled(window.titles)} ({days})"
