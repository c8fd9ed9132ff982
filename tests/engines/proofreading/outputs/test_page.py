from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Block, Document, Part, Place
from socai.engines.proofreading.outputs.page import to_page
from tests.engines.proofreading.outputs import papers_with_findings as papers


class Reader(HTMLParser):
    """Ids, links to them, what is loaded, and the text of the article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self._in_article = self._in_link = False
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        self._in_article = self._in_article or tag == "article"
        self._in_link = tag == "a"

    def handle_endtag(self, tag) -> None:
        self._in_article = self._in_article and tag != "article"
        self._in_link = self._in_link and tag != "a"

    def handle_data(self, data) -> None:
        if self._in_article and not self._in_link:
            self.text += data


def test_every_finding_stands_beside_the_report_and_leads_to_its_figure() -> None:
    page = Reader(to_page(papers.document(), [papers.sum_finding(), papers.note_finding()]))

    assert {"finding-1", "finding-2", "at-1", "at-2"} <= set(page.ids)
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_the_suspect_stands_struck_out_beside_what_would_repair_it() -> None:
    page = to_page(papers.document(), [papers.sum_finding(), papers.note_finding()])

    assert '<p class="change"><s>214</s> → <strong>211</strong></p>' in page
    assert page.count('class="change"') == 1
    assert "1 lỗi, 1 lưu ý." in page


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = to_page(papers.document(), [papers.sum_finding()])

    assert Reader(page).tags.isdisjoint({"script", "img", "link", "iframe", "object"})
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page


def test_words_of_the_report_are_never_read_as_markup() -> None:
    page = to_page(papers.document(), [papers.sum_finding()])

    assert "&lt;ghi trong câu&gt;" in page
    assert "<ghi" not in page


def test_a_report_in_order_says_so() -> None:
    assert "Không phát hiện số liệu mâu thuẫn." in to_page(papers.document(), [])


stretches = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(text=st.text(alphabet='<>&"12 ă', min_size=31, max_size=31), stretches=stretches)
def test_marks_that_overlap_leave_the_text_as_it_was(text, stretches) -> None:
    findings = [
        Finding(
            Code.SUM,
            Severity.ERROR,
            "Sai.",
            "Wrong.",
            "",
            Place(Part.BODY, 0, min(stretch), max(stretch) + 1),
            suspect="1",
        )
        for stretch in stretches
    ]

    page = Reader(to_page(Document((Block(text),)), findings))

    assert page.text.strip() == text.strip()
    assert len(page.ids) == len(set(page.ids))
    assert all(link[1:] in page.ids for link in page.links)
