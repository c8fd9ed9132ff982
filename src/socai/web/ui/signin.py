"""Signing in and out. Nothing else of the account library is offered."""

from typing import Any

from allauth.account import views
from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _

from socai.web.ui.forms import OfficeRenderer


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """User name and password, in our own words."""

    default_renderer = OfficeRenderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label, password.help_text = _("Tên đăng nhập"), _("Mật khẩu"), ""
        name.error_messages["required"] = _("Cần điền tên đăng nhập do quản trị viên cấp.")
        password.error_messages["required"] = _("Cần điền mật khẩu.")
        name.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        password.widget.attrs = {"autocomplete": "current-password"}


class SignIn(views.LoginView):  # type: ignore[misc]  # allauth has no types
    form_class = SignInForm
    template_name = "ui/sign_in.html"


class SignOut(views.LogoutView):  # type: ignore[misc]  # allauth has no types
    template_name = "ui/sign_out.html"


class Inactive(views.AccountInactiveView):  # type: ignore[misc]  # allauth has no types
    template_name = "ui/inactive.html"
