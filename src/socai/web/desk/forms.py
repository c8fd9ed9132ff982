"""What the desk asks for: a new dossier, and the words a move takes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socai.domain.dossiers import Channel, PauseReason
from socai.web.desk.words import CHANNELS, PAUSE_REASONS
from socai.web.ui.forms import DayField, OfficeForm, TextArea

Choices = Sequence[tuple[Any, Any]]
_PARTS_OF_IDENTITY_CARD = 7  # number|old number|name|ddmmyyyy|sex|address|ddmmyyyy
_NAME_ON_CARD = 2


class ApplicantField(forms.CharField):
    """A name, typed or read by a scanner off an identity card: of its code only the name is kept."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        parts = text.split("|")
        return parts[_NAME_ON_CARD].strip() if len(parts) == _PARTS_OF_IDENTITY_CARD else text


class IntakeForm(OfficeForm):
    """A dossier handed in. The unit that takes it in is that of the post held."""

    receiving_at = ""  # named when there is only one

    procedure = forms.TypedChoiceField(
        label=_("Thủ tục hành chính"),
        coerce=int,
        error_messages={
            "required": _("Cần chọn một thủ tục trong danh sách."),
            "invalid_choice": _("Thủ tục này không còn trong danh sách; xin chọn lại."),
        },
    )
    applicant = ApplicantField(
        label=_("Người nộp hồ sơ"),
        help_text=_("Họ và tên đầy đủ. Có thể quét mã QR trên thẻ căn cước vào ô này."),
        max_length=120,
        error_messages={
            "required": _("Cần ghi họ và tên người nộp."),
            "max_length": _("Họ và tên dài nhất 120 ký tự."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-identity-card": ""}),
    )
    channel = forms.TypedChoiceField(
        label=_("Cách nộp"),
        coerce=Channel,
        choices=[(channel.value, CHANNELS[channel]) for channel in Channel],
        initial=Channel.COUNTER.value,
        widget=forms.RadioSelect,
        error_messages={"required": _("Cần chọn một cách nộp.")},
    )
    receiving_unit = forms.TypedChoiceField(
        label=_("Nơi tiếp nhận"),
        coerce=int,
        error_messages={
            "required": _("Cần chọn nơi tiếp nhận."),
            "invalid_choice": _("Vị trí hôm nay của anh/chị không thuộc đơn vị này."),
        },
    )
    competent_unit = forms.TypedChoiceField(
        label=_("Cơ quan có thẩm quyền giải quyết"),
        coerce=int,
        error_messages={
            "required": _("Cần chọn cơ quan giải quyết."),
            "invalid_choice": _("Đơn vị này không hoạt động hôm nay; xin chọn lại."),
        },
    )

    def __init__(
        self,
        *args: Any,
        procedures: Choices,
        receiving_units: Choices,
        competent_units: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("procedure", procedures),
            ("receiving_unit", receiving_units),
            ("competent_unit", competent_units),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if len(receiving_units) == 1:  # fixed by the post held: nothing to choose
            self.receiving_at = receiving_units[0][1]
            self.fields["receiving_unit"].widget = forms.HiddenInput()
            self.fields["receiving_unit"].initial = receiving_units[0][0]


class MoveForm(OfficeForm):
    """A move that takes no words."""


class SuspendForm(MoveForm):
    reason = forms.TypedChoiceField(
        label=_("Lý do tạm dừng"),
        coerce=PauseReason,
        choices=[(reason.value, PAUSE_REASONS[reason]) for reason in PauseReason],
        widget=forms.RadioSelect,
        error_messages={"required": _("Cần chọn một lý do tạm dừng.")},
    )


class ReopenForm(MoveForm):
    decision = forms.CharField(
        label=_("Số quyết định mở lại"),
        help_text=_("Ví dụ 12/QĐ-UBND."),
        max_length=60,
        error_messages={"required": _("Cần ghi số quyết định cho phép mở lại, ví dụ 12/QĐ-UBND.")},
    )


class LateClickForm(MoveForm):
    real_day = DayField(label=_("Ngày xong thực tế"))
    evidence = forms.CharField(
        label=_("Chứng cứ"),
        help_text=_("Văn bản, sổ ký nhận hoặc bản ghi cho thấy việc đã xong hôm đó."),
        max_length=300,
        widget=TextArea,
        error_messages={
            "required": _("Cần nêu chứng cứ, ví dụ số văn bản hoặc trang sổ ký nhận."),
            "max_length": _("Chứng cứ dài nhất 300 ký tự."),
        },
    )
