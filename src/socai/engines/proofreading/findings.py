"""A finding: one cause, one sentence, the figures as they are printed, and the place."""

from dataclasses import dataclass, field

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.model import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up. `message` is Vietnamese, `message_en` the same in English.

    `figures` are the figures concerned exactly as printed and `figure_places` where each stands. `suspect`
    is the one that is probably wrong and `suggestion` what would repair it; both are None where nothing
    decides. `place` is where to look first: the suspect if there is one. `satisfied` is how many relations
    hold with the suggestion.
    """

    code: Code
    severity: Severity
    message: str
    message_en: str
    quote: str
    place: Place
    figures: tuple[str, ...] = ()
    figure_places: tuple[Place, ...] = field(default=())
    suspect: str | None = None
    suggestion: str | None = None
    satisfied: int = 0
