"""The post: who holds which role in which unit, and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from socai.apps.organizations.models.periods import ends_after_start, one_open, one_per_start
from socai.apps.organizations.models.units import Unit
from socai.domain.access import Role


class Post(models.Model):
    """A role held in a unit, and so in everything below it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="post_role_known"
            ),
            ends_after_start("post"),
            one_per_start("post", "user", "unit", "role"),
            one_open("post", "user", "unit", "role"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.unit_id} from {self.valid_from}"
