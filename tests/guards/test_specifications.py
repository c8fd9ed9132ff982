"""What experts read is what the tests check."""

from tools.specifications import DOCUMENT, render


def test_the_page_of_specifications_shows_the_tables_as_they_are():
    assert DOCUMENT.read_text(encoding="utf-8") == render()
