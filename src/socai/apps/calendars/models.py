"""Published calendars: the law's editions and the local versions above them. No row ever changes."""

import hashlib

from django.db import models
from django.db.models import Q

LAW, LOCAL = "law", "local"
_IS_LAW = Q(as_of__isnull=False, unit__isnull=True, based_on__isnull=True, decision_date__isnull=True) & Q(
    decision_number=""
)
_IS_LOCAL = Q(
    as_of__isnull=True, unit__isnull=False, based_on__isnull=False, decision_date__isnull=False
) & ~Q(decision_number="")


class CalendarVersion(models.Model):
    """Either an edition of the law, named by its day, or what one unit decided above an edition."""

    as_of = models.DateField(null=True, unique=True)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    decision_number = models.CharField(max_length=60, blank=True, default="")
    decision_date = models.DateField(null=True)
    document = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_IS_LAW | _IS_LOCAL, name="calendar_is_law_or_local"),
        ]

    def __str__(self) -> str:
        return self.version

    @property
    def version(self) -> str:
        """The name by which records pin this calendar."""
        return f"{LAW}:{self.as_of}" if self.as_of else f"{LOCAL}:{self.pk}-{self._digest()}"

    def _digest(self) -> str:
        # A number is given again after a publication that was rolled back; the content tells the two apart.
        content = f"{self.based_on_id}\n{self.document}"
        return hashlib.sha256(content.encode()).hexdigest()[:8]
