"""The tables beside this file, judged by the calendar as shipped."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from socai.apps.calendars.documents import read_online_acceptance, read_shipped
from socai.domain.calendars import OFFICE_ZONE, WorkingCalendar
from socai.domain.deadlines import Pause, TimeLimit, acceptance_deadline, set_deadline


@cache
def shipped_calendar() -> WorkingCalendar:
    return read_shipped().to_calendar("law:shipped")


def rows(name: str) -> list[Any]:
    table = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["case"]) for row in table]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def due(row: dict[str, Any]) -> date:
    result = set_deadline(
        received_at=moment(row["received"]),
        limit=TimeLimit(row["working_days"], "table"),
        pauses=[Pause(first, last, "supplement") for first, last in row.get("pauses", [])],
        calendar=shipped_calendar(),
    )
    return result.due_on


@pytest.mark.parametrize("row", rows("deadlines.yaml"))
def test_a_dossier_is_due_on_the_day_the_table_says(row):
    assert due(row) == row["due"]


@pytest.mark.parametrize("row", rows("acceptance.yaml"))
def test_an_online_dossier_is_to_be_accepted_by_the_day_the_table_says(row):
    result = acceptance_deadline(
        registered_at=moment(row["registered"]),
        hours=read_online_acceptance().working_hours,
        calendar=shipped_calendar(),
    )

    assert result.due_on == row["due"]
