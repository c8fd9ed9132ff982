"""What changes dossiers."""

from socai.apps.dossiers.corrections import approve_late_click, correct_cut, report_late_click
from socai.apps.dossiers.moves import (
    accept_dossier,
    process_dossier,
    register_dossier,
    reopen_dossier,
    resume_dossier,
    return_result,
    suspend_dossier,
)
from socai.apps.dossiers.recomputing import DueDayMoved, apply_calendar, preview_calendar
from socai.apps.dossiers.refusals import (
    BackdatingRefused,
    DossierChanged,
    NotClickedLater,
    NotFinished,
    NothingReported,
    NothingToCorrect,
    NotInTheFuture,
    OpenDossiersRemain,
    ProcedureNotInForce,
    ReportedAlready,
    SecondPersonNeeded,
    UnitNotStanding,
)
from socai.apps.dossiers.settling import Settled, settle

__all__ = [
    "BackdatingRefused",
    "DossierChanged",
    "DueDayMoved",
    "NotClickedLater",
    "NotFinished",
    "NotInTheFuture",
    "NothingReported",
    "NothingToCorrect",
    "OpenDossiersRemain",
    "ProcedureNotInForce",
    "ReportedAlready",
    "SecondPersonNeeded",
    "Settled",
    "UnitNotStanding",
    "accept_dossier",
    "apply_calendar",
    "approve_late_click",
    "correct_cut",
    "preview_calendar",
    "process_dossier",
    "register_dossier",
    "reopen_dossier",
    "report_late_click",
    "resume_dossier",
    "return_result",
    "settle",
    "suspend_dossier",
]
