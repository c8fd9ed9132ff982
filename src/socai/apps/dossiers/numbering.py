"""Dossier codes: one running number per agency and day, never given twice."""

from datetime import date

from django.db.models import F

from socai.apps.dossiers.models import DayNumber
from socai.domain.identifiers.dossier_codes import write_dossier_code


def next_code(agency: str, day: date) -> str:
    """The next code of the day, inside a write: the number is given with the dossier or not at all."""
    of_the_day = DayNumber.objects.filter(agency=agency, day=day)
    if not of_the_day.update(last=F("last") + 1):
        # Another process may begin the day at the same moment: then its row is there to count on.
        DayNumber.objects.bulk_create([DayNumber(agency=agency, day=day, last=0)], ignore_conflicts=True)
        of_the_day.update(last=F("last") + 1)
    # The row stays locked by the update until the write ends.
    return write_dossier_code(agency, day, of_the_day.values_list("last", flat=True).get())
