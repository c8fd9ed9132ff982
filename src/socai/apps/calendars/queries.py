"""Which calendar holds where, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Max
from django.utils import timezone

from socai.apps.calendars.documents import Edition, HoursLimit, read_local, read_online_acceptance
from socai.apps.calendars.models import LAW, LOCAL, CalendarVersion
from socai.apps.organizations import queries as organizations
from socai.domain.calendars import SpecialDay, WorkingCalendar
from socai.domain.organizations.successions import current_form

_KEPT_IN_MEMORY = 64


class CalendarNotPublished(LookupError):
    """No calendar of this name was published here."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(f"no calendar {version!r} is published; it takes a name from the list of versions")


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A version as people see it listed. Without a unit it is an edition of the law."""

    version: str
    unit_id: int | None
    based_on: str | None
    decision_number: str
    decision_date: date | None
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a calendar reaches, and what in it is still open from a day on."""

    version: str
    years: tuple[int, ...]
    years_without_swaps: tuple[int, ...]
    unconfirmed_ahead: tuple[tuple[date, SpecialDay], ...]


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def get_calendar(version: str) -> WorkingCalendar:
    """The calendar of this name, which never changes. Raises CalendarNotPublished."""
    return _compile(_find_row(version))


def current_calendar(unit_id: int | None = None) -> WorkingCalendar:
    """What holds in the unit today: the nearest local version upward, else the law's newest edition."""
    row = _nearest_local(unit_id) if unit_id is not None else None
    return get_calendar((row or newest_edition()).version)


def list_versions() -> list[PublishedVersion]:
    """Everything ever published here, newest first."""
    rows = CalendarVersion.objects.select_related("based_on").order_by("-published_at", "-pk")
    return [_published(row) for row in rows]


def coverage(*, on: date | None = None) -> Coverage:
    """The years of the law's newest edition, and its unconfirmed days from `on` (today) forward."""
    first_day = on or timezone.localdate()
    row = newest_edition()
    calendar = get_calendar(row.version)
    edition = Edition.model_validate_json(row.document)
    ahead = sorted(
        (day, said) for day, said in calendar.special_days.items() if day >= first_day and not said.confirmed
    )
    return Coverage(
        version=row.version,
        years=tuple(sorted(calendar.years)),
        years_without_swaps=tuple(sorted(each.year for each in edition.years if not each.swaps_published)),
        unconfirmed_ahead=tuple(ahead),
    )


def online_acceptance_limit() -> HoursLimit:
    """The working hours an office has to accept a dossier registered online, with its mark."""
    return read_online_acceptance()


def online_acceptance_hours() -> int:
    return read_online_acceptance().working_hours


def newest_edition() -> CalendarVersion:
    """The law's newest edition. Raises CalendarNotPublished before the first migration loaded one."""
    editions = CalendarVersion.objects.filter(as_of__isnull=False)
    row = editions.defer("document").order_by("-as_of").first()  # most askers want its name only
    if row is None:
        raise CalendarNotPublished(LAW)
    return row


def current_local_versions() -> list[CalendarVersion]:
    """The newest local version of each unit that has one."""
    newest = CalendarVersion.objects.filter(unit__isnull=False).values("unit").annotate(newest=Max("pk"))
    chosen = [row["newest"] for row in newest]
    return list(CalendarVersion.objects.filter(pk__in=chosen).select_related("based_on").order_by("pk"))


def _nearest_local(unit_id: int) -> CalendarVersion | None:
    local = CalendarVersion.objects.filter(unit__isnull=False)
    if not local.exists():  # spares most offices the way up the tree
        return None
    path = _path_today(unit_id)
    versions = {row.unit_id: row for row in local.filter(unit__in=path).order_by("pk")}
    return next((versions[unit] for unit in reversed(path) if unit in versions), None)


def _path_today(unit_id: int) -> tuple[int, ...]:
    """The unit and all above it, topmost first; a unit that was merged keeps the days of its heir."""
    today = timezone.localdate()
    path = organizations.path_of(unit_id, on=today)
    if not path:
        heir = current_form(unit_id, organizations.successions(through=today), on=today)
        path = organizations.path_of(heir, on=today)
    return tuple(unit.id for unit in path)


def _find_row(version: str) -> CalendarVersion:
    kind, _, name = version.partition(":")
    rows = CalendarVersion.objects.select_related("based_on")
    row: CalendarVersion | None = None
    if kind == LAW and _is_day(name):
        row = rows.filter(as_of=name).first()
    elif kind == LOCAL and (number := name.partition("-")[0]).isdecimal():
        row = rows.filter(pk=int(number)).first()
    if row is None or row.version != version:
        raise CalendarNotPublished(version)
    return row


def _is_day(name: str) -> bool:
    try:
        date.fromisoformat(name)
    except ValueError:
        return False
    return True


def _compile(row: CalendarVersion) -> WorkingCalendar:
    if row.based_on is None:
        return Edition.model_validate_json(row.document).to_calendar(row.version)
    local = read_local(row.document, file=row.version)
    return local.over(_compile(row.based_on), version=row.version)


def _published(row: CalendarVersion) -> PublishedVersion:
    return PublishedVersion(
        version=row.version,
        unit_id=row.unit_id,
        based_on=row.based_on.version if row.based_on else None,
        decision_number=row.decision_number,
        decision_date=row.decision_date,
        published_at=row.published_at,
        published_by=row.published_by,
    )
