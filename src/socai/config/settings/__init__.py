"""All settings, one file per subject. Each is read from the environment once, at start."""

from socai.config.settings.applications import *  # noqa: F403  (Django reads settings from one namespace)
from socai.config.settings.database import *  # noqa: F403
from socai.config.settings.language import *  # noqa: F403
from socai.config.settings.security import *  # noqa: F403
from socai.config.settings.static import *  # noqa: F403
