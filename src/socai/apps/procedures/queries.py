"""Which procedures can be asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max, Q, QuerySet

from socai.apps.procedures.models import Procedure, ProcedureVersion
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


def list_versions(*, text: str = "", after: str = "", limit: int = 50) -> list[ProcedureVersion]:
    """Every version of a page of procedures: by code above `after`, the newest version of each first.

    `text` is sought in the code and in the titles and fields of all versions.
    """
    wanted = Q(code__icontains=text) | Q(versions__title__icontains=text) | Q(versions__field__icontains=text)
    page = Procedure.objects.filter(wanted, code__gt=after).order_by("code").distinct()[:limit]
    versions = ProcedureVersion.objects.filter(procedure__in=[row.pk for row in page])
    return list(versions.select_related("procedure").order_by("procedure__code", "-number"))


def get_newest(code: str) -> ProcedureVersion:
    """The last version published of the procedure, in force or to come. Raises DoesNotExist."""
    versions = ProcedureVersion.objects.filter(procedure__code=code).select_related("procedure")
    return versions.order_by("-number")[:1].get()


def get_version(version_id: int) -> ProcedureVersion:
    return ProcedureVersion.objects.select_related("procedure").get(pk=version_id)


def limits_by_version(ids: Iterable[int]) -> Mapping[int, TimeLimit]:
    """The time limit of each of these versions."""
    rows = ProcedureVersion.objects.filter(pk__in=set(ids)).values_list(
        "pk", "limit_working_days", "legal_basis"
    )
    return {pk: TimeLimit(days, basis) for pk, days, basis in rows}
