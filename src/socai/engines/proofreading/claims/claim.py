"""A relation that the document claims, and how surely it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from socai.domain.numbers import Interval
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.relations import Relation


class Certainty(IntEnum):
    """How sure it is that the writer meant this relation."""

    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation. Where practice knows several (the definitions of "on time"), any that holds will do."""

    code: Code
    relation: Relation
    certainty: Certainty = Certainty.SURE
    alternatives: tuple[Relation, ...] = ()

    def chosen(self, spans: Mapping[int, Interval]) -> Relation:
        """The first reading of the claim that holds; the plain one where none does."""
        every = (self.relation, *self.alternatives)
        return next((relation for relation in every if relation.holds(spans)), self.relation)
