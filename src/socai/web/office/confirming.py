"""Asks once more before what cannot be taken back: nothing is written until the answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django import forms
from django.db import transaction
from django.http import HttpRequest, QueryDict

from socai.apps.kernel.writing import writing
from socai.web.ui.templatetags.ui import day
from socai.web.ui.words import Words

Result = TypeVar("Result")
CONFIRMED: Final = "confirmed"
EDIT: Final = "edit"
_NOT_TYPED: Final = frozenset({"csrfmiddlewaretoken", CONFIRMED, EDIT})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing typed, in words, to be read before confirming."""

    label: Words
    value: str


def is_confirmed(request: HttpRequest) -> bool:
    return CONFIRMED in request.POST


def is_editing(request: HttpRequest) -> bool:
    """Whether the person went back to change what was typed."""
    return EDIT in request.POST


def rehearse(service: Callable[..., Result], **arguments: Any) -> Result:
    """Do it and take it back: what would be refused, or come of it, is known before the question is asked."""
    with writing():
        result = service(**arguments)
        transaction.set_rollback(True)
    return result


def typed(data: QueryDict) -> list[tuple[str, str]]:
    """All that was typed, to be sent once more with the answer."""
    return [(name, str(value)) for name in data if name not in _NOT_TYPED for value in data.getlist(name)]


def said(form: forms.Form) -> list[Said]:
    """What a valid form says, field by field; what was left empty is left out."""
    return [Said(field.label, words) for field, words in _in_words(form) if words]


def _in_words(form: forms.Form) -> Iterator[tuple[forms.BoundField, str]]:
    for field in form.visible_fields():
        value = form.cleaned_data[field.name]
        if isinstance(field.field, forms.ChoiceField):
            yield field, ", ".join(_chosen(field.field, field.data))
        elif isinstance(field.field, forms.DateField):
            yield field, day(value)
        else:
            yield field, str(value)


def _chosen(field: forms.ChoiceField, data: Any) -> Iterator[str]:
    wanted = {str(each) for each in (data if isinstance(data, list) else [data])}
    return (str(words) for value, words in _flat(field) if str(value) in wanted)


def _flat(field: forms.ChoiceField) -> Iterator[tuple[Any, Any]]:
    choices: Any = field.choices  # the stubs know seven shapes of it
    for value, words in choices:
        if isinstance(words, list | tuple):
            yield from words
        else:
            yield value, words
