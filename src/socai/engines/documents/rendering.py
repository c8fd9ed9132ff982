"""Fill a Word template. A value is only ever text in its place: neither XML nor a template."""

import io
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from socai.engines.documents.packages import open_document

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_DROPPED: Final = {code: None for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if chr(code) not in "\n\t"}


class TemplateRefused(ValueError):
    """The template asks for something it is not given, or for something no template may do."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the template cannot be filled: {reason}; it takes names of the values it is given")


class ValueRefused(TypeError):
    """A value is not plain data."""

    def __init__(self, place: str, kind: str) -> None:
        self.place, self.kind = place, kind
        super().__init__(
            f"{place} is a {kind}; accepted are texts, whole numbers, true and false, lists and mappings"
        )


def render(template: bytes, context: Mapping[str, Any]) -> bytes:
    """The filled document. Raises DocumentRefused, TemplateRefused or ValueRefused."""
    from docxtpl import DocxTemplate  # noqa: PLC0415  (heavy: loads on first use)
    from jinja2 import TemplateError  # noqa: PLC0415

    values = _plain(context, "the context")
    document = DocxTemplate(io.BytesIO(template))
    document.docx = open_document(template)
    try:
        document.render(values, jinja_env=_environment(), autoescape=True)
    except (TemplateError, TypeError, ArithmeticError) as error:
        raise TemplateRefused(str(error)) from error
    filled = io.BytesIO()
    document.save(filled)
    return filled.getvalue()


def _environment() -> "Environment":
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_escaped)


def _escaped(value: object) -> "Markup":
    """Escaped whatever the template says: also behind `|safe` or where it turns escaping off."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup.escape("" if value is None else str(value))


def _plain(value: Any, place: str) -> Any:
    """A copy that holds nothing but data: no object whose methods a template could call."""
    match value:
        case None | bool():
            return value
        case int():
            return int(value)
        case str():
            return _text(value)
        case Mapping():
            return {str(name): _plain(item, f"{place}, {name}") for name, item in value.items()}
        case list() | tuple():
            return [_plain(item, f"{place}, item {number}") for number, item in enumerate(value, start=1)]
        case _:
            raise ValueRefused(place, type(value).__name__)


def _text(value: str) -> str:
    """In NFC, without the control characters that XML has no place for or that the renderer obeys."""
    text = unicodedata.normalize("NFC", str(value)).translate(_DROPPED)
    return text.encode("utf-8", "ignore").decode("utf-8")  # drops halves of surrogate pairs
