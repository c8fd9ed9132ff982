"""Whatever file comes in: findings or a sentence, never a crash, and not for long."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.proofread.composing import compose
from bench.proofread.layouts import LAYOUTS
from bench.proofread.writing import file_of
from socai.engines.proofreading.findings import Finding, proofread
from socai.engines.proofreading.outputs.page import to_page
from socai.engines.proofreading.outputs.sarif import to_sarif
from socai.engines.proofreading.reading import ReadingRefused, read

TEXTS = [layout for layout in LAYOUTS if layout.extension in ("md", "txt", "html")]
PACKAGES = [layout for layout in LAYOUTS if layout.extension in ("docx", "xlsx")]
SECONDS = 20.0  # generous: two busy cores; a quadratic reader takes minutes
SCRAPS = (
    "0",
    "9",
    ".",
    ",",
    "%",
    "(",
    ")",
    "/",
    "\n",
    "|",
    "-",
    "trong đó",
    "gồm",
    " ",
    "\u0303",
    "1.000",
    "<",
    "&",
)


def check(data: bytes, name: str) -> list[Finding] | None:
    """The findings, written out as well; None where the file is refused with a sentence."""
    started = time.perf_counter()
    try:
        document = read(data, name=name)
    except ReadingRefused:
        return None
    findings = proofread(document)
    to_page(document, findings)
    to_sarif([(name, document, findings)], version="0")
    assert time.perf_counter() - started < SECONDS
    return findings


edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(SCRAPS), st.integers(0, 30)), max_size=8
)


def edited(text: str, changes: list[tuple[float, int, str, int]]) -> str:
    """At each place so many characters are gone and a scrap stands there, some times over."""
    for where, length, scrap, times in changes:
        start = int(where * len(text))
        text = text[:start] + scrap * times + text[start + length :]
    return text


@settings(max_examples=25)
@given(layout=st.sampled_from(TEXTS), seed=st.integers(0, 50), changes=edits)
def test_a_text_with_anything_typed_into_it_is_checked(layout, seed, changes) -> None:
    text = file_of(compose(layout, seed), layout.dashes).decode()

    check(edited(text, changes).encode(), f"bao-cao.{layout.extension}")


@settings(max_examples=25)
@given(layout=st.sampled_from(PACKAGES), seed=st.integers(0, 50), changes=edits)
def test_a_package_whose_content_was_edited_blindly_is_checked_or_refused(layout, seed, changes) -> None:
    changed = io.BytesIO()
    main = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}[layout.extension]
    with (
        zipfile.ZipFile(io.BytesIO(file_of(compose(layout, seed)))) as package,
        zipfile.ZipFile(changed, "w") as copy,
    ):
        for name in package.namelist():
            content = package.read(name)
            copy.writestr(name, edited(content.decode(), changes) if name == main else content)

    check(changed.getvalue(), f"bao-cao.{layout.extension}")


@settings(max_examples=25)
@given(
    layout=st.sampled_from(LAYOUTS),
    places=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=12)), max_size=6),
    kept=st.floats(0.05, 1),
)
def test_a_damaged_or_shortened_file_is_checked_or_refused(layout, places, kept) -> None:
    data = bytearray(file_of(compose(layout, 1), layout.dashes))
    for where, scrap in places:
        start = int(where * len(data))
        data[start : start + len(scrap)] = scrap

    check(bytes(data[: max(1, int(kept * len(data)))]), f"bao-cao.{layout.extension}")


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "html", "txt", "md", "doc", "xls"])
@given(data=st.binary(max_size=400))
@settings(max_examples=15)
def test_bytes_of_no_meaning_are_checked_or_refused(ending, data) -> None:
    check(data, f"bao-cao.{ending}")


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số 12 hồ sơ, " + "trong đó 1 hồ sơ, " * 1_000,
        "(" * 20_000 + "5 hồ sơ" + ")" * 20_000,
        "1." * 30_000,
        "12,5% " * 15_000,
        " ".join(str(number) for number in range(20_000)),
        "\n".join(f"- Mục {number}: {number} hồ sơ" for number in range(6_000)),
        "\n".join("| a | 1 | 2 | 3 |" for _ in range(2_000)),
        "tỷ lệ " * 30_000 + "5%",
        "hồ sơ " * 40_000,
        "Số 1/KH-UBND ngày 1/1/2024; " * 5_000,
    ],
    ids=["parts", "brackets", "dots", "percents", "counts", "list", "table", "words", "nouns", "papers"],
)
def test_a_text_made_to_be_slow_is_checked_in_time(text) -> None:
    check(text.encode(), "bao-cao.md")
