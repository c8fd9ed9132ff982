"""The bench is run now and then by hand; this keeps it running, and says nothing of how fast."""

import subprocess
import sys

import pytest

from bench.keeping import PageWithoutMarks, keep
from bench.results import Figure, Row
from bench.sizes import QUICK
from tests.support.project import ROOT

PROMISED = (
    "socai serve",
    "Memory of its largest process",
    "A bare durable insert",
    "Take a dossier in",
    "Move a dossier on",
    "Settle",
    "First figure of a process",
    "Digest into totals",
    "Six lines",
)


@pytest.mark.sqlite
def test_the_quick_bench_measures_every_promise_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--database", "sqlite"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    assert [promise for promise in PROMISED if promise not in done.stderr] == []
    assert done.stdout.count("Six lines") == 12  # 2 years × 2 sets of units, three ways
    assert list(tmp_path.iterdir()) == []


def test_a_promise_is_kept_from_the_right_side():
    rate = Row("moves", Figure(250, "/s", more_is_better=True), ceiling=Figure(300, "/s"))
    time = Row("pages", Figure(40, "ms"), ceiling=Figure(60, "ms"))
    share = Row("mirror", Figure(40, "ms"), ratio_ceiling=1.5, beside=Figure(20, "ms"))
    plain = Row("insert", Figure(40, "ms"), beside=Figure(20, "ms"))

    kept = [row.kept for row in (rate, time, share, plain)]

    assert kept == [False, True, False, None]


def test_a_kept_run_takes_the_place_of_the_one_before(tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text("Words.\n<!-- measured -->\nold\n<!-- end of measured -->\nMore words.\n")

    keep([Row("moves", Figure(250, "/s"))], {"Memory": "4 GiB"}, QUICK, page=page)

    text = page.read_text()
    assert "| moves |  |  | 250 /s |  |  |" in text
    assert "- Memory: 4 GiB\n" in text
    assert "old" not in text
    assert text.startswith("Words.\n")
    assert text.endswith("\nMore words.\n")


def test_a_page_without_a_place_for_the_table_is_left_as_it_was(tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text("Words.\n")

    with pytest.raises(PageWithoutMarks):
        keep([], {}, QUICK, page=page)

    assert page.read_text() == "Words.\n"
