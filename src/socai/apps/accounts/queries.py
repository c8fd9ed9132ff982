"""Who stands behind a reference."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from socai.apps.accounts.models import User

_PERSON: Final = "user:"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    id: int
    username: str
    full_name: str


def names_of(references: Iterable[str]) -> Mapping[str, str]:
    """The full names behind references such as `user:7`; what is no person is left out."""
    ids = [int(each.removeprefix(_PERSON)) for each in set(references) if each.startswith(_PERSON)]
    return {
        f"{_PERSON}{pk}": name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "full_name")
    }


def list_people() -> list[Person]:
    """Everybody who may sign in, in order of name."""
    rows = User.objects.filter(is_active=True).order_by("full_name", "username")
    return [
        Person(pk, username, name) for pk, username, name in rows.values_list("pk", "username", "full_name")
    ]


def has_accounts() -> bool:
    """Whether anybody could ever sign in."""
    return User.objects.exists()
