"""The tables of the book."""

from socai.apps.ledger.models.book import Account, Cut, Transfer
from socai.apps.ledger.models.progress import SettlingMark, TotalsMark
from socai.apps.ledger.models.seals import Seal
from socai.apps.ledger.models.totals import DayTotal, MonthBalance

__all__ = [
    "Account",
    "Cut",
    "DayTotal",
    "MonthBalance",
    "Seal",
    "SettlingMark",
    "TotalsMark",
    "Transfer",
]
