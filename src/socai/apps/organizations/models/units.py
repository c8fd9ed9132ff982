"""The unit, which stays itself for good, and its dated facts: names, parents, successors."""

from django.db import models
from django.db.models import F, Q

from socai.apps.organizations.models.periods import ends_after_start, one_open, one_per_start
from socai.domain.access import Actor
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind


class Decision(models.Model):
    """The paper on which changes of the tree rest."""

    number = models.CharField(max_length=60)
    issued_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "issued_on"], name="decision_kept_once"),
            models.CheckConstraint(condition=~Q(number=""), name="decision_has_a_number"),
        ]

    def __str__(self) -> str:
        return self.number


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, actor: Actor) -> "UnitQuerySet":
        """All units, whoever asks: the tree of public bodies is public knowledge inside the system."""
        return self.all()


class Unit(models.Model):
    """A unit by its stable code. Name and parent are dated and kept beside it."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30)
    old_agency_code = models.CharField(max_length=20, blank=True, default="")
    administrative_code = models.CharField(max_length=5, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ending = models.CharField(max_length=12, blank=True, default="")
    ended_by = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(code=""), name="unit_has_a_code"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in UnitKind]), name="unit_kind_known"
            ),
            ends_after_start("unit"),
            models.CheckConstraint(
                condition=Q(valid_to=None, ending="", ended_by=None)
                | Q(
                    valid_to__isnull=False,
                    ending__in=[kind.value for kind in EndingKind],
                    ended_by__isnull=False,
                ),
                name="unit_end_is_whole",
            ),
            # A code passes from an ended unit to its heir; two standing units never share one.
            models.UniqueConstraint(
                fields=["administrative_code"],
                condition=Q(valid_to=None) & ~Q(administrative_code=""),
                name="unit_administrative_code_once",
            ),
            models.UniqueConstraint(
                fields=["old_agency_code"],
                condition=Q(valid_to=None) & ~Q(old_agency_code=""),
                name="unit_old_agency_code_once",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class NamePeriod(models.Model):
    """A name and the days the unit bears it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="name_is_given"),
            ends_after_start("name"),
            one_per_start("name", "unit"),
            one_open("name", "unit"),
        ]

    def __str__(self) -> str:
        return self.name


class ParentPeriod(models.Model):
    """A parent, or none at the top of the tree, and the days the unit lies there."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")), name="parent_is_another_unit"
            ),
            ends_after_start("parent"),
            one_per_start("parent", "unit"),
            one_open("parent", "unit"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} under {self.parent_id} from {self.valid_from}"


class Succession(models.Model):
    """An ended unit and one that came after it. The heir has its open records; all its past if whole."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inheritances")
    on = models.DateField()
    is_heir = models.BooleanField()
    is_whole = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_told_once"),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(is_heir=True), name="succession_has_one_heir"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="successor_is_another_unit"
            ),
            models.CheckConstraint(
                condition=Q(is_whole=False) | Q(is_heir=True), name="whole_successor_is_heir"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id} on {self.on}"
