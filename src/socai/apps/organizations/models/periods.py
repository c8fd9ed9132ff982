"""What every table of periods shares."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def lasting_on(day: date) -> Q:
    """Rows whose period covers the day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def ends_after_start(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name=f"{table}_ends_after_start"
    )


def one_per_start(table: str, *fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=[*fields, "valid_from"], name=f"{table}_starts_once")


def one_open(table: str, *fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=list(fields), condition=Q(valid_to=None), name=f"{table}_open_once")
