"""Every refusal the rules know, as a Vietnamese sentence that says what would be accepted."""

from typing import Final

from socai.domain.access import NotPermitted
from socai.web.ui.refusals import calendars, procedures, sheets, units
from socai.web.ui.refusals.sentences import sentence_for

# What a page shows beside what was typed. A missing permission is answered with a page of its own.
REFUSALS: Final = tuple(
    kind for kind in sentence_for.registry if kind not in {object, Exception, NotPermitted}
)

__all__ = ["REFUSALS", "calendars", "procedures", "sentence_for", "sheets", "units"]
