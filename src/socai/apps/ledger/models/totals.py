"""Totals: a disposable digest of the book up to a mark, so that a figure of today does not read ten years."""

from django.db import models
from django.db.models import F, Q


class DayTotal(models.Model):
    """What moved in one day between two accounts of a unit, with one cut."""

    effective_on = models.DateField()
    source_id = models.IntegerField()
    target_id = models.IntegerField()
    source_unit_id = models.BigIntegerField()
    target_unit_id = models.BigIntegerField()
    cut_id = models.BigIntegerField()
    quantity = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "target_unit_id",
                    "effective_on",
                    "source_id",
                    "target_id",
                    "source_unit_id",
                    "cut_id",
                ],
                name="day_total_stands_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["source_unit_id", "effective_on"],
                name="day_total_hand_overs",
                condition=~Q(source_unit_id=F("target_unit_id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.effective_on}: {self.quantity}"


class MonthBalance(models.Model):
    """What stood in an account of a unit at the end of a month, with one cut."""

    month_end = models.DateField()
    account_id = models.IntegerField()
    unit_id = models.BigIntegerField()
    cut_id = models.BigIntegerField()
    quantity = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "month_end", "account_id", "cut_id"], name="month_balance_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month_end}: {self.quantity}"
