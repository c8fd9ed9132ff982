"""Beside which field a refused change is explained."""

from collections.abc import Mapping
from typing import Final

from django import forms

from socai.domain.identifiers.administrative_codes import AdministrativeCodeRefused
from socai.domain.identifiers.agency_codes import AgencyCodeRefused
from socai.domain.organizations import changes, checks, register
from socai.domain.organizations.dated import DecisionRefused
from socai.web.ui.refusals import sentence_for

# Fields in order of preference: the first that the form has.
_FIELDS: Final[Mapping[type[Exception], tuple[str, ...]]] = {
    DecisionRefused: ("decision_number",),
    AgencyCodeRefused: ("old_agency_code",),
    AdministrativeCodeRefused: ("administrative_code",),
    register.UnitCodeRefused: ("code",),
    register.UnitNameRefused: ("name",),
    changes.CodeTaken: ("code",),
    changes.AdministrativeCodeMisplaced: ("administrative_code",),
    changes.UnitNotStanding: ("on",),
    changes.NothingChanges: ("name", "parent"),
    changes.ChangesThatDay: ("on",),
    changes.EndDecided: ("units", "on"),
    changes.ChangesLater: ("on",),
    changes.HeirOutsideSplit: ("heir",),
    checks.KindOutOfTime: ("kind", "on"),
    checks.UnknownParent: ("parent",),
    checks.ParentNotStanding: ("parent", "on"),
    checks.PlacementRefused: ("parent",),
    checks.CycleRefused: ("parent",),
    checks.HeirRefused: ("into", "on"),
    checks.SplitTooSmall: ("into",),
}


def explain(refusal: Exception, form: forms.Form) -> None:
    """Put the sentence beside the field to correct, or above the form when none of them is to blame."""
    form.add_error(_field_of(refusal, form), sentence_for(refusal))


def _field_of(refusal: Exception, form: forms.Form) -> str | None:
    if isinstance(refusal, checks.CodeInUse):
        fields: tuple[str, ...] = (_bearing(refusal.shared),)
    else:
        fields = _FIELDS.get(type(refusal), ())
    return next((name for name in fields if name in form.fields), None)


def _bearing(code: str) -> str:
    """Administrative codes are all digits; no agency code is."""
    return "administrative_code" if code.isdigit() else "old_agency_code"
