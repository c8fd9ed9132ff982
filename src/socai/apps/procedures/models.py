"""Procedures and their immutable versions."""

from django.db import models
from django.db.models import Q

from socai.domain.access import Actor


class ProcedureQuerySet(models.QuerySet["ProcedureVersion"]):
    def visible_to(self, actor: Actor) -> "ProcedureQuerySet":
        """Procedures are public: everyone sees all of them."""
        return self


class Procedure(models.Model):
    """What stays the same through all versions: the code."""

    code = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """What was published by one decision. Never changed: a dossier stays with its version."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    field = models.CharField(max_length=100)
    level = models.CharField(max_length=20)
    online_level = models.CharField(max_length=20)
    limit_working_days = models.PositiveSmallIntegerField()
    legal_basis = models.CharField(max_length=200)
    decision_number = models.CharField(max_length=60)
    decision_on = models.DateField()
    valid_from = models.DateField()

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="procedure_version_numbered_once"),
            models.UniqueConstraint(fields=["procedure", "valid_from"], name="procedure_version_one_a_day"),
            models.CheckConstraint(condition=Q(limit_working_days__gte=1), name="procedure_limit_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code} v{self.number}"

    @property
    def code(self) -> str:
        return self.procedure.code
