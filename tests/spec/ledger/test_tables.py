"""The tables beside this file, answered by the plain reference and by the database, also with totals."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from socai.apps.ledger import queries, services
from socai.apps.ledger.chart import shipped_chart
from socai.domain.ledger import (
    At,
    Balance,
    Coverage,
    Cut,
    Entry,
    HandedOn,
    Hands,
    Question,
    Scope,
    Transfer,
    Turnover,
    hand_over,
    transfer,
)
from socai.engines.books.reference import ReferenceBook
from tests.support.books import make_units, write_book

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
BOOK = yaml.safe_load((HERE / "book.yaml").read_text(encoding="utf-8"))
AMOUNTS = {
    "into": lambda code: Turnover(into=code),
    "out of": lambda code: Turnover(out_of=code),
    "taken over": lambda code: HandedOn(code, Hands.TAKEN_OVER),
    "handed over": lambda code: HandedOn(code, Hands.HANDED_OVER),
    "opening": lambda code: Balance(code, At.OPENING),
    "closing": lambda code: Balance(code, At.CLOSING),
}
COVERED = {"channels": "channel", "units": "unit"}


def rows() -> list[Any]:
    table = yaml.safe_load((HERE / "questions.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["case"]) for row in table]


def account(word: str) -> str:
    return str(BOOK["accounts"].get(word, word))


def question(words: str) -> Question:
    """`from A into B`, or what is asked and an account; `channels` or `units` before it count those."""
    first, _, rest = words.partition(" ")
    if first in COVERED:
        return Coverage(COVERED[first], question(rest))
    if first == "from":
        source, _, target = rest.partition(" into ")
        return Turnover(into=account(target), out_of=account(source))
    asked, _, code = words.rpartition(" ")
    return AMOUNTS[asked](account(code))


def item(entry: dict[str, Any]) -> Transfer | int:
    """As `write_book` takes it: a transfer, or the place of the entry that is taken back."""
    if "takes_back" in entry:
        return int(entry["takes_back"]) - 1
    facts = {"cut": Cut(channel=entry["channel"]), "cause": 1, "quantity": entry.get("quantity", 1)}
    if "handed" in entry:
        code = account(entry["handed"])
        return hand_over(entry["day"], code, from_unit=entry["unit"], to_unit=entry["to"], **facts)
    return transfer(entry["day"], account(entry["from"]), account(entry["into"]), unit=entry["unit"], **facts)


def scope(row: dict[str, Any], entries: list[Entry]) -> Scope:
    first, last = row["window"]
    where = (("channel", frozenset(row["channel"])),) if "channel" in row else ()
    mark = entries[row["as_of"] - 1].seq if "as_of" in row else None
    return Scope(frozenset(row["units"]), first, last, where=where, mark=mark)


@pytest.fixture
def entries() -> list[Entry]:
    make_units()
    return write_book([item(entry) for entry in BOOK["entries"]])


@pytest.fixture
def asked_of(entries):
    """Ask the words of a row of an engine; the answers come back beside the words."""

    def ask(engine, row):
        words = list(row["answers"])
        answers = engine([question(asked) for asked in words], scope(row, entries))
        return dict(zip(words, answers[()], strict=True))

    return ask


@pytest.mark.parametrize("row", rows())
def test_the_plain_reference_answers_as_the_table_says(asked_of, entries, row):
    assert asked_of(ReferenceBook(entries, shipped_chart()).ask, row) == row["answers"]


@pytest.mark.parametrize("row", rows())
def test_the_database_answers_as_the_table_says(asked_of, row):
    assert asked_of(queries.ask, row) == row["answers"]


@pytest.mark.parametrize("row", rows())
def test_the_database_with_totals_answers_as_the_table_says(asked_of, row):
    services.update_totals(through=BOOK["entries"][7]["day"])

    assert asked_of(queries.ask, row) == row["answers"]
