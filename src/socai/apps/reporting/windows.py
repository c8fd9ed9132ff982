"""The shipped report windows, validated."""

from datetime import date
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from socai import law
from socai.apps.reporting.indicators import Titles
from socai.domain.periods import ReportCalendar, WindowRule

WINDOWS_FILE = "windows/2019.yaml"


class _Basis(BaseModel):
    model_config = ConfigDict(extra="forbid")
    document: str
    in_force_from: date
    in_force_to: date | None
    confirmed: bool = True
    note: Titles | None = None


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid")
    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Titles
    ends_in: list[Annotated[int, Field(ge=1, le=12)]] = Field(min_length=1)
    months: int = Field(ge=1, le=12)
    last_day: int = Field(ge=1, le=31)
    confirmed: bool = True
    note: Titles | None = None

    @field_validator("title")
    @classmethod
    def _has_known_places(cls, title: Titles) -> Titles:
        for text in (title.vi, title.en):
            try:
                text.format(month=1, year=2026)
            except (KeyError, IndexError, ValueError) as error:
                raise ValueError(f"{text!r} has a place that is not {{month}} or {{year}}") from error
        return title

    def frozen(self) -> WindowRule:
        note = self.note.frozen() if self.note else None
        ends_in = frozenset(self.ends_in)
        return WindowRule(
            self.key, self.title.frozen(), ends_in, self.months, self.last_day, self.confirmed, note
        )


class WindowFile(BaseModel):
    """One file: the windows of one report calendar."""

    model_config = ConfigDict(extra="forbid")
    version: str
    basis: _Basis
    rules: list[_Rule] = Field(min_length=1)


@cache
def report_calendar() -> ReportCalendar:
    """The report windows in force. LawFileRefused says what is wrong with them."""
    data = law.load(WINDOWS_FILE, WindowFile)
    basis = data.basis
    return ReportCalendar(
        version=data.version,
        rules=tuple(rule.frozen() for rule in data.rules),
        in_force_from=basis.in_force_from,
        in_force_to=basis.in_force_to,
        basis=basis.document,
        confirmed=basis.confirmed,
        note=basis.note.frozen() if basis.note else None,
    )
