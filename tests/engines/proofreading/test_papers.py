"""Papers, dates and windows are recognised in the forms that offices write."""

from datetime import date

import pytest

from socai.engines.proofreading.dates import find_dates, find_windows
from socai.engines.proofreading.model import Document
from socai.engines.proofreading.paper_numbers import find_papers
from socai.engines.proofreading.papers import Paper, PaperKind
from socai.engines.proofreading.reading import read


def document(text: str) -> Document:
    return read(text.encode(), name="a.txt")


def only_paper(text: str) -> Paper:
    (paper,) = find_papers(document(text))
    return paper


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol"),
    [
        ("Kế hoạch số 15/KH-UBND", PaperKind.PAPER, 15, "KH-UBND"),
        ("Kế hoạch số 43 /KH-UBND", PaperKind.PAPER, 43, "KH-UBND"),
        ("Nghị quyết số : 03/NQ – HĐND", PaperKind.PAPER, 3, "NQ-HĐND"),
        ("Văn bản số 252/SNV-TCBC&CCHC", PaperKind.PAPER, 252, "SNV-TCBC&CCHC"),
        ("văn bản số 37/PTP", PaperKind.PAPER, 37, "PTP"),
        ("Quyết định số 06/2023/QĐ-UBND", PaperKind.NORMATIVE, 6, "QĐ-UBND"),
        ("Luật số 91/2025/QH15", PaperKind.NORMATIVE, 91, "QH15"),
        ("Thông tư số 07/2021/TT-BNV", PaperKind.NORMATIVE, 7, "TT-BNV"),
        ("Nghị định 61/NĐ-CP", PaperKind.NORMATIVE, 61, "NĐ-CP"),
        ("Chỉ thị số 26-CT/TU", PaperKind.PARTY, 26, "CT/TU"),
        ("Quyết định số 65-QĐ/ĐU", PaperKind.PARTY, 65, "QĐ/ĐU"),
        ("Số:      /BC-UBND", PaperKind.PAPER, None, "BC-UBND"),
        ("Báo cáo số …/BC-UBND", PaperKind.PAPER, None, "BC-UBND"),
        ("Đề án 06", PaperKind.PAPER, 6, ""),
    ],
)
def test_each_form_of_a_document_number_is_read(text, kind, number, symbol):
    paper = only_paper(f"Căn cứ {text} về cải cách hành chính.")

    assert (paper.kind, paper.number, paper.symbol) == (kind, number, symbol)


def test_a_paper_knows_its_date_its_issuer_and_its_subject():
    paper = only_paper(
        "Thực hiện Kế hoạch số 46/KH-UBND ngày 26/01/2025 của UBND tỉnh Bình An về rà soát thủ tục, quý I."
    )

    assert paper.type_word == "kế hoạch"
    assert paper.dated is not None
    assert paper.dated.on == date(2025, 1, 26)
    assert paper.issuer == "ubnd tỉnh bình an"
    assert paper.subject == "rà soát thủ tục"


def test_two_years_in_one_number_are_both_kept():
    assert only_paper("Nghị định số 61/2018/2019/NĐ-CP của Chính phủ").years == (2018, 2019)


@pytest.mark.parametrize(
    "text", ["Đã số hóa 62/75TTHC.", "Đạt 40/50 xã.", "Kế hoạch 54 nhiệm vụ.", "12 văn bản/tháng."]
)
def test_counts_are_not_taken_for_papers(text):
    assert find_papers(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("ngày 05 tháng 9 năm 2024", date(2024, 9, 5)),
        ("15/12/2023", date(2023, 12, 15)),
        ("1-2-2025", date(2025, 2, 1)),
        ("31/02/2025", None),
        ("ngày     tháng 6 năm 2024", None),
        ("ngày      /3/2024", None),
    ],
)
def test_dates_are_read_and_impossible_or_blank_ones_have_no_day(text, on):
    (found,) = find_dates(document(f"Ban hành {text}."))

    assert found.on == on


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("từ ngày 15/12/2023 đến hết ngày 14/6/2024", date(2023, 12, 15), date(2024, 6, 14)),
        ("15/12/2023 - 10/03/2024", date(2023, 12, 15), date(2024, 3, 10)),
        ("từ 01/01 đến 30/6/2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("tính đến ngày 31/5/2024", None, date(2024, 5, 31)),
        ("quý I/2024", None, None),
        ("6 tháng đầu năm 2024", None, None),
        ("giai đoạn 2021-2030", None, None),
    ],
)
def test_windows_have_the_days_that_are_printed_and_no_others(text, first_day, last_day):
    (window,) = find_windows(document(f"Số liệu {text} như sau."))

    assert (window.first_day, window.last_day) == (first_day, last_day)
