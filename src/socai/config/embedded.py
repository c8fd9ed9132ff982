"""The web server's entry when one process does everything: pages, and the daily settling."""

from socai.config.wsgi import application
from socai.jobs.settling import start_daily_settling

start_daily_settling()

__all__ = ["application"]
