"""The book itself: accounts and cuts interned once, and transfers, which nothing ever changes."""

from django.db import models
from django.db.models import F, Q

from socai.domain.ledger import DIMENSIONS


class Account(models.Model):
    """A leaf of the chart, interned: entries name it by a small number."""

    code = models.CharField(max_length=80, unique=True)
    measure = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.code


class Cut(models.Model):
    """An immutable row of facts fixed on entry. Equal facts are one row."""

    procedure = models.CharField(max_length=40, blank=True)
    version = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=100, blank=True)
    level = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    online_level = models.CharField(max_length=20, blank=True)
    non_territorial = models.CharField(max_length=5, blank=True)
    receiving_unit = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=DIMENSIONS, name="cut_stands_once")]

    def __str__(self) -> str:
        return ", ".join(f"{name} {getattr(self, name)}" for name in DIMENSIONS if getattr(self, name))


class Transfer(models.Model):
    """One entry. `seq` is the order of recording; a red entry names the one it takes back."""

    seq = models.BigAutoField(primary_key=True)
    recorded_at = models.DateTimeField()
    effective_on = models.DateField()
    source = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    target = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    source_unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+", db_index=False)
    target_unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+", db_index=False)
    cut = models.ForeignKey(Cut, models.PROTECT, related_name="+", db_index=False)
    quantity = models.BigIntegerField()
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    cause = models.ForeignKey("kernel.Event", models.PROTECT, related_name="+", db_index=False)
    line = models.PositiveIntegerField()
    reverses = models.OneToOneField("self", models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "cause", "line"], name="transfer_line_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, quantity__gt=0)
                | Q(reverses__isnull=False, quantity__lt=0),
                name="transfer_negative_only_when_red",
            ),
            models.CheckConstraint(
                condition=(Q(source=F("target")) & ~Q(source_unit=F("target_unit")))
                | (~Q(source=F("target")) & Q(source_unit=F("target_unit"))),
                name="transfer_moves_account_or_unit",
            ),
            models.CheckConstraint(condition=Q(line__gte=1), name="transfer_line_from_one"),
        ]
        indexes = [
            models.Index(fields=["target_unit", "effective_on"], name="transfer_by_unit_and_day"),
            # Hand-overs are few and asked for from the giving side too.
            models.Index(
                fields=["source_unit", "effective_on"],
                name="transfer_hand_overs",
                condition=~Q(source_unit=F("target_unit")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.seq} {self.quantity} on {self.effective_on}"
