"""From broken relations to verdicts: one cause, one verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from socai.engines.proofreading.figures import Figure
from socai.engines.proofreading.judgement.case import Case, Change
from socai.engines.proofreading.judgement.program import smallest_changes
from socai.engines.proofreading.relations import Relation, Spans

__all__ = ["Change", "Verdict", "judge"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Relations broken by one cause.

    `changes` repair them together (one, as a rule; none where no repair is known). `ties` are other single
    figures whose change would do as well. `satisfied` counts the relations about the changed figures that
    hold afterwards.
    """

    broken: tuple[int, ...]
    changes: tuple[Change, ...] = ()
    ties: tuple[Change, ...] = ()
    satisfied: int = 0


def judge(figures: Sequence[Figure], relations: Sequence[Relation]) -> list[Verdict]:
    """What is broken, cause by cause, in the order of the relations."""
    case = Case(figures, relations)
    verdicts: list[Verdict] = []
    open_clusters: list[set[int]] = []
    for cluster in _connected(case, case.broken):
        verdict = _explained_by_one(case, cluster)
        if verdict is None:
            open_clusters.append(cluster)
        else:
            verdicts.append(verdict)
    spans = case.spans_after([change for verdict in verdicts for change in verdict.changes])
    clashing = [verdict for verdict in verdicts if _clashes(case, verdict, spans)]
    for verdict in clashing:
        verdicts.remove(verdict)
        open_clusters.append(set(verdict.broken))
    for cluster in _joined_by_neighbours(case, open_clusters):
        verdicts.extend(_explained_by_several(case, cluster))
    return sorted(verdicts, key=lambda verdict: min(verdict.broken))


def _explained_by_one(case: Case, cluster: set[int]) -> Verdict | None:
    shared = set.intersection(*(set(case.relations[number].figures) for number in cluster))
    found = [best for figure in sorted(shared) if (best := _best_change(case, figure)) is not None]
    if not found:
        return None
    least = min(change.weight for change in found)
    equal = [change for change in found if change.weight == least]
    satisfied = len(case.touching[equal[0].figure])
    return Verdict(tuple(sorted(cluster)), (equal[0],), tuple(equal[1:]), satisfied)


def _best_change(case: Case, figure: int) -> Change | None:
    return min(case.changes_of(figure), key=lambda change: change.weight, default=None)


def _clashes(case: Case, verdict: Verdict, spans: Spans) -> bool:
    """Whether the repairs of two causes together break what each alone leaves whole."""
    touched = {number for change in verdict.changes for number in case.touching[change.figure]}
    return not all(case.relations[number].holds(spans) for number in touched)


def _explained_by_several(case: Case, cluster: set[int]) -> Iterator[Verdict]:
    changes = smallest_changes(case, _neighbourhood(case, cluster))
    if not changes:
        yield from (Verdict(tuple(sorted(part))) for part in _connected(case, cluster))
        return
    left = set(cluster)
    for group in _grouped(case, changes, cluster):
        touched = {number for change in group for number in case.touching[change.figure]}
        broken = left & touched
        left -= broken
        if broken:
            yield Verdict(tuple(sorted(broken)), tuple(group), satisfied=len(touched))


def _grouped(case: Case, changes: Sequence[Change], broken: set[int]) -> list[list[Change]]:
    """Changes that repair the same broken relation only together stay together."""
    groups: list[list[Change]] = []
    for change in changes:
        own = broken & set(case.touching[change.figure])
        near = [group for group in groups if any(own & set(case.touching[other.figure]) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), change])
    return groups


def _connected(case: Case, relations: Iterable[int]) -> list[set[int]]:
    """The relations in clusters that share figures."""
    left = dict.fromkeys(relations)
    clusters: list[set[int]] = []
    while left:
        cluster, edge = set(), [next(iter(left))]
        while edge:
            number = edge.pop()
            if number in left:
                del left[number]
                cluster.add(number)
                edge.extend(
                    near
                    for figure in case.relations[number].figures
                    for near in case.touching[figure]
                    if near in left
                )
        clusters.append(cluster)
    return clusters


def _neighbourhood(case: Case, cluster: set[int]) -> set[int]:
    """The cluster and every relation that a change of its figures could break."""
    return cluster | {
        near
        for number in cluster
        for figure in case.relations[number].figures
        for near in case.touching[figure]
    }


def _joined_by_neighbours(case: Case, clusters: Sequence[set[int]]) -> list[set[int]]:
    """Clusters whose neighbourhoods meet are solved as one."""
    joined: list[tuple[set[int], set[int]]] = []
    for cluster in clusters:
        around = _neighbourhood(case, cluster)
        near = [pair for pair in joined if pair[1] & around]
        joined = [pair for pair in joined if pair not in near]
        joined.append((cluster.union(*(pair[0] for pair in near)), around.union(*(pair[1] for pair in near))))
    return [pair[0] for pair in joined]
