"""What a change of units asks for: the decision, the day it takes effect, and what becomes of whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from socai.apps.organizations.queries import UnitOnDay
from socai.apps.organizations.words import KIND_NAMES
from socai.domain.access import Actor
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.placements import list_parents
from socai.web.office.changes.units_offered import alike_first, choices, offered
from socai.web.ui.forms import DayField, OfficeForm

NO_UNIT = _("– không có, đứng đầu hệ thống –")
UNIT_GONE = _("Đơn vị này không hoạt động vào ngày có hiệu lực; xin chọn lại trong danh sách.")


@dataclass(frozen=True, slots=True)
class Changed:
    """The unit whose page it is, and who asks; `on` is the day whose units are offered."""

    unit_id: int
    kind: UnitKind
    on: date
    actor: Actor


class DecidedForm(OfficeForm):
    """A change by decision, from a day on."""

    depends_on_day: ClassVar[bool] = False  # whether what it offers are the units of the day of effect

    decision_number = forms.CharField(
        label=_("Số quyết định"),
        help_text=_("Ví dụ 12/QĐ-UBND."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Cần ghi số quyết định, ví dụ 12/QĐ-UBND."),
            "max_length": _("Số quyết định dài nhất 60 ký tự."),
        },
    )
    decision_date = DayField(label=_("Ngày quyết định"))
    on = DayField(label=_("Có hiệu lực từ ngày"))

    def __init__(self, *args: Any, changed: Changed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changed = changed

    def clean_decision_number(self) -> str:
        return " ".join(str(self.cleaned_data["decision_number"]).split())

    def arguments(self) -> dict[str, Any]:
        """What the service takes. Only for a form found valid."""
        words = self.cleaned_data
        decision = Decision(words["decision_number"], words["decision_date"])
        return {"unit_id": self.changed.unit_id, "on": words["on"], "decision": decision}

    def offer(self, name: str, offers: Sequence[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offers)


class NameField(forms.CharField):
    default_error_messages = {"required": _("Cần ghi tên đầy đủ của đơn vị.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=200,
            error_messages={"max_length": _("Tên đơn vị dài nhất 200 ký tự.")},
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            **kwargs,
        )


class UnitField(forms.TypedChoiceField):
    """One unit out of those offered."""

    default_error_messages = {"required": _("Cần chọn một đơn vị."), "invalid_choice": UNIT_GONE}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)


class UnitsField(forms.TypedMultipleChoiceField):
    """Several units out of those offered."""

    default_error_messages = {"required": _("Cần chọn ít nhất một đơn vị."), "invalid_choice": UNIT_GONE}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})
        super().__init__(coerce=int, widget=widget, **kwargs)


class AgencyCodeField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Mã định danh cũ"),
            help_text=_("Bỏ trống khi không có. Ví dụ 000.00.06.H56."),
            max_length=20,
            required=False,
            error_messages={"max_length": _("Mã định danh dài nhất 20 ký tự.")},
        )


class AdministrativeCodeField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Mã đơn vị hành chính"),
            help_text=_("Bỏ trống khi không phải đơn vị hành chính. Tỉnh 2, huyện 3, xã 5 chữ số."),
            max_length=5,
            required=False,
            error_messages={"max_length": _("Mã đơn vị hành chính dài nhất 5 chữ số.")},
        )


class CreateForm(DecidedForm):
    """A new unit under one that stands on its first day."""

    depends_on_day = True

    name = NameField(label=_("Tên đơn vị"), help_text=_("Ví dụ Ủy ban nhân dân xã Ea Hòa."))
    kind = forms.TypedChoiceField(
        label=_("Loại đơn vị"),
        coerce=UnitKind,
        choices=[("", _("– chọn loại đơn vị –")), *((kind.value, KIND_NAMES[kind]) for kind in UnitKind)],
        error_messages={"required": _("Cần chọn một loại đơn vị.")},
    )
    parent = UnitField(label=_("Trực thuộc"), required=False)
    code = forms.CharField(
        label=_("Mã đơn vị"),
        help_text=_("Gắn với đơn vị này mãi mãi, không dùng lại. Ví dụ H15.50.05.13."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Cần ghi mã đơn vị, ví dụ H15.50.05.13."),
            "max_length": _("Mã đơn vị dài nhất 40 ký tự."),
        },
    )
    old_agency_code = AgencyCodeField()
    administrative_code = AdministrativeCodeField()

    def __init__(self, *args: Any, on: date, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, changed=Changed(0, UnitKind.OFFICE, on, actor), **kwargs)
        self.offer("parent", [("", NO_UNIT), *choices(offered(actor, on=on))])

    def arguments(self) -> dict[str, Any]:
        words = self.cleaned_data
        fresh = ("name", "kind", "code", "old_agency_code", "administrative_code")
        arguments = super().arguments() | {name: words[name] for name in fresh}
        del arguments["unit_id"]
        return arguments | {"parent_id": words["parent"]}


class RenameForm(DecidedForm):
    name = NameField(label=_("Tên mới"))

    def arguments(self) -> dict[str, Any]:
        return super().arguments() | {"name": self.cleaned_data["name"]}


class MoveForm(DecidedForm):
    """Another parent, out of the kinds under which this one may lie on the day."""

    depends_on_day = True

    parent = UnitField(label=_("Cấp trên mới"), required=False)

    def __init__(self, *args: Any, changed: Changed, **kwargs: Any) -> None:
        super().__init__(*args, changed=changed, **kwargs)
        able = list_parents(changed.kind, on=changed.on)
        parents = (unit for unit in _others(changed) if unit.kind in able)
        self.offer("parent", [("", NO_UNIT), *choices(parents)])

    def arguments(self) -> dict[str, Any]:
        return super().arguments() | {"parent_id": self.cleaned_data["parent"]}


class MergeForm(DecidedForm):
    """The page is the heir's; those that end in it still stand on the day before."""

    depends_on_day = True

    units = UnitsField(
        label=_("Các đơn vị kết thúc và nhập vào đơn vị này"),
        error_messages={"required": _("Cần chọn ít nhất một đơn vị nhập vào đơn vị này.")},
    )

    def __init__(self, *args: Any, changed: Changed, **kwargs: Any) -> None:
        super().__init__(*args, changed=changed, **kwargs)
        self.offer("units", choices(_others(changed, on=_day_before(changed.on))))

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        into = arguments.pop("unit_id")
        return arguments | {"unit_ids": self.cleaned_data["units"], "into_id": into}


class SplitForm(DecidedForm):
    """The successors stand on the day; new ones are created first."""

    depends_on_day = True

    into = UnitsField(
        label=_("Chia thành các đơn vị"),
        help_text=_("Đơn vị mới được lập trước, cùng quyết định và cùng ngày có hiệu lực."),
        error_messages={"required": _("Cần chọn ít nhất hai đơn vị nhận.")},
    )
    heir = UnitField(
        label=_("Đơn vị kế thừa"),
        help_text=_("Nhận hồ sơ đang giải quyết và các đơn vị trực thuộc; là một trong các đơn vị trên."),
    )

    def __init__(self, *args: Any, changed: Changed, **kwargs: Any) -> None:
        super().__init__(*args, changed=changed, **kwargs)
        successors = choices(_others(changed))
        self.offer("into", successors)
        self.offer("heir", [("", _("– chọn đơn vị kế thừa –")), *successors])

    def arguments(self) -> dict[str, Any]:
        words = self.cleaned_data
        return super().arguments() | {"into_ids": words["into"], "heir_id": words["heir"]}


class AbolishForm(DecidedForm):
    """Nothing more to say: nobody comes after."""


class CodesForm(OfficeForm):
    """Further codes, which a new unit often takes over from an old one."""

    depends_on_day: ClassVar[bool] = False

    old_agency_code = AgencyCodeField()
    administrative_code = AdministrativeCodeField()

    def __init__(self, *args: Any, changed: Changed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changed = changed

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "unit_id": self.changed.unit_id, "on": self.changed.on}


AnyForm = DecidedForm | CodesForm


def _others(changed: Changed, *, on: date | None = None) -> list[UnitOnDay]:
    units = offered(changed.actor, on=on or changed.on)
    return alike_first(units, changed.unit_id, changed.kind)


def _day_before(day: date) -> date:
    return date.fromordinal(max(day.toordinal() - 1, date.min.toordinal()))
