"""What closes statements, and the report one prints."""

from socai.apps.reporting.closing import close_statement
from socai.apps.reporting.refusals import AlreadyClosed, UnitNotThere, WindowNotOver
from socai.apps.reporting.report import render_report

__all__ = [
    "AlreadyClosed",
    "UnitNotThere",
    "WindowNotOver",
    "close_statement",
    "render_report",
]
