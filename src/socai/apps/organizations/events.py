"""What this app tells, by kind, for whoever listens.

Each event of a unit has the facts `on` (the day it takes effect), `decision` and `decided_on`; created and
moved units also `parent`, merged and split ones `heir` and `successors` (the heir first), all by number.
Posts have `user`, `unit`, `role`, `from` and `to`. Days are written as 2025-07-01.
"""

from typing import Final

from socai.domain.organizations.happenings import HappeningKind

UNIT_CREATED: Final = HappeningKind.CREATED.value
UNIT_CODED: Final = HappeningKind.CODED.value
UNIT_RENAMED: Final = HappeningKind.RENAMED.value
UNIT_MOVED: Final = HappeningKind.MOVED.value
UNIT_MERGED: Final = HappeningKind.MERGED.value
UNIT_SPLIT: Final = HappeningKind.SPLIT.value
UNIT_ABOLISHED: Final = HappeningKind.ABOLISHED.value
POST_HELD: Final = "post.held"
POST_ENDED: Final = "post.ended"
