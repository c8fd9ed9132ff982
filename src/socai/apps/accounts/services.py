"""Give people accounts."""

from django.contrib.auth.password_validation import validate_password

from socai.apps.accounts.models import User
from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.domain.access import SYSTEM, Action, Actor, require


class UsernameTaken(ValueError):
    """Somebody signs in under that name already; capitals make no other name."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(f"somebody signs in as {username} already; accepted is a name nobody has")


def create_account(*, username: str, full_name: str, password: str, by: Actor = SYSTEM) -> User:
    """A new account. Raises UsernameTaken, or Django's ValidationError with what a password must have."""
    require(by, Action.CHANGE_ORGANIZATIONS, None)
    user = User(username=username, full_name=full_name)
    validate_password(password, user)
    user.set_password(password)
    with writing():
        if User.objects.filter(username__iexact=username).exists():
            raise UsernameTaken(username)
        user.save()
        record("account.created", RecordRef("user", user.pk), by=by, facts={})
    return user
