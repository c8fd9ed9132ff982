"""A finding: one cause, one sentence, the figures as they are printed, and the place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socai.domain.numbers.intervals import stands_for
from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.finding_claims import find_claims
from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.comparing import remarks_on_previous
from socai.engines.proofreading.denials import remarks_on_denials
from socai.engines.proofreading.figures import Figure, find_figures
from socai.engines.proofreading.judgement import Verdict, judge
from socai.engines.proofreading.model import Document, Place
from socai.engines.proofreading.paper_checks import remarks_on_papers
from socai.engines.proofreading.quoting import quote_at
from socai.engines.proofreading.relations import HUNDRED, Relation, Share
from socai.engines.proofreading.styles import Remark, remarks_on_style
from socai.engines.proofreading.telling import tell


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up. `message` is Vietnamese, `message_en` the same in English.

    `figures` are the figures concerned exactly as printed and `figure_places` where each stands. `suspect` is
    the one that is probably wrong and `suggestion` what would repair it; both are None where nothing decides.
    `place` is where to look first: the suspect if there is one. `satisfied` is how many relations hold with
    the suggestion.
    """

    code: Code
    severity: Severity
    message: str
    message_en: str
    quote: str
    place: Place
    figures: tuple[str, ...] = ()
    figure_places: tuple[Place, ...] = ()
    suspect: str | None = None
    suggestion: str | None = None
    satisfied: int = 0


def proofread(document: Document, *, previous: Document | None = None) -> list[Finding]:
    """What in the document does not add up, the gravest first, then in reading order.

    With the report of the period before, also what does not follow from that one.
    """
    figures = find_figures(document)
    remarks = [*_remarks(document, figures)]
    if previous is not None:
        remarks += remarks_on_previous(document, figures, previous)
    findings = [*_findings_of_claims(document, figures), *_findings_of_remarks(document, remarks)]
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, int, int, int, int]:
    place = finding.place
    return (finding.severity.rank, place.block, place.row or 0, place.column or 0, place.start)


def _findings_of_claims(document: Document, figures: Sequence[Figure]) -> Iterator[Finding]:
    claims, relations = find_claims(document, figures)
    for verdict in judge(figures, relations):
        yield _finding(document, figures, claims, relations, verdict)


def _remarks(document: Document, figures: Sequence[Figure]) -> Iterator[Remark]:
    yield from remarks_on_denials(document, figures)
    yield from remarks_on_papers(document)
    yield from remarks_on_style(document, figures)


def _findings_of_remarks(document: Document, remarks: Sequence[Remark]) -> Iterator[Finding]:
    for remark in remarks:
        yield Finding(
            code=remark.code,
            severity=remark.severity,
            message=remark.message,
            message_en=remark.message_en,
            quote=quote_at(document, remark.place),
            place=remark.place,
            figures=tuple(figure.printed for figure in remark.figures),
            figure_places=tuple(figure.place for figure in remark.figures),
            suspect=remark.suspect,
            suggestion=remark.suggestion,
        )


def _finding(
    document: Document,
    figures: Sequence[Figure],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    verdict: Verdict,
) -> Finding:
    broken = [claims[number] for number in verdict.broken]
    code = _code(broken[0], relations[verdict.broken[0]], figures)
    message, message_en = tell([claim.code for claim in broken], relations, verdict, figures)
    is_named = len(verdict.changes) == 1 and not verdict.ties
    first = figures[verdict.changes[0].figure if is_named else relations[verdict.broken[0]].figures[0]]
    concerned = list(dict.fromkeys(n for number in verdict.broken for n in relations[number].figures))
    return Finding(
        code=code,
        severity=_severity(broken),
        message=message,
        message_en=message_en,
        quote=quote_at(document, first.place),
        place=first.place,
        figures=tuple(figures[number].printed for number in concerned),
        figure_places=tuple(figures[number].place for number in concerned),
        suspect=first.printed if is_named else None,
        suggestion=verdict.changes[0].repair.printed if is_named else None,
        satisfied=verdict.satisfied,
    )


def _code(claim: Claim, relation: Relation, figures: Sequence[Figure]) -> Code:
    """A wrong percent has codes of its own where it is plainly a ratio or a count."""
    if not isinstance(relation, Share):
        return claim.code
    percent = figures[relation.percent].value
    parts, wholes = (
        sum(figures[number].value for number in numbers) for numbers in (relation.parts, relation.wholes)
    )
    if percent > HUNDRED and percent in (parts, wholes):
        return Code.PERCENT_CELL
    as_ratio = stands_for(percent, figures[relation.percent].readings[0].decimals)
    return Code.PERCENT_SCALE if 0 < percent <= 1 and wholes and parts / wholes in as_ratio else claim.code


def _severity(broken: Sequence[Claim]) -> Severity:
    sure = any(claim.certainty is Certainty.SURE for claim in broken)
    return Severity.ERROR if sure or len(broken) > 1 else Severity.WARNING
