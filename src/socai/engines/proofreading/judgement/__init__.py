"""Decides which relations a document breaks, and which printed figure is probably the wrong one.

The smallest weighted set of figures is sought whose change lets everything hold, what already holds included
(Fellegi and Holt). A change that a single slip of the key explains weighs less than any other.
"""

from socai.engines.proofreading.judgement.case import spans_of
from socai.engines.proofreading.judgement.judging import Change, Verdict, judge

__all__ = ["Change", "Verdict", "judge", "spans_of"]
