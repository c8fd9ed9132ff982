"""All claims of a document, each relation once."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from socai.engines.proofreading.claims.bounds import claims_of_bounds
from socai.engines.proofreading.claims.breakdowns import Breakdown, breakdowns_of
from socai.engines.proofreading.claims.claim import Claim
from socai.engines.proofreading.claims.columns import claims_of_columns
from socai.engines.proofreading.claims.complements import claims_of_complements
from socai.engines.proofreading.claims.flows import claims_of_flows
from socai.engines.proofreading.claims.grids import grids_of
from socai.engines.proofreading.claims.indicators import breakdowns_of_rows, indicator_lines
from socai.engines.proofreading.claims.mentions import Line, lines_of
from socai.engines.proofreading.claims.rates import claims_of_rates
from socai.engines.proofreading.claims.rows import claims_of_rows
from socai.engines.proofreading.claims.same import claims_of_marks, claims_of_same
from socai.engines.proofreading.claims.shares import claims_of_shares
from socai.engines.proofreading.claims.sums import claims_of_sums
from socai.engines.proofreading.figures import Figure
from socai.engines.proofreading.judgement import spans_of
from socai.engines.proofreading.model import Document
from socai.engines.proofreading.relations import Relation, Spans


def find_claims(
    document: Document, figures: Sequence[Figure]
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """The claims and, one for each, the relation that is judged."""
    spans = spans_of(figures)
    claims = tuple(_once(_every_claim(document, figures, spans)))
    return claims, tuple(claim.chosen(spans) for claim in claims)


def _every_claim(document: Document, figures: Sequence[Figure], spans: Spans) -> Iterator[Claim]:
    text = lines_of(document, figures)
    yield from _claims_of_lines(text, breakdowns_of)
    yield from claims_of_bounds(text, figures)
    yield from claims_of_complements(text)
    yield from claims_of_same(figures)
    yield from claims_of_marks(figures)
    for grid in grids_of(document, figures):
        yield from claims_of_columns(grid, spans)
        yield from claims_of_rows(grid, spans)
        for lines in indicator_lines(grid):
            yield from _claims_of_lines(lines, breakdowns_of_rows)


def _claims_of_lines(
    lines: Sequence[Line], divide: Callable[[Sequence[Line]], Iterator[Breakdown]]
) -> Iterator[Claim]:
    breakdowns = tuple(divide(lines))
    yield from claims_of_sums(breakdowns)
    yield from claims_of_flows(lines)
    shares = tuple(claims_of_shares(lines, breakdowns))
    yield from shares
    yield from claims_of_rates(lines, breakdowns, shares)


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: dict[frozenset[int], Claim] = {}
    for claim in claims:
        seen.setdefault(frozenset(claim.relation.figures), claim)
    yield from seen.values()
