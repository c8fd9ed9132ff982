"""Figures as they are stored with a closing, words and formulas included, and read back."""

from collections.abc import Mapping
from typing import Any

from socai.apps.reporting.figures import Figures
from socai.domain.indicators import (
    Adding,
    Ask,
    Form,
    Indicator,
    OnTime,
    Relation,
    Row,
    Showing,
    ValueType,
    decode_value,
    encode_value,
    parse,
    print_tree,
)


def freeze(figures: Figures) -> dict[str, Any]:
    """Plain data; `thaw` makes equal figures of it."""
    return {
        "form": _freeze_form(figures.form),
        "indicators": [_freeze_indicator(item) for item in figures.indicators.values()],
        "answers": {print_tree(ask): answer for ask, answer in figures.answers.items()},
        "values": {key: encode_value(value) for key, value in figures.values.items()},
    }


def thaw(data: Mapping[str, Any]) -> Figures:
    """The figures as they were stored; values are read, not calculated again."""
    indicators = [_thaw_indicator(item) for item in data["indicators"]]
    return Figures(
        form=_thaw_form(data["form"]),
        indicators={item.key: item for item in indicators},
        answers={_thaw_ask(formula): answer for formula, answer in data["answers"].items()},
        values={key: decode_value(value) for key, value in data["values"].items()},
    )


def _freeze_form(form: Form) -> dict[str, Any]:
    return {
        "key": form.key,
        "version": form.version,
        "titles": dict(form.titles),
        "rows": [
            {
                "indicator": row.indicator,
                "number": row.number,
                "showing": row.showing,
                "depth": row.depth,
                "is_total": row.is_total,
            }
            for row in form.rows
        ],
        "relations": [
            {
                "key": item.key,
                "titles": dict(item.titles),
                "left": print_tree(item.left),
                "right": print_tree(item.right),
            }
            for item in form.relations
        ],
    }


def _thaw_form(data: Mapping[str, Any]) -> Form:
    rows = [Row(**(row | {"showing": Showing(row["showing"])})) for row in data["rows"]]
    relations = [
        Relation(item["key"], item["titles"], parse(item["left"]), parse(item["right"]))
        for item in data["relations"]
    ]
    return Form(data["key"], data["version"], data["titles"], tuple(rows), tuple(relations))


def _freeze_indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "key": indicator.key,
        "titles": dict(indicator.titles),
        "definitions": dict(indicator.definitions),
        "value_type": indicator.value_type,
        "unit_titles": dict(indicator.unit_titles),
        "adding": indicator.adding,
        "formula": indicator.formula,
        "when_empty": encode_value(indicator.when_empty),
        "decimals": indicator.decimals,
        "on_time": indicator.on_time,
    }


def _thaw_indicator(data: Mapping[str, Any]) -> Indicator:
    return Indicator(
        key=data["key"],
        titles=data["titles"],
        definitions=data["definitions"],
        value_type=ValueType(data["value_type"]),
        unit_titles=data["unit_titles"],
        adding=Adding(data["adding"]),
        formula=data["formula"],
        tree=parse(data["formula"]),
        when_empty=decode_value(data["when_empty"]),
        decimals=data["decimals"],
        on_time=OnTime(data["on_time"]) if data["on_time"] else None,
    )


def _thaw_ask(formula: str) -> Ask:
    tree = parse(formula)
    assert isinstance(tree, Ask), formula
    return tree
