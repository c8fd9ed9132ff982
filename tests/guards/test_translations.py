"""The English catalog is complete, current, and compiled from what it says."""

import shutil
from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.support.project import PACKAGE
from tools.messages import COLLECT, manage

CATALOG = PACKAGE / "web" / "ui" / "locale" / "en" / "LC_MESSAGES" / "django.po"


def read(path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale="en")


def sentences(catalog: Catalog) -> dict:
    return {(message.context, _one_or_many(message.id)): message for message in catalog if message.id}


def _one_or_many(words) -> str | tuple[str, ...]:
    """Babel reads singular and plural as a tuple from one kind of file, as a list from the other."""
    return words if isinstance(words, str) else tuple(words)


def test_every_sentence_has_its_english():
    untranslated = [
        message.id
        for message in sentences(read(CATALOG)).values()
        if not all(message.string if isinstance(message.string, tuple) else [message.string])
    ]

    assert untranslated == []


def test_no_translation_is_a_guess():
    fuzzy = [message.id for message in sentences(read(CATALOG)).values() if message.fuzzy]

    assert fuzzy == []


def test_placeholders_are_the_same_in_both_languages():
    broken = [
        f"{message.id}: {error}" for message in sentences(read(CATALOG)).values() for error in message.check()
    ]

    assert broken == []


def test_what_programs_read_is_what_the_catalog_says():
    said = {key: _one_or_many(message.string) for key, message in sentences(read(CATALOG)).items()}

    compiled = read_mo(BytesIO(CATALOG.with_suffix(".mo").read_bytes()))

    assert {key: _one_or_many(message.string) for key, message in sentences(compiled).items()} == said


@pytest.fixture
def collected_now(tmp_path) -> Catalog:
    """The catalog as it would be if it were collected from the sources today."""
    copy = tmp_path / "socai"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "collected", "*.mo"))
    manage(COLLECT, package=copy)
    return read(copy / CATALOG.relative_to(PACKAGE))


def test_the_catalog_holds_the_sentences_of_the_sources_and_no_others(collected_now):
    wanted = set(sentences(collected_now))

    kept = set(sentences(read(CATALOG)))

    assert {"missing": wanted - kept, "left over": kept - wanted} == {"missing": set(), "left over": set()}
