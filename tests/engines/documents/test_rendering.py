from fractions import Fraction
from typing import Any

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from socai.engines.documents import DocumentRefused, TemplateRefused, ValueRefused, read_document, render
from tests.engines.documents.packages import parts_of, saved, word

ATTACKS = (
    "</w:t></w:r></w:p><w:p><w:r><w:t>thêm",
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "&lt;&amp;",
    "]]>",
    "<!-- -->",
    "{{ self.__init__.__globals__ }}",
)


def text_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_document(data).paragraphs]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_value_is_printed_as_text_whatever_it_says(attack: str) -> None:
    filled = render(word("Tên: {{ name }}"), {"name": attack})

    assert text_of(filled) == [f"Tên: {attack}"]


@pytest.mark.parametrize(
    "place",
    ["{{ name|safe }}", "{% autoescape false %}{{ name }}{% endautoescape %}", "{{ [name|safe][0] }}"],
)
def test_a_template_cannot_turn_a_value_into_xml(place: str) -> None:
    filled = render(word(place), {"name": "</w:t><b>"})

    assert text_of(filled) == ["</w:t><b>"]


@settings(max_examples=20)  # each opens and saves a whole document
@given(value=st.text(max_size=40), number=st.integers())
@example(value="\x00\x07\x0c\ud800a\ufffe", number=0)
@example(value="{_{ number }_}", number=0)
def test_any_text_gives_a_document_of_one_paragraph_that_can_be_read(value: str, number: int) -> None:
    filled = render(word("{{ value }}|{{ number }}"), {"value": value, "number": number})

    assert len(read_document(filled).paragraphs) == 1
    assert text_of(filled)[0].endswith(f"|{number}")


def test_headers_are_filled_and_escaped_too() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ name }}"

    filled = render(saved(document), {"name": "A & <B>"})

    headers = [xml for part, xml in parts_of(filled).items() if "header" in part]
    assert any(b"A &amp; &lt;B&gt;" in xml for xml in headers)


@pytest.mark.parametrize(
    "place",
    [
        "{{ missing }}",
        "{{ name.missing }}",
        "{{ name.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{% include 'x' %}",
        "{{ name",
        "{% for x in range(10 ** 9) %}{% endfor %}",
    ],
)
def test_a_template_that_asks_for_more_than_it_is_given_is_refused(place: str) -> None:
    with pytest.raises(TemplateRefused, match="it takes names of the values it is given"):
        render(word(place), {"name": "a"})


@pytest.mark.parametrize("value", [1.5, Fraction(1, 2), object(), {"a": {"b": [b"x"]}}, len])
def test_a_value_that_is_not_plain_data_is_refused_by_its_place(value: Any) -> None:
    with pytest.raises(ValueRefused, match="the context, figure"):
        render(word("{{ figure }}"), {"figure": value})


def test_nothing_is_printed_for_no_value() -> None:
    assert text_of(render(word("[{{ name }}]"), {"name": None})) == ["[]"]


def test_a_template_that_is_no_document_is_refused() -> None:
    with pytest.raises(DocumentRefused):
        render(b"{{ name }}", {"name": "a"})
