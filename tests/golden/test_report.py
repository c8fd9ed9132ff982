"""The report on dossiers against what was looked at and found good.

To renew `report.txt` after a wanted change, look at the printed page, then paste what the failure shows
as new, in a commit of its own.
"""

import importlib.util
import io
import zipfile
from pathlib import Path

import pytest

from socai.apps.organizations.queries import UnitOnDay
from socai.apps.reporting import report
from socai.apps.reporting.report import render_report
from socai.domain.numbers import read_number
from socai.domain.organizations.kinds import UnitKind
from socai.engines.documents import read_document, read_figures
from tests.golden.described import described
from tests.support.office_documents import page_count

COMMITTEE = (
    UnitOnDay(1, "H15", UnitKind.PROVINCE, "Thành phố Hai Bà Trưng Vương", None),
    UnitOnDay(2, "H15.50", UnitKind.SPECIAL_ZONE, "Đặc khu Quần đảo Minh Họa Thượng", 1),
)
CENTER = (
    *COMMITTEE,
    UnitOnDay(3, "H15.50.01", UnitKind.SERVICE_CENTER, "Trung tâm Phục vụ hành chính công", 2),
)
GOLDEN = Path(__file__).with_name("report.txt")
BUILDER = Path(__file__).parents[2] / "tools/build_report_template.py"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_report_says_and_looks_what_was_found_good(statement):
    assert described(render_report(statement)) == GOLDEN.read_text(encoding="utf-8")


def test_the_figures_of_the_printed_table_read_back_as_they_are(statement, figures):
    (table,) = [
        table for table in read_document(render_report(statement)).tables if "Số liệu" in table.texts()[0]
    ]

    read = {figure.label: figure for figure in read_figures(table, label="Chỉ tiêu", value="Số liệu")}

    shown = [row for row in figures.form.rows if row.showing != "in_text"]
    assert len(read) == len(shown) == 14
    for row in shown:
        figure = read[figures.indicators[row.indicator].titles["vi"]]
        assert figure.number is not None
        assert figure.number.only_reading.value == figures.values[row.indicator]


def test_the_figures_said_in_words_are_those_of_the_table(statement, figures):
    text = " ".join(paragraph.text for paragraph in read_document(render_report(statement)).paragraphs)

    assert "tiếp nhận mới 1.212 hồ sơ" in text
    assert "99,83% (1.198/1.200 hồ sơ đã giải quyết)" in text
    assert read_number("99,83%").only_reading.decimals == figures.indicators["dossiers.on_time_rate"].decimals


def test_the_report_carries_the_mark_and_root_of_its_closing(statement):
    text = " ".join(paragraph.text for paragraph in read_document(render_report(statement)).paragraphs)

    assert "bút toán số 12.345" in text
    assert statement.closing.root in text.replace(" ", "")


@pytest.mark.parametrize("path", [COMMITTEE, CENTER], ids=["committee", "center"])
def test_the_longest_report_is_one_page_in_an_office_program(statement, monkeypatch, tmp_path, path):
    monkeypatch.setattr(report.organizations, "path_of", lambda unit_id, on: path)

    assert page_count(render_report(statement), tmp_path) == 1


def test_the_committed_template_is_what_its_script_builds():
    spec = importlib.util.spec_from_file_location("build_report_template", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)

    committed, built = parts_of(builder.TARGET.read_bytes()), parts_of(builder.build())

    assert set(committed) == set(built)
    assert [name for name in built if built[name] != committed[name]] == []


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml"])
def test_the_template_names_nobody_and_no_program(part):
    content = parts_of(
        (BUILDER.parents[1] / "src/socai/apps/reporting/papers/dossiers_monthly.docx").read_bytes()
    )

    assert b"python-docx" not in content[part]
