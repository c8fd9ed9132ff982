"""The shipped indicators, validated against the chart and against each other."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, model_validator

from socai import law
from socai.apps.ledger import queries as ledger
from socai.domain.indicators import (
    Absence,
    Adding,
    FormulaCycle,
    FormulaRefused,
    Indicator,
    OnTime,
    Tree,
    UnknownIndicator,
    Value,
    ValueType,
    accounts_of,
    parse,
    questions_of,
    references_of,
)
from socai.domain.ledger import UnknownAccount

FOLDER = "indicators"
# The formulas of the file being read, so that an error about two of them has the line of one.
_neighbours: ContextVar[Mapping[str, Tree | None]] = ContextVar("neighbours")


class Titles(BaseModel):
    """Both languages, neither empty."""

    model_config = ConfigDict(extra="forbid")
    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def frozen(self) -> Mapping[str, str]:
        return MappingProxyType({"vi": self.vi, "en": self.en})


def check_accounts(tree: Tree) -> None:
    """Raises ValueError when the formula names an account that the chart does not have."""
    for account in (account for ask in questions_of(tree) for account in accounts_of(ask)):
        try:
            ledger.chart().leaves(account)
        except UnknownAccount as refusal:
            raise ValueError(str(refusal)) from refusal


def check_known(tree: Tree, known: Mapping[str, Any]) -> None:
    """Raises ValueError when the formula names an indicator that is not there."""
    for key in references_of(tree):
        if key not in known:
            raise ValueError(str(UnknownIndicator(key, known)))


def _checked_formula(formula: str) -> str:
    tree = parse(formula)
    check_accounts(tree)
    check_known(tree, _neighbours.get())
    return formula


class _Indicator(BaseModel):
    model_config = ConfigDict(extra="forbid")
    key: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
    title: Titles
    definition: Titles
    value_type: ValueType
    unit: Titles
    adds: Adding
    formula: Annotated[str, AfterValidator(_checked_formula)]
    when_empty: Absence | int = Absence.NOT_APPLICABLE
    decimals: int = Field(default=0, ge=0, le=6)
    on_time: OnTime | None = None

    @model_validator(mode="after")
    def _stands_on_others(self) -> "_Indicator":
        for path in _paths_from(self.key, (self.key,)):
            if path[-1] == self.key:
                raise ValueError(str(FormulaCycle(path)))
        return self

    def frozen(self) -> Indicator:
        when_empty: Value = self.when_empty
        return Indicator(
            key=self.key,
            titles=self.title.frozen(),
            definitions=self.definition.frozen(),
            value_type=self.value_type,
            unit_titles=self.unit.frozen(),
            adding=self.adds,
            formula=self.formula,
            tree=parse(self.formula),
            when_empty=when_empty,
            decimals=self.decimals,
            on_time=self.on_time,
        )


class IndicatorFile(BaseModel):
    """One file: indicators that may stand on each other."""

    model_config = ConfigDict(extra="forbid")
    version: str
    indicators: list[_Indicator]

    @model_validator(mode="wrap")
    @classmethod
    def _with_neighbours(
        cls, data: Any, handler: ModelWrapValidatorHandler["IndicatorFile"]
    ) -> "IndicatorFile":
        with _reading(data):
            return handler(data)

    @model_validator(mode="after")
    def _stand_once(self) -> "IndicatorFile":
        keys = [indicator.key for indicator in self.indicators]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)} stands twice; each key stands once")
        return self


@cache
def shipped_indicators() -> Mapping[str, Indicator]:
    """Every indicator by its key. LawFileRefused says which file and line cannot be used."""
    return MappingProxyType(
        {item.key: item.frozen() for file in _shipped_files() for item in file.indicators}
    )


def indicators_version() -> str:
    return ", ".join(file.version for file in _shipped_files())


@cache
def _shipped_files() -> tuple[IndicatorFile, ...]:
    return tuple(law.load(file, IndicatorFile) for file in law.list_files(FOLDER))


def _paths_from(key: str, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each way along the references, up to the first indicator it meets again."""
    tree = _neighbours.get().get(key)
    for following in references_of(tree) if tree else ():
        yield (*path, following)
        if following not in path:
            yield from _paths_from(following, (*path, following))


@contextmanager
def _reading(data: Any) -> Iterator[None]:
    rows = data.get("indicators") if isinstance(data, dict) else None
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    # Of two with one key the first counts here; that there are two is refused afterwards.
    trees = {str(row.get("key")): _tree_or_none(row.get("formula")) for row in reversed(rows)}
    token = _neighbours.set(trees)
    try:
        yield
    finally:
        _neighbours.reset(token)


def _tree_or_none(formula: object) -> Tree | None:
    """What cannot be parsed is refused by its own field, with its own line."""
    try:
        return parse(str(formula))
    except FormulaRefused:
        return None
