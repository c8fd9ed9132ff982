"""Which formulas stand on which: the order to evaluate them in, and no circles."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from socai.domain.indicators.trees import Tree, references_of


class FormulaCycle(ValueError):
    """Some formulas stand on each other in a circle."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys
        super().__init__(
            f"{' → '.join(keys)} is a circle; a formula takes indicators that do not stand on it themselves"
        )


class UnknownIndicator(LookupError):
    """A formula or a form names an indicator that is not there."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key, self.known = key, tuple(sorted(known))
        super().__init__(f"no indicator is called {key!r}; it takes one of {', '.join(self.known)}")


def order_of(formulas: Mapping[str, Tree]) -> tuple[str, ...]:
    """The keys, each after those it refers to. Raises UnknownIndicator or FormulaCycle."""
    named = {key: references_of(tree) for key, tree in formulas.items()}
    for key in (key for keys in named.values() for key in keys):
        if key not in formulas:
            raise UnknownIndicator(key, formulas)
    try:
        return tuple(TopologicalSorter(named).static_order())
    except CycleError as error:
        # The sorter names a circle from what is needed to what needs it.
        raise FormulaCycle(tuple(reversed(error.args[1]))) from error


def with_references(formulas: Mapping[str, Tree], keys: Iterable[str]) -> frozenset[str]:
    """The keys and everything that their formulas stand on, however far below."""
    needed: set[str] = set()
    open_keys = list(keys)
    while open_keys:
        key = open_keys.pop()
        if key not in formulas:
            raise UnknownIndicator(key, formulas)
        if key not in needed:
            needed.add(key)
            open_keys += references_of(formulas[key])
    return frozenset(needed)
