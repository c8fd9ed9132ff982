"""The statement and its closing. Both are written once: the database refuses to change them."""

from django.db import models
from django.db.models import F, Q

from socai.apps.reporting.borders import Borders
from socai.domain.access import Action, Actor
from socai.domain.periods import Window


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, actor: Actor) -> "StatementQuerySet":
        """The statements of units in which the actor may see them."""
        if actor.is_system:
            return self
        return self.filter(unit__in=actor.units_for(Action.SEE_STATEMENTS))


class Statement(models.Model):
    """One unit, one form, one window, read in one kind of borders. It exists from its first act on."""

    unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+")
    form_key = models.CharField(max_length=60)
    window_key = models.CharField(max_length=60)
    window_titles = models.JSONField()
    first_day = models.DateField()
    last_day = models.DateField()
    borders = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Borders])

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "form_key", "first_day", "last_day", "borders"], name="statement_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="statement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(borders__in=[item.value for item in Borders]), name="statement_borders_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_key} of unit {self.unit_id}, {self.first_day} to {self.last_day}"

    @property
    def window(self) -> Window:
        return Window(self.window_key, self.first_day, self.last_day, self.window_titles)


class Closing(models.Model):
    """The figures as they were signed for, and all it takes to come to the same ones again."""

    statement = models.OneToOneField(Statement, models.PROTECT, related_name="closing", primary_key=True)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=40)
    mark = models.BigIntegerField()  # entries of the book up to this one were known
    root = models.CharField(max_length=64)  # the seal that stands for all of them
    settled_through = models.DateField()
    units = models.JSONField()  # the set of units, expanded
    versions = models.JSONField()  # of chart, form, indicators, windows and calendar
    figures = models.JSONField()  # see frozen.py

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(mark__gte=0), name="closing_mark_from_zero"),
            models.CheckConstraint(condition=~Q(root=""), name="closing_has_a_root"),
            models.CheckConstraint(condition=~Q(closed_by=""), name="closing_has_an_author"),
        ]

    def __str__(self) -> str:
        return f"closing of statement {self.statement_id} at #{self.mark}"
