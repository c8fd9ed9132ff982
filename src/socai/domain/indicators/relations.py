"""Check that the lines of a form hang together."""

from collections.abc import Mapping
from dataclasses import dataclass

from socai.domain.indicators.catalog import Form, Relation
from socai.domain.indicators.evaluating import evaluate
from socai.domain.indicators.values import Value


@dataclass(frozen=True, slots=True)
class Checked:
    """A relation and what its two sides came to."""

    relation: Relation
    left: Value
    right: Value

    @property
    def holds(self) -> bool:
        return self.left == self.right


def check_relations(form: Form, values: Mapping[str, Value]) -> tuple[Checked, ...]:
    """Every relation of the form with its two sides. Sides name indicators only, none ask the book."""
    return tuple(
        Checked(relation, evaluate(relation.left, {}, values), evaluate(relation.right, {}, values))
        for relation in form.relations
    )
