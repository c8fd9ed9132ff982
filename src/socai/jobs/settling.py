"""Settles the book each day: at the start for the days missed, then whenever a new day begins."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Final

from django.db import connections
from django.utils import timezone

from socai.apps.dossiers.services import settle
from socai.apps.ledger.queries import settled_through

_LOOKS_EVERY_SECONDS: Final = 60.0
_log = logging.getLogger(__name__)


def settle_through_today(*, progress: Callable[[int], None] | None = None) -> date:
    """Post what passed by itself on days missed; today's is final only tomorrow, so it runs again then."""
    today = timezone.localdate()
    settle(today, progress=progress)
    return today


def start_daily_settling() -> None:
    """Keep the book settled while this process lives, in a thread that ends with it."""
    threading.Thread(target=_settle_daily, name="daily-settling", daemon=True).start()


def _settle_daily() -> None:
    while True:
        time.sleep(_LOOKS_EVERY_SECONDS)
        settle_if_a_day_began()


def settle_if_a_day_began() -> bool:
    """Whether there was a new day to settle. Whatever went wrong is tried again at the next look."""
    try:
        through = settled_through()
        if through is not None and through >= timezone.localdate():
            return False
        settle_through_today()
    except Exception:  # also one bad record: the thread has nobody else to end to, and the days go on
        _log.exception("settling failed; it is tried again in %s seconds", _LOOKS_EVERY_SECONDS)
        return False
    finally:
        connections.close_all()
    return True
