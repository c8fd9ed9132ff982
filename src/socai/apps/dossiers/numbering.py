"""Dossier codes: one running number per agency and day, never given twice."""

from datetime import date

from socai.apps.dossiers.models import DayNumber
from socai.domain.identifiers.dossier_codes import write_dossier_code


def next_code(agency: str, day: date) -> str:
    """The next code of the day, inside a write: the number is given with the dossier or not at all."""
    DayNumber.objects.get_or_create(agency=agency, day=day, defaults={"last": 0})
    row = DayNumber.objects.select_for_update().get(agency=agency, day=day)
    row.last += 1
    row.save(update_fields=["last"])
    return write_dossier_code(agency, day, row.last)
