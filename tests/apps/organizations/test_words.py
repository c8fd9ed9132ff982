"""What kinds and endings are called."""

from socai.apps.organizations.words import ENDING_NAMES, KIND_NAMES
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind


def test_every_kind_and_every_ending_has_a_name_of_its_own():
    names = [str(KIND_NAMES[kind]) for kind in UnitKind] + [str(ENDING_NAMES[kind]) for kind in EndingKind]

    assert len(names) == len(set(names))
    assert all(names)
