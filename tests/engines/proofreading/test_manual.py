"""Each code a finding can carry is explained to the office."""

import re

import pytest

from socai.engines.proofreading.codes import Code
from tests.support.project import ROOT

MANUAL = ROOT / "docs" / "manual" / "proofreading"


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_every_code_has_a_page_that_says_what_to_do(code) -> None:
    page = (MANUAL / f"{code.value}.md").read_text(encoding="utf-8")

    assert f"Mã: `{code.value}`" in page
    assert all(
        f"**{head}**" in page for head in ("Kiểm tra gì.", "Ví dụ.", "Nên làm gì.", "Khi nào không báo.")
    )
    assert "## In English" in page


def test_the_manual_lists_every_page_and_no_other() -> None:
    index = (MANUAL / "README.md").read_text(encoding="utf-8")

    listed = set(re.findall(r"\]\(([\w-]+)\.md\)", index))
    assert listed == {code.value for code in Code}
    assert {path.stem for path in MANUAL.glob("*.md")} == listed | {"README"}
