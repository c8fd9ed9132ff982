"""What publishing a procedure asks for, and the words of its codes."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from socai.domain.deadlines import TimeLimit
from socai.domain.procedures import Level, OnlineLevel
from socai.web.ui.forms import DayField, OfficeForm
from socai.web.ui.words import Words

LONGEST_LIMIT: Final = 365
LEVELS: Final[Mapping[Level, Words]] = {
    Level.PROVINCE: _("cấp tỉnh"),
    Level.DISTRICT: _("cấp huyện"),
    Level.COMMUNE: _("cấp xã"),
}
ONLINE_LEVELS: Final[Mapping[OnlineLevel, Words]] = {
    OnlineLevel.FULL: _("toàn trình"),
    OnlineLevel.PARTIAL: _("một phần"),
    OnlineLevel.INFORMATION: _("cung cấp thông tin"),
}


class ProcedureForm(OfficeForm):
    """One version of a procedure, by the decision that publishes it."""

    code = forms.CharField(
        label=_("Mã thủ tục"),
        help_text=_("Theo Cơ sở dữ liệu quốc gia, ví dụ 1.004873."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Cần ghi mã thủ tục, ví dụ 1.004873."),
            "max_length": _("Mã thủ tục dài nhất 40 ký tự."),
        },
    )
    title = forms.CharField(
        label=_("Tên thủ tục"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Cần ghi tên thủ tục như trong quyết định công bố."),
            "max_length": _("Tên thủ tục dài nhất 300 ký tự."),
        },
    )
    field = forms.CharField(
        label=_("Lĩnh vực"),
        help_text=_("Ví dụ Hộ tịch."),
        max_length=100,
        error_messages={
            "required": _("Cần ghi lĩnh vực, ví dụ Hộ tịch."),
            "max_length": _("Lĩnh vực dài nhất 100 ký tự."),
        },
    )
    level = forms.TypedChoiceField(
        label=_("Cấp giải quyết"),
        coerce=Level,
        choices=[(level.value, LEVELS[level]) for level in Level],
        widget=forms.RadioSelect,
        error_messages={"required": _("Cần chọn cấp giải quyết.")},
    )
    online_level = forms.TypedChoiceField(
        label=_("Mức độ trực tuyến"),
        coerce=OnlineLevel,
        choices=[(level.value, ONLINE_LEVELS[level]) for level in OnlineLevel],
        widget=forms.RadioSelect,
        error_messages={"required": _("Cần chọn mức độ trực tuyến.")},
    )
    limit_working_days = forms.IntegerField(
        label=_("Thời hạn (ngày làm việc)"),
        min_value=1,
        max_value=LONGEST_LIMIT,
        error_messages={
            "required": _("Cần ghi thời hạn, ví dụ 15."),
            "invalid": _("Thời hạn là một số nguyên ngày làm việc, ví dụ 15."),
            "min_value": _("Thời hạn ít nhất là 1 ngày làm việc."),
            "max_value": _("Thời hạn nhiều nhất là 365 ngày làm việc."),
        },
    )
    legal_basis = forms.CharField(
        label=_("Căn cứ của thời hạn"),
        help_text=_("Văn bản, điều, khoản."),
        max_length=200,
        error_messages={
            "required": _("Cần ghi văn bản quy định thời hạn."),
            "max_length": _("Căn cứ dài nhất 200 ký tự."),
        },
    )
    decision_number = forms.CharField(
        label=_("Số quyết định công bố"),
        help_text=_("Ví dụ 12/QĐ-UBND."),
        max_length=60,
        error_messages={
            "required": _("Cần ghi số quyết định, ví dụ 12/QĐ-UBND."),
            "max_length": _("Số quyết định dài nhất 60 ký tự."),
        },
    )
    decision_on = DayField(label=_("Ngày quyết định"))
    valid_from = DayField(label=_("Áp dụng từ ngày"))

    def arguments(self) -> dict[str, Any]:
        """What the service takes. Only for a form found valid."""
        words = dict(self.cleaned_data)
        words["title"] = " ".join(words["title"].split())
        return words | {"limit": TimeLimit(words.pop("limit_working_days"), words.pop("legal_basis"))}
