"""The moves offered on a dossier's page, each with what it asks for and the service that does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from socai.apps.dossiers import services
from socai.domain.dossiers import Move
from socai.web.desk.forms import LateClickForm, MoveForm, ReopenForm, SuspendForm
from socai.web.ui.words import MOVES, Words

REPORT_LATE_CLICK: Final = "report_late_click"
APPROVE_LATE_CLICK: Final = "approve_late_click"


@dataclass(frozen=True, slots=True)
class MoveKind:
    """One thing to do on the page; `is_forward` when it is the usual next step."""

    key: str
    title: Words
    service: Callable[..., object]
    form: type[MoveForm] = MoveForm
    is_forward: bool = False

    @property
    def asks(self) -> bool:
        """Whether the move takes words from the person."""
        return bool(self.form.base_fields)


@dataclass(frozen=True, slots=True)
class Offer:
    """A move as it stands on the page."""

    kind: MoveKind
    form: MoveForm
    is_primary: bool


KINDS: Final[Mapping[str, MoveKind]] = {
    kind.key: kind
    for kind in (
        MoveKind(Move.ACCEPT, MOVES[Move.ACCEPT], services.accept_dossier, is_forward=True),
        MoveKind(Move.PROCESS, MOVES[Move.PROCESS], services.process_dossier, is_forward=True),
        MoveKind(Move.RESUME, MOVES[Move.RESUME], services.resume_dossier, is_forward=True),
        MoveKind(Move.RETURN_RESULT, MOVES[Move.RETURN_RESULT], services.return_result, is_forward=True),
        MoveKind(Move.SUSPEND, MOVES[Move.SUSPEND], services.suspend_dossier, SuspendForm),
        MoveKind(Move.REOPEN, MOVES[Move.REOPEN], services.reopen_dossier, ReopenForm),
        MoveKind(
            REPORT_LATE_CLICK,
            _("Báo việc đã xong sớm hơn ngày ghi"),
            services.report_late_click,
            LateClickForm,
        ),
        MoveKind(APPROVE_LATE_CLICK, _("Duyệt ngày xong thực tế"), services.approve_late_click),
    )
}


def offers_for(keys: set[str], *, sent: MoveKind | None = None, data: QueryDict | None = None) -> list[Offer]:
    """The moves of these keys, the usual next step first; the one just sent keeps what was typed."""
    kinds = [kind for kind in KINDS.values() if kind.key in keys]
    return [
        Offer(kind, _form(kind, sent, data), is_primary=kind.is_forward and place == 0)
        for place, kind in enumerate(kinds)
    ]


def bound_form(kind: MoveKind, data: QueryDict) -> MoveForm:
    return kind.form(data, auto_id=_auto_id(kind))


def _form(kind: MoveKind, sent: MoveKind | None, data: QueryDict | None) -> MoveForm:
    if data is not None and sent is kind:
        return bound_form(kind, data)
    return kind.form(auto_id=_auto_id(kind))


def _auto_id(kind: MoveKind) -> str:
    """Several forms share the page: each field has an id of its own."""
    return f"id_{kind.key}_%s"


def do(kind: MoveKind, *, dossier_id: int, by: Any, seen: int | None, words: Mapping[str, Any]) -> None:
    """Call the service behind the move; what it refuses rises."""
    kind.service(dossier_id=dossier_id, by=by, seen=seen, **words)
