"""Plays the stories through the services of the dossiers, move by move, in the order of time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from random import Random
from typing import Final, assert_never

from socai.apps.dossiers import services
from socai.cli.demo.courses import Story, Teller, day_of
from socai.cli.demo.crowds import Crowd
from socai.cli.demo.places import Units
from socai.cli.demo.procedures import Published
from socai.cli.demo.scenes import Stage
from socai.domain.access import SYSTEM
from socai.domain.calendars import WorkingCalendar
from socai.domain.dossiers import Move, PauseReason
from socai.domain.periods import Window

_SEED: Final = 20250701
_REOPENED_BY: Final = "37/QĐ-UBND"

Tick = Callable[[], None]


def tell_stories(*, calendar: WorkingCalendar, today: date, closed: Window) -> list[Story]:
    """Everything that happened through yesterday, by registration: the same on every hour of a day."""
    teller = Teller(calendar, Random(_SEED))  # noqa: S311  (lots for a demo, the same each time; no secret)
    crowd = Crowd(teller)
    stories = [*crowd.past(), *crowd.present(today=today), *Stage(teller, today, closed).scenes()]
    return sorted(stories, key=lambda story: story.registered_at)


def count_moves(stories: Sequence[Story]) -> int:
    return sum(1 + len(story.steps) for story in stories)


def play(stories: Sequence[Story], *, units: Units, published: Published, tick: Tick) -> Mapping[str, int]:
    """Each story as a dossier, recorded by the system itself. Returns the dossiers of named scenes."""
    dossiers: dict[int, int] = {}
    for at, number, move in _in_order_of_time(stories):
        story = stories[number]
        if move is None:
            dossiers[number] = _register(story, units, published)
        else:
            _make(move, dossiers[number], at)
        tick()
    return {story.scene: dossiers[number] for number, story in enumerate(stories) if story.scene}


def _in_order_of_time(stories: Sequence[Story]) -> list[tuple[datetime, int, Move | None]]:
    """Registrations (without a move) and moves; what falls on the same minute stays in its own order."""
    timeline: list[tuple[datetime, int, Move | None]] = []
    for number, story in enumerate(stories):
        timeline.append((story.registered_at, number, None))
        timeline += [(step.at, number, step.move) for step in story.steps]
    return sorted(timeline, key=lambda entry: entry[:2])


def _register(story: Story, units: Units, published: Published) -> int:
    version = story.procedure.version_on(day_of(story.registered_at))
    dossier = services.register_dossier(
        by=SYSTEM,
        procedure_version_id=published[story.procedure.code, version.valid_from],
        receiving_unit_id=units[story.receiving],
        competent_unit_id=units[story.competent],
        channel=story.channel,
        applicant_name=story.applicant,
        happened_at=story.registered_at,
    )
    return dossier.pk


def _make(move: Move, dossier_id: int, at: datetime) -> None:
    match move:
        case Move.ACCEPT:
            services.accept_dossier(dossier_id=dossier_id, by=SYSTEM, happened_at=at)
        case Move.SUSPEND:
            services.suspend_dossier(
                dossier_id=dossier_id, by=SYSTEM, reason=PauseReason.SUPPLEMENT, happened_at=at
            )
        case Move.RESUME:
            services.resume_dossier(dossier_id=dossier_id, by=SYSTEM, happened_at=at)
        case Move.PROCESS:
            services.process_dossier(dossier_id=dossier_id, by=SYSTEM, happened_at=at)
        case Move.RETURN_RESULT:
            services.return_result(dossier_id=dossier_id, by=SYSTEM, happened_at=at)
        case Move.REOPEN:
            services.reopen_dossier(dossier_id=dossier_id, by=SYSTEM, decision=_REOPENED_BY, happened_at=at)
        case _:
            assert_never(move)
