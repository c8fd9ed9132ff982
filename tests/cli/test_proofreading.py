"""`socai proofread` as an office uses it: exit codes, formats, filters, folders."""

import json

import pytest
from typer.testing import CliRunner

from socai.cli import app

CLEAN = "I. KẾT QUẢ\n- Đã giải quyết 300 hồ sơ, trong đó đúng hạn 290 hồ sơ, quá hạn 10 hồ sơ.\n"
WRONG = CLEAN.replace("300 hồ sơ", "310 hồ sơ")
CARELESS = "I. KẾT QUẢ\n- Thu ngân sách đạt 56,86 dự toán được giao.\n"


@pytest.fixture
def run(tmp_path):
    def run(*arguments):
        return CliRunner().invoke(app, ["proofread", *map(str, arguments)])

    return run


@pytest.fixture
def report(tmp_path):
    def write(text, name="report.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_clean_report_exits_with_zero(run, report):
    assert run(report(CLEAN)).exit_code == 0


def test_a_report_that_contradicts_itself_exits_with_one(run, report):
    result = run(report(WRONG))

    assert result.exit_code == 1
    assert "310" in result.stdout


def test_a_careless_report_has_a_note_and_still_exits_with_zero(run, report):
    result = run(report(CARELESS))

    assert result.exit_code == 0
    assert "percent-sign-missing" in result.stdout


def test_an_unreadable_file_exits_with_two_and_a_sentence(run, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK\x03\x04 torn")

    result = run(path)

    assert result.exit_code == 2
    assert "report.docx" in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_exits_with_two(run, tmp_path):
    assert run(tmp_path / "none.txt").exit_code == 2


def test_json_has_what_other_programs_stand_on(run, report):
    result = run(report(WRONG), "--format", "json")

    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["severity"] == "error"
    assert finding["figures"] == ["310", "290", "10"]
    assert {"code", "message", "suspect", "suggestion", "quote"} <= finding.keys()


def test_json_of_a_clean_report_is_an_object_too(run, report):
    assert json.loads(run(report(CLEAN), "--format", "json").stdout) == {"findings": []}


def test_lesser_findings_can_be_left_out(run, report):
    result = run(report(CARELESS), "--min-severity", "warning", "--format", "json")

    assert json.loads(result.stdout)["findings"] == []


def test_a_code_can_be_ignored(run, report):
    result = run(report(WRONG), "--ignore", "sum-of-parts")

    assert result.exit_code == 0


def test_an_unknown_code_or_format_is_refused_by_name(run, report):
    for arguments in (("--ignore", "no-such"), ("--format", "pdf"), ("--min-severity", "grave")):
        result = run(report(CLEAN), *arguments)
        assert result.exit_code == 2
        assert arguments[1] in result.stderr


def test_a_folder_is_read_whole_with_a_summary(run, report, tmp_path):
    report(CLEAN, "a.txt")
    report(WRONG, "b.md")
    report("ghi chú", "c.ini")

    result = run(tmp_path)

    assert result.exit_code == 1
    assert "2 tệp, 1 tệp không có phát hiện" in result.stdout


def test_sarif_and_a_page_are_written_where_asked(run, report, tmp_path):
    for form in ("sarif", "html"):
        target = tmp_path / f"out.{form}"
        result = run(report(WRONG), "--format", form, "--output", target)
        assert result.exit_code == 1
        assert "310" in target.read_text(encoding="utf-8")
