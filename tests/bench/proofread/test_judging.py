"""How the bench counts: a finding is right only when it is about the slip that was planted."""

import pytest

from bench.proofread.composing import compose
from bench.proofread.judging import alarms, judge
from bench.proofread.layouts import LAYOUTS
from bench.proofread.measuring import lengthen
from bench.proofread.slips import KINDS, Planted, plant
from bench.proofread.word_slips import KINDS as WORD_KINDS
from bench.proofread.word_slips import plant_words
from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Part, Place


@pytest.fixture(scope="module")
def planted() -> Planted:
    found = next(
        planted
        for seed in range(20)
        if (planted := plant(compose(LAYOUTS[0], seed), KINDS[0], seed)) is not None
        and len(planted.peers) > 2
    )
    assert isinstance(found, Planted)
    return found


def finding(*figures: str, suspect: str | None = None, severity: Severity = Severity.ERROR) -> Finding:
    place = Place(Part.BODY, 0, 0, 1)
    return Finding(
        Code.SUM, severity, "Sai.", "Wrong.", "", place, figures=figures, suspect=suspect, suggestion=None
    )


def test_a_finding_that_names_the_slip_beside_its_peers_counts_as_found_and_named(planted) -> None:
    slip = planted.mention.printed

    outcome = judge(planted, [finding(slip, *planted.peers, suspect=slip)])

    assert outcome.found
    assert outcome.named
    assert outcome.false_alarms == ()


def test_a_finding_about_other_figures_is_a_false_alarm(planted) -> None:
    other = finding("987654", "123456", suspect="987654")

    outcome = judge(planted, [other])

    assert not outcome.found
    assert outcome.false_alarms == (other,)


def test_naming_another_figure_of_the_relation_finds_the_slip_but_names_it_wrongly(planted) -> None:
    peer = min(planted.peers)

    outcome = judge(planted, [finding(planted.mention.printed, *planted.peers, suspect=peer)])

    assert outcome.found
    assert not outcome.named


def test_notes_are_no_alarms(planted) -> None:
    note = finding("1", severity=Severity.NOTE)

    assert alarms([note]) == []
    assert judge(planted, [note]).false_alarms == ()


@pytest.mark.parametrize("number", range(len(WORD_KINDS)))
def test_each_slip_of_words_stands_in_the_report_it_is_planted_in(number) -> None:
    worded = next(w for layout in LAYOUTS if (w := plant_words(compose(layout, 2), number, 2)) is not None)

    texts = [block.text for block in worded.report.blocks if hasattr(block, "text")]
    assert any(worded.words in text for text in texts)


def test_a_long_report_has_as_many_pages_as_are_asked_for() -> None:
    assert 30 <= lengthen(compose(LAYOUTS[0], 1), 30).pages < 30.2
