"""Publish procedures."""

from datetime import date

from django.db.models import Max

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.procedures.models import Procedure, ProcedureVersion
from socai.domain.access import Action, Actor, require
from socai.domain.deadlines import TimeLimit
from socai.domain.identifiers.procedure_codes import parse_procedure_code
from socai.domain.procedures import Level, OnlineLevel


class VersionNotLater(ValueError):
    """A new version begins after the one before it."""

    def __init__(self, code: str, valid_from: date, last: date) -> None:
        self.code, self.valid_from, self.last = code, valid_from, last
        super().__init__(
            f"procedure {code} has a version from {last}; a new one takes a later first day, not {valid_from}"
        )


def publish_procedure(
    *,
    by: Actor,
    code: str,
    title: str,
    field: str,
    level: Level,
    online_level: OnlineLevel,
    limit: TimeLimit,
    decision_number: str,
    decision_on: date,
    valid_from: date,
) -> ProcedureVersion:
    """A new version of the procedure, the first one if the code is new. Raises ProcedureCodeRefused."""
    require(by, Action.PUBLISH_PROCEDURE, None)
    normal = str(parse_procedure_code(code))
    with writing():
        procedure, _ = Procedure.objects.get_or_create(code=normal)
        past = ProcedureVersion.objects.filter(procedure=procedure)
        last = past.aggregate(number=Max("number"), valid_from=Max("valid_from"))
        if last["valid_from"] and valid_from <= last["valid_from"]:
            raise VersionNotLater(normal, valid_from, last["valid_from"])
        version = ProcedureVersion.objects.create(
            procedure=procedure,
            number=(last["number"] or 0) + 1,
            title=title,
            field=field,
            level=level,
            online_level=online_level,
            limit_working_days=limit.working_days,
            legal_basis=limit.basis,
            decision_number=decision_number,
            decision_on=decision_on,
            valid_from=valid_from,
        )
        record(
            "procedure.published",
            RecordRef("procedure", procedure.pk),
            by=by,
            facts={"version": version.number, "decision": decision_number},
        )
    return version
