"""Give people accounts."""

from django.contrib.auth.password_validation import validate_password

from socai.apps.accounts.models import User
from socai.apps.kernel.writing import writing


def create_account(*, username: str, full_name: str, password: str) -> User:
    """A new account. Raises Django's ValidationError with what a password must have."""
    user = User(username=username, full_name=full_name)
    validate_password(password, user)
    user.set_password(password)
    with writing():
        user.save()
    return user
