"""The shipped forms, validated against the indicators they show."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from socai import law
from socai.apps.reporting.indicators import Titles, check_known, shipped_indicators
from socai.domain.indicators import Form, Relation, Row, Showing, UnknownIndicator, parse, questions_of

FOLDER = "forms"


class UnknownForm(LookupError):
    """No form has this key."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        self.key, self.known = key, known
        super().__init__(f"no form is called {key!r}; it takes one of {', '.join(known)}")


def _known_indicator(key: str) -> str:
    if key not in shipped_indicators():
        raise ValueError(str(UnknownIndicator(key, shipped_indicators())))
    return key


def _side(formula: str) -> str:
    tree = parse(formula)
    if questions_of(tree):
        raise ValueError("a side of a relation asks the book; it takes indicators, whole numbers and + - * /")
    check_known(tree, shipped_indicators())
    return formula


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    indicator: Annotated[str, AfterValidator(_known_indicator)]
    number: str = ""
    show: Showing = Showing.ALWAYS
    depth: int = Field(default=0, ge=0, le=3)
    total: bool = False

    def frozen(self) -> Row:
        return Row(self.indicator, self.number, self.show, self.depth, self.total)


class _Relation(BaseModel):
    model_config = ConfigDict(extra="forbid")
    key: str
    title: Titles
    left: Annotated[str, AfterValidator(_side)]
    right: Annotated[str, AfterValidator(_side)]

    def frozen(self) -> Relation:
        return Relation(self.key, self.title.frozen(), parse(self.left), parse(self.right))


class FormFile(BaseModel):
    """One file: one version of one form."""

    model_config = ConfigDict(extra="forbid")
    key: str
    version: str
    title: Titles
    rows: list[_Row] = Field(min_length=1)
    relations: list[_Relation]

    @field_validator("rows")
    @classmethod
    def _stand_once(cls, rows: list[_Row]) -> list[_Row]:
        shown = [row.indicator for row in rows] + [row.number for row in rows if row.number]
        twice = sorted({name for name in shown if shown.count(name) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)} stands twice; each indicator and each number stands once")
        return rows

    def frozen(self) -> Form:
        rows = tuple(row.frozen() for row in self.rows)
        relations = tuple(relation.frozen() for relation in self.relations)
        return Form(self.key, self.version, self.title.frozen(), rows, relations)


@cache
def shipped_forms() -> Mapping[str, Form]:
    """Every form by its key. LawFileRefused says which file and line cannot be used."""
    forms = [law.load(file, FormFile).frozen() for file in law.list_files(FOLDER)]
    return MappingProxyType({form.key: form for form in forms})


def get_form(key: str) -> Form:
    """The form of this key. Raises UnknownForm."""
    try:
        return shipped_forms()[key]
    except KeyError:
        raise UnknownForm(key, tuple(shipped_forms())) from None
