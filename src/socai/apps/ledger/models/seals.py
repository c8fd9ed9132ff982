"""Seals: ranges of the book hashed into a chain."""

from django.db import models
from django.db.models import F, Q


class Seal(models.Model):
    """One sealed range. `leaves` keeps the hash of each row, so that an altered row can be named."""

    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField(unique=True)
    entries = models.PositiveIntegerField()
    leaves = models.BinaryField()
    merkle_root = models.CharField(max_length=64)
    # Unique: the chain neither forks nor begins twice. The first seal follows GENESIS.
    previous_root = models.CharField(max_length=64, unique=True)
    root = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_seq__gte=F("first_seq")), name="seal_range_in_order"),
            models.CheckConstraint(condition=Q(entries__gte=1), name="seal_holds_something"),
        ]

    def __str__(self) -> str:
        return f"seal up to #{self.last_seq}"
