import io

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from bench.proofread.composing import compose
from bench.proofread.layouts import LAYOUTS
from bench.proofread.writing import file_of
from socai.engines.documents import DocumentRefused
from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.figures import find_figures
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Block, Document, Place, Source
from socai.engines.proofreading.outputs.anchors import runs_of, times_before
from socai.engines.proofreading.outputs.word import comment_in_word
from socai.engines.proofreading.reading import read
from tests.engines.documents.packages import parts_of, saved
from tests.engines.proofreading.outputs import papers_with_findings as papers


def texts_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def commented_words(data: bytes) -> dict[str, str]:
    """What stands between the two marks of each comment, by its number."""
    body = docx.Document(io.BytesIO(data)).element.body
    words: dict[str, str] = {}
    opened: set[str] = set()
    for element in body.iter():
        if element.tag == qn("w:commentRangeStart"):
            opened.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            opened.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for number in opened:
                words[number] = words.get(number, "") + element.text
    return words


def test_a_comment_stands_at_the_figure_even_where_word_has_cut_it_in_two() -> None:
    copy = comment_in_word(papers.word_file(), papers.document(), [papers.sum_finding()])

    assert commented_words(copy) == {"0": "214", "1": "214"}
    first, second = docx.Document(io.BytesIO(copy)).comments
    assert first.text == f"[1] Lỗi (sum-of-parts): {papers.sum_finding().message}"
    assert first.author == "Sổ Cái"
    assert second.text == "[1] Xem nhận xét 1 tại “214”."


def test_the_text_of_the_report_stays_as_it_was() -> None:
    copy = comment_in_word(
        papers.word_file(), papers.document(), [papers.sum_finding(), papers.note_finding()]
    )

    assert texts_of(copy) == texts_of(papers.word_file())
    bold = [run.text for run in docx.Document(io.BytesIO(copy)).paragraphs[0].runs if run.bold]
    assert bold == ["21"]


def test_the_comments_are_a_part_of_their_own() -> None:
    copy = comment_in_word(papers.word_file(), papers.document(), [papers.sum_finding()])

    assert "word/comments.xml" in parts_of(copy)


def test_a_report_without_findings_comes_back_without_comments() -> None:
    copy = comment_in_word(papers.word_file(), papers.document(), [])

    assert "word/comments.xml" not in parts_of(copy)
    assert texts_of(copy) == texts_of(papers.word_file())


def test_the_same_findings_give_the_same_comments() -> None:
    first, second = (
        comment_in_word(papers.word_file(), papers.document(), [papers.sum_finding()]) for _ in range(2)
    )

    assert parts_of(first)["word/comments.xml"] == parts_of(second)["word/comments.xml"]


def test_a_figure_in_a_header_has_its_comment_at_the_beginning_of_the_report() -> None:
    read = Document((Block("Trang 99", sources=(Source(0, "word/header1.xml", 0),)),), format="docx")
    finding = papers.note_finding()
    moved = type(finding)(
        finding.code, finding.severity, "Xem lại.", "Look.", "Trang 99", Place(finding.place.part, 0, 6, 8)
    )

    copy = comment_in_word(papers.word_file(), read, [moved])

    assert commented_words(copy) == {"0": "Đã giải quyết 2"}


def test_a_file_that_is_no_word_document_is_refused() -> None:
    with pytest.raises(DocumentRefused):
        comment_in_word(b"Kh\xc3\xb4ng ph\xe1\xba\xa3i Word", papers.document(), [papers.sum_finding()])


def test_a_figure_in_a_footnote_has_its_comment_at_the_mark_and_a_tracked_one_at_its_words() -> None:
    data = papers.word_file_with_a_footnote()
    read_back = read(data, name="bao-cao.docx")
    places = {figure.printed: figure.place for figure in find_figures(read_back)}
    findings = [Finding(Code.SUM, Severity.ERROR, p, p, "", place) for p, place in places.items()]

    copy = comment_in_word(data, read_back, findings)

    assert set(places) == {"48", "5", "20", "29"}
    body = docx.Document(io.BytesIO(copy)).element.body
    marks = body.xpath(".//w:footnoteReference/../preceding-sibling::w:commentRangeStart")
    assert len(marks) == 3  # of 48 before it, of 20 and 29 at it
    assert sorted(commented_words(copy).values()) == ["48", "5"]


def test_every_figure_of_a_report_gets_its_comment_exactly() -> None:
    layout = next(layout for layout in LAYOUTS if layout.extension == "docx" and layout.annex)
    data = file_of(compose(layout, 0))
    read_back = read(data, name="bao-cao.docx")
    places = [figure.place for figure in find_figures(read_back)]
    findings = [Finding(Code.SUM, Severity.ERROR, "Sai.", "Wrong.", "", place) for place in places]

    words = commented_words(comment_in_word(data, read_back, findings))

    assert len(places) > 50
    assert [words[str(number)] for number in range(len(places))] == [
        read_back.text_at(place) for place in places
    ]


pieces = st.lists(st.text(alphabet="12. ăn", min_size=1, max_size=6), min_size=1, max_size=6)


@given(pieces=pieces, data=st.data())
def test_any_stretch_of_a_paragraph_is_cut_out_without_changing_what_it_says(pieces, data) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    text = paragraph.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    printed = text[start:end]

    runs = runs_of(paragraph._p, printed, times_before(text, printed, start))

    assert "".join(run.text for run in runs) == printed
    assert texts_of(saved(document)) == [text]
