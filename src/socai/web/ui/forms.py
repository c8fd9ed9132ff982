"""Forms as they stand on our pages: the error beside its field, dates as people write them."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

MOMENT_FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y")
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


class OfficeRenderer(DjangoTemplates):
    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class OfficeForm(forms.Form):
    """Every form of the application. Nothing typed is lost: a refused form comes back as it was sent."""

    default_renderer = OfficeRenderer
    required_css_class = ""
    error_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, from the browser's picker or typed the Vietnamese way."""

    widget = DayInput
    default_error_messages = {
        "required": _("Cần điền một ngày, ví dụ 05/03/2026."),
        "invalid": _("Không đọc được ngày này. Xin ghi ngày/tháng/năm, ví dụ 05/03/2026."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DAY_FORMATS, **kwargs)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment in the office's own time."""

    widget = MomentInput
    default_error_messages = {
        "required": _("Cần điền giờ và ngày, ví dụ 05/03/2026 09:30."),
        "invalid": _("Không đọc được giờ và ngày này. Xin ghi như 05/03/2026 09:30."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=MOMENT_FORMATS, **kwargs)


class TextArea(forms.Textarea):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": 3, **(attrs or {})})
