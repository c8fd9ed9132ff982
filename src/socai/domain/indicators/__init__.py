"""One grammar for formulas over the book, the indicators written in it, and the forms that show them."""

from socai.domain.indicators.catalog import (
    Adding,
    Form,
    Indicator,
    OnTime,
    Relation,
    Row,
    Showing,
    ValueType,
)
from socai.domain.indicators.evaluating import compute, evaluate
from socai.domain.indicators.grammar import FormulaRefused, parse
from socai.domain.indicators.ordering import FormulaCycle, UnknownIndicator, order_of, with_references
from socai.domain.indicators.printing import print_tree
from socai.domain.indicators.relations import Checked, check_relations
from socai.domain.indicators.trees import (
    Ask,
    Negative,
    Operation,
    Operator,
    Reference,
    Tree,
    Where,
    Whole,
    accounts_of,
    group_asks,
    questions_of,
    references_of,
)
from socai.domain.indicators.values import Absence, Number, Value, decode_value, encode_value

__all__ = [
    "Absence",
    "Adding",
    "Ask",
    "Checked",
    "Form",
    "FormulaCycle",
    "FormulaRefused",
    "Indicator",
    "Negative",
    "Number",
    "OnTime",
    "Operation",
    "Operator",
    "Reference",
    "Relation",
    "Row",
    "Showing",
    "Tree",
    "UnknownIndicator",
    "Value",
    "ValueType",
    "Where",
    "Whole",
    "accounts_of",
    "check_relations",
    "compute",
    "decode_value",
    "encode_value",
    "evaluate",
    "group_asks",
    "order_of",
    "parse",
    "print_tree",
    "questions_of",
    "references_of",
    "with_references",
]
