"""How far the book has come: settled through a day, digested up to a mark. One row each."""

from django.db import models
from django.db.models import Q


class SettlingMark(models.Model):
    """What passes by itself has been posted through this day."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    through = models.DateField()
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="settling_mark_is_one_row")]

    def __str__(self) -> str:
        return f"settled through {self.through}"


class TotalsMark(models.Model):
    """Totals hold every entry up to this `seq`, and balances of months up to `last_month_end`."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField()
    last_month_end = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="totals_mark_is_one_row")]

    def __str__(self) -> str:
        return f"totals up to #{self.seq}"
