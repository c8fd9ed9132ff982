"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of staff. What the person may do comes from the posts held, not from here."""

    first_name = None  # type: ignore[assignment]  # one name field, written as people write it
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(max_length=120)

    REQUIRED_FIELDS = ["full_name"]

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=~models.Q(full_name=""), name="user_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username
