"""Publish calendars: the edition that ships with a release, and local versions by decision."""

import json
from datetime import date

from django.utils import timezone

from socai.apps.calendars import queries
from socai.apps.calendars.documents import Edition, read_local, read_shipped
from socai.apps.calendars.models import CalendarVersion
from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.organizations import queries as organizations
from socai.domain.access import SYSTEM, Action, Actor, require
from socai.domain.calendars import SessionsRefused, YearsRefused
from socai.law import LawFileRefused


class EditionChanged(ValueError):
    """The shipped calendar differs from the edition of the same day that is already published."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(
            f"{version} is published with another content and never changes; "
            "the shipped calendar takes a later `as_of` when any of it changes"
        )


class DecisionMissing(ValueError):
    """A local calendar without the number of the decision it stands on."""

    def __init__(self) -> None:
        super().__init__("a local calendar takes the number of its decision, such as 12/QĐ-UBND")


def load_shipped() -> None:
    """Publish the edition of this release unless it is already there; older releases change nothing.

    Every local version that stands above an earlier edition is carried over to the newest one.
    """
    shipped = read_shipped()
    with writing():
        _publish_edition(shipped)
        _carry_over(queries.newest_edition())


def publish_local_version(
    *, by: Actor, unit_id: int, decision_number: str, decision_date: date, text: str
) -> str:
    """Publish what a unit decided for itself and the units below it; the name of the new version.

    The text stands above the law's newest edition. Raises NotPermitted, DecisionMissing, LawFileRefused
    with the line of the text and what would be accepted, or ObjectDoesNotExist for an unknown unit.
    """
    require(by, Action.PUBLISH_CALENDAR, unit_id)
    number = decision_number.strip()
    if not number:
        raise DecisionMissing
    organizations.get_unit(unit_id)
    with writing():
        edition = queries.newest_edition()
        _check(text, edition, file=number)
        version = CalendarVersion(
            unit_id=unit_id,
            based_on=edition,
            decision_number=number,
            decision_date=decision_date,
            document=text,
        )
        return _publish(version, by=by)


def _publish_edition(shipped: Edition) -> None:
    document = _canonical(shipped)
    standing = CalendarVersion.objects.filter(as_of=shipped.as_of).first()
    if standing is None:
        edition = CalendarVersion(as_of=shipped.as_of, document=document)
        shipped.to_calendar(edition.version)  # refuses what cannot be a calendar before it is published
        _publish(edition, by=SYSTEM)
    elif standing.document != document:
        raise EditionChanged(standing.version)


def _carry_over(edition: CalendarVersion) -> None:
    for old in queries.current_local_versions():
        if old.based_on_id == edition.pk:
            continue
        _check(old.document, edition, file=old.version)
        renewed = CalendarVersion(
            unit_id=old.unit_id,
            based_on=edition,
            decision_number=old.decision_number,
            decision_date=old.decision_date,
            document=old.document,
        )
        _publish(renewed, by=SYSTEM, replaces=old.version)


def _publish(row: CalendarVersion, *, by: Actor, replaces: str | None = None) -> str:
    row.published_at = timezone.now()
    row.published_by = by.reference
    row.save(force_insert=True)
    facts = {"version": row.version, "unit": row.unit_id, "replaces": replaces}
    record("calendar.published", RecordRef("calendar", row.pk), by=by, facts=facts)
    return row.version


def _check(text: str, edition: CalendarVersion, *, file: str) -> None:
    """Refuse a text that cannot stand above the edition."""
    local = read_local(text, file=file)
    try:
        local.over(queries.get_calendar(edition.version), version=file)
    except YearsRefused as refusal:
        raise LawFileRefused(file, _line_of(refusal.day, text), "days", str(refusal)) from refusal
    except SessionsRefused as refusal:
        raise LawFileRefused(file, 1, "sessions", str(refusal)) from refusal


def _line_of(day: date | None, text: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if day and day.isoformat() in line), 1)


def _canonical(edition: Edition) -> str:
    """The same text for the same content, also after the schema gains a field with a default."""
    content = edition.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
