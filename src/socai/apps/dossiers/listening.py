"""What dossiers have to say when lower rooms tell something."""

from socai.apps.dossiers.models import Dossier
from socai.apps.dossiers.refusals import OpenDossiersRemain
from socai.apps.kernel.events import Told, listen
from socai.apps.organizations.events import UNIT_ABOLISHED


def start_listening() -> None:
    listen(UNIT_ABOLISHED, refuse_while_dossiers_are_open)


def refuse_while_dossiers_are_open(told: Told) -> None:
    """A unit that nobody succeeds cannot end while it answers for something."""
    count = Dossier.objects.open().filter(unit=told.subject.id).count()
    if count:
        raise OpenDossiersRemain(told.subject.id, count)
