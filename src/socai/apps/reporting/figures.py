"""The figures of a form: its indicators, what the book answered, what that comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from socai.apps.ledger import queries as ledger
from socai.apps.reporting.indicators import shipped_indicators
from socai.domain.indicators import (
    Ask,
    Form,
    Indicator,
    Value,
    compute,
    group_asks,
    questions_of,
    references_of,
    with_references,
)
from socai.domain.ledger import Scope
from socai.domain.periods import Window


@dataclass(frozen=True, slots=True)
class Figures:
    """A form filled in. Nothing else is needed to show it, or to come to the same values again."""

    form: Form
    indicators: Mapping[str, Indicator]  # those the form shows, and those below them
    answers: Mapping[Ask, int]
    values: Mapping[str, Value]


def indicators_of(form: Form) -> Mapping[str, Indicator]:
    """What the form shows or checks, with everything that stands below it, as shipped."""
    shipped = shipped_indicators()
    shown = [row.indicator for row in form.rows]
    checked = [
        key for item in form.relations for side in (item.left, item.right) for key in references_of(side)
    ]
    needed = with_references({key: item.tree for key, item in shipped.items()}, [*shown, *checked])
    return {key: indicator for key, indicator in shipped.items() if key in needed}


def fill_in(
    form: Form,
    indicators: Mapping[str, Indicator],
    *,
    units: frozenset[int],
    window: Window,
    mark: int | None = None,
) -> Figures:
    """The form for these units and days, as known now or as the book stood at a mark."""
    asks = [ask for indicator in indicators.values() for ask in questions_of(indicator.tree)]
    answers = ask_book(asks, units=units, window=window, mark=mark)
    return Figures(form, indicators, answers, compute(indicators, answers))


def ask_book(
    asks: Iterable[Ask], *, units: frozenset[int], window: Window, mark: int | None
) -> dict[Ask, int]:
    """The book's answers, asked for once per filter."""
    answers: dict[Ask, int] = {}
    for where, questions in group_asks(asks).items():
        scope = Scope(units, window.first_day, window.last_day, where=where, mark=mark)
        found = ledger.ask(questions, scope)[()]
        answers |= {Ask(question, where): n for question, n in zip(questions, found, strict=True)}
    return answers


def asks_below(key: str, indicators: Mapping[str, Indicator]) -> tuple[Ask, ...]:
    """Every question that an indicator stands on, through whatever it refers to, each once."""
    asks: dict[Ask, None] = dict.fromkeys(questions_of(indicators[key].tree))
    for reference in references_of(indicators[key].tree):
        asks |= dict.fromkeys(asks_below(reference, indicators))
    return tuple(asks)
