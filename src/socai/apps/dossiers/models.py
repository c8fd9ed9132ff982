"""The dossier as it stands now. Its history is its events; what it counts for is the book's."""

from django.db import models
from django.db.models import Q

from socai.domain.access import Action, Actor
from socai.domain.dossiers import OPEN, Channel, State


class DossierQuerySet(models.QuerySet["Dossier"]):
    def visible_to(self, actor: Actor) -> "DossierQuerySet":
        """Dossiers a unit of the actor answers for, or took in."""
        if actor.is_system:
            return self
        units = actor.units_for(Action.SEE_DOSSIERS)
        return self.filter(Q(unit__in=units) | Q(receiving_unit__in=units))

    def open(self) -> "DossierQuerySet":
        return self.filter(state__in=OPEN)


class Dossier(models.Model):
    """One request. Everything from `unit` on follows from the history and is rewritten with each event."""

    code = models.CharField(max_length=60, unique=True)
    procedure_version = models.ForeignKey("procedures.ProcedureVersion", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Channel])
    receiving_unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()

    unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=20, choices=[(item.value, item.value) for item in State])
    due_on = models.DateField()
    is_overdue = models.BooleanField(default=False)
    finished_on = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    calendar_version = models.CharField(max_length=60)
    last_event = models.PositiveIntegerField()

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("processed", "returned"), finished_on__isnull=False)
                | (~Q(state__in=("processed", "returned")) & Q(finished_on__isnull=True)),
                name="dossier_finished_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="suspended", paused_on__isnull=False)
                | (~Q(state="suspended") & Q(paused_on__isnull=True)),
                name="dossier_suspended_with_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due_on", "id"], name="dossier_worklist"),
            models.Index(
                fields=["is_overdue", "due_on"], name="dossier_settling", condition=Q(finished_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Applicant(models.Model):
    """Whose dossier it is: words about a person, beside the record and erasable."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="applicant", primary_key=True)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="applicant_has_a_name")]

    def __str__(self) -> str:
        return self.name


class LateClick(models.Model):
    """A result that was ready before somebody clicked: the real day, its evidence, a second person."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="late_clicks")
    corrects = models.ForeignKey("kernel.Event", models.PROTECT, related_name="+")
    real_day = models.DateField()
    evidence = models.CharField(max_length=300)
    reported_by = models.CharField(max_length=40)
    approved_by = models.CharField(max_length=40, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["corrects"], name="late_click_reported_once"),
            models.CheckConstraint(condition=~Q(evidence=""), name="late_click_has_evidence"),
            models.CheckConstraint(
                condition=Q(approved_by="", approved_at__isnull=True)
                | (~Q(approved_by="") & Q(approved_at__isnull=False)),
                name="late_click_approved_by_and_at",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=models.F("reported_by")), name="late_click_needs_a_second_person"
            ),
        ]

    def __str__(self) -> str:
        return f"late click of {self.dossier_id}: {self.real_day}"


class DayNumber(models.Model):
    """The last running number an agency issued on a day."""

    agency = models.CharField(max_length=40)
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="day_number_per_agency")]

    def __str__(self) -> str:
        return f"{self.agency} {self.day}: {self.last}"
