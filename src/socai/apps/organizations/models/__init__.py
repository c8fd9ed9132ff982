"""Units and posts as rows. Imported by nobody outside this app."""

from socai.apps.organizations.models.posts import Post
from socai.apps.organizations.models.units import Decision, NamePeriod, ParentPeriod, Succession, Unit

__all__ = ["Decision", "NamePeriod", "ParentPeriod", "Post", "Succession", "Unit"]
