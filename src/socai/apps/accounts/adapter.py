"""How sign-in behaves here: accounts are given by an administrator, nobody registers alone."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class ClosedSignup(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng; xin kiểm tra rồi thử lại."),
        "too_many_login_attempts": _(
            "Đã nhập sai quá nhiều lần. Xin chờ năm phút rồi thử lại, hoặc nhờ quản trị viên "
            "cấp lại mật khẩu."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the page after signing in shows who is there, in words of our own."""
