"""What giving and ending a post asks for, and an account for who has none."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from socai.apps.accounts.queries import list_people
from socai.domain.access import Role
from socai.web.ui.forms import DayField, OfficeForm
from socai.web.ui.words import ROLES, Words

_USERNAME: Final = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]*\Z",
    _("Tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối; ví dụ nguyen.van.an."),
)
# By the codes of Django's validators, whose own Vietnamese is not complete.
_PASSWORDS: Final[Mapping[str, Words]] = {
    "password_too_short": _("Mật khẩu ngắn quá; cần ít nhất %(min_length)d ký tự."),
    "password_too_common": _("Mật khẩu này nhiều người dùng, dễ đoán; xin chọn câu khác."),
    "password_too_similar": _("Mật khẩu giống tên đăng nhập hoặc họ tên; xin chọn câu khác."),
}


class HoldForm(OfficeForm):
    """A person takes a role in the unit, from a day on."""

    person = forms.TypedChoiceField(
        label=_("Người giữ vị trí"),
        coerce=int,
        error_messages={
            "required": _("Cần chọn một người; ai chưa có tài khoản thì tạo tài khoản trước."),
            "invalid_choice": _("Người này không còn đăng nhập được; xin chọn lại."),
        },
    )
    role = forms.TypedChoiceField(
        label=_("Vai trò"),
        coerce=Role,
        choices=[(role.value, ROLES[role]) for role in Role],
        widget=forms.RadioSelect,
        error_messages={"required": _("Cần chọn một vai trò.")},
    )
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(
        label=_("Đến trước ngày"),
        help_text=_("Ngày đầu tiên không còn giữ vị trí; bỏ trống khi chưa biết."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        people = [(person.id, f"{person.full_name} ({person.username})") for person in list_people()]
        field.choices = [("", _("– chọn người –")), *people]


class EndForm(OfficeForm):
    on = DayField(label=_("Kết thúc từ ngày"), help_text=_("Ngày đầu tiên không còn giữ vị trí."))


class AccountForm(OfficeForm):
    """A first password is told to the person, who signs in with it."""

    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Cần ghi họ và tên đầy đủ."),
            "max_length": _("Họ và tên dài nhất 120 ký tự."),
        },
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm, gạch nối; ví dụ nguyen.van.an."),
        max_length=60,
        validators=[_USERNAME],
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
        ),
        error_messages={
            "required": _("Cần ghi tên đăng nhập, ví dụ nguyen.van.an."),
            "max_length": _("Tên đăng nhập dài nhất 60 ký tự."),
        },
    )
    password = forms.CharField(
        label=_("Mật khẩu đầu tiên"),
        help_text=_(
            "Ít nhất 12 ký tự, không giống tên đăng nhập hay họ tên, không phải mật khẩu nhiều người dùng. "
            "Một câu vài từ dễ nhớ là tốt nhất. Anh/chị báo mật khẩu này cho người dùng."
        ),
        max_length=200,
        strip=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
        ),
        error_messages={
            "required": _("Cần đặt mật khẩu đầu tiên, ít nhất 12 ký tự."),
            "max_length": _("Mật khẩu dài nhất 200 ký tự."),
        },
    )

    def refuse_password(self, refusal: ValidationError) -> None:
        """Say beside the field what the password lacks."""
        for error in refusal.error_list:
            words = _PASSWORDS.get(error.code or "")
            self.add_error("password", str(words) % (error.params or {}) if words else error)
