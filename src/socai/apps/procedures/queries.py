"""Which procedures can be asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max, QuerySet

from socai.apps.procedures.models import ProcedureVersion
from socai.domain.deadlines import TimeLimit


def list_open_versions(on: date) -> QuerySet[ProcedureVersion]:
    """The version of each procedure in force that day, by code."""
    newest = (
        ProcedureVersion.objects.filter(valid_from__lte=on)
        .values("procedure")
        .annotate(latest=Max("pk"))
        .values("latest")
    )
    return (
        ProcedureVersion.objects.filter(pk__in=newest).select_related("procedure").order_by("procedure__code")
    )


def list_versions() -> QuerySet[ProcedureVersion]:
    """Everything ever published, by code, the newest version of each first."""
    return ProcedureVersion.objects.select_related("procedure").order_by("procedure__code", "-number")


def get_newest(code: str) -> ProcedureVersion:
    """The last version published of the procedure, in force or to come. Raises DoesNotExist."""
    return list_versions().filter(procedure__code=code)[:1].get()


def get_version(version_id: int) -> ProcedureVersion:
    return ProcedureVersion.objects.select_related("procedure").get(pk=version_id)


def limits_by_version(ids: Iterable[int]) -> Mapping[int, TimeLimit]:
    """The time limit of each of these versions."""
    rows = ProcedureVersion.objects.filter(pk__in=set(ids)).values_list(
        "pk", "limit_working_days", "legal_basis"
    )
    return {pk: TimeLimit(days, basis) for pk, days, basis in rows}
