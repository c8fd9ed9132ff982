"""The event: what happened to a record, told once, never changed."""

from django.db import models


class Event(models.Model):
    """One fact of a record's history: the audit entry of a change. Holds codes and references only."""

    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)
    facts = models.JSONField()

    class Meta:
        constraints = [
            # Two officers on one record: the second cannot write the same place in its history.
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "number"], name="event_numbered_per_subject"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="event_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.number} of {self.subject_kind}:{self.subject_id}"
