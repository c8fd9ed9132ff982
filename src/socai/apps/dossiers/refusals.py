"""What the dossier's services refuse, beyond what the rules themselves do."""

from datetime import date, datetime


class DossierChanged(ValueError):
    """Somebody else moved the dossier since this person looked at it."""

    def __init__(self, code: str, seen: int, last: int) -> None:
        self.code, self.seen, self.last = code, seen, last
        super().__init__(
            f"dossier {code} has {last - seen} newer events than the page showed; look again, then decide"
        )


class BackdatingRefused(ValueError):
    """A person's move counts on the day it is recorded."""

    def __init__(self, happened_at: datetime, now: datetime) -> None:
        self.happened_at, self.now = happened_at, now
        super().__init__(
            f"a move is recorded on its own day, not for {happened_at}; what was really done earlier"
            " is reported as a late click, with evidence and a second person's approval"
        )


class NotInTheFuture(ValueError):
    """What has not happened cannot be recorded."""

    def __init__(self, happened: datetime | date, now: datetime | date) -> None:
        self.happened, self.now = happened, now
        super().__init__(f"{happened} lies in the future; it takes a time up to {now}")


class NothingToCorrect(ValueError):
    """This dossier's finish is not one that can be corrected so."""

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        super().__init__(f"dossier {code}: {reason}")


class NotFinished(NothingToCorrect):
    """Only a finished dossier can have been clicked late."""

    def __init__(self, code: str) -> None:
        super().__init__(code, "it is not finished; only a finished one can have been clicked late")


class NotClickedLater(NothingToCorrect):
    """The real day lies before the day of the click."""

    def __init__(self, code: str, real_day: date, clicked_on: date) -> None:
        self.real_day, self.clicked_on = real_day, clicked_on
        super().__init__(code, f"it takes a day before {clicked_on}, when it was clicked, not {real_day}")


class ReportedAlready(NothingToCorrect):
    """One result is clicked late once."""

    def __init__(self, code: str) -> None:
        super().__init__(code, "a late click of this result is reported already")


class NothingReported(NothingToCorrect):
    """There is no report to approve."""

    def __init__(self, code: str) -> None:
        super().__init__(code, "no late click waits for approval; one is reported first")


class SecondPersonNeeded(ValueError):
    """Who reports a late click does not approve it."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            f"the late click of dossier {code} takes the approval of somebody who did not report it"
        )


class UnitNotStanding(ValueError):
    """A dossier goes to a unit that exists on the day."""

    def __init__(self, unit_id: int, on: date) -> None:
        self.unit_id, self.on = unit_id, on
        super().__init__(f"unit {unit_id} does not exist on {on}; it takes a unit standing that day")


class OpenDossiersRemain(ValueError):
    """Nobody would answer for them."""

    def __init__(self, unit_id: int, count: int) -> None:
        self.unit_id, self.count = unit_id, count
        super().__init__(
            f"unit {unit_id} still answers for {count} open dossiers; finish them, or merge the unit into"
            " another, which then takes them over"
        )


class ProcedureNotInForce(ValueError):
    """A dossier is filed under a version that is in force on the day."""

    def __init__(self, code: str, valid_from: date, on: date) -> None:
        self.code, self.valid_from, self.on = code, valid_from, on
        super().__init__(f"this version of procedure {code} is in force from {valid_from}, not on {on}")
