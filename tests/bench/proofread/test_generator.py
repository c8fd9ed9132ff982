"""The bench is only as honest as its reports: what it calls clean is clean, each slip breaks something."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.proofread.composing import compose
from bench.proofread.layouts import LAYOUTS
from bench.proofread.slips import KINDS, plant
from bench.proofread.truth import Mention, text_of
from bench.proofread.writing import file_of

layouts = st.sampled_from(LAYOUTS)
seeds = st.integers(0, 10_000)


def test_there_are_at_least_fifteen_manners_of_report_in_five_kinds_of_file() -> None:
    assert len(LAYOUTS) >= 15
    assert {layout.extension for layout in LAYOUTS} == {"docx", "md", "txt", "html", "xlsx"}


@given(layout=layouts, seed=seeds)
def test_every_relation_of_a_clean_report_holds(layout, seed) -> None:
    report = compose(layout, seed)

    assert report.broken() == ()
    assert len(report.relations) > 10


@given(layout=layouts, seed=seeds)
def test_a_report_is_the_same_again_for_the_same_seed(layout, seed) -> None:
    first, second = compose(layout, seed), compose(layout, seed)

    assert [text_of(parts) for parts in first.texts()] == [text_of(parts) for parts in second.texts()]


@given(layout=layouts, seed=seeds)
def test_no_sentence_without_figures_stands_twice(layout, seed) -> None:
    texts = [block.text for block in compose(layout, seed).blocks if hasattr(block, "text")]

    long = [text for text in texts if len(text) > 60]
    assert len(long) == len(set(long))


@settings(max_examples=30)
@given(layout=layouts, seed=seeds, kind=st.sampled_from(KINDS))
def test_a_slip_changes_one_figure_and_breaks_only_relations_of_that_figure(layout, seed, kind) -> None:
    report = compose(layout, seed)

    planted = plant(report, kind, seed)

    if planted is None:
        return
    before, after = list(report.mentions()), list(planted.report.mentions())
    changed = [new for old, new in zip(before, after, strict=True) if old.printed != new.printed]
    assert changed == [planted.mention]
    assert planted.broken
    assert all(planted.mention in relation.mentions for relation in planted.broken)
    assert report.broken() == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_of_slip_finds_a_place_in_some_report(kind) -> None:
    assert any(plant(compose(layout, 1), kind, 1) for layout in LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_file_holds_every_figure_as_it_is_printed(layout) -> None:
    report = compose(layout, 3)

    text = _text_in(file_of(report, layout.dashes), layout.extension)

    printed = [part.printed for parts in report.texts() for part in parts if isinstance(part, Mention)]
    assert printed
    assert all(figure in text for figure in printed)


def _text_in(data: bytes, extension: str) -> str:
    if extension == "docx":
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if extension == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.read("xl/worksheets/sheet1.xml").decode()
    return data.decode()
