from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate


class CalendarsConfig(AppConfig):
    name = "socai.apps.calendars"
    label = "calendars"

    def ready(self) -> None:
        from socai.apps.calendars.models import CalendarVersion  # needs the app registry
        from socai.apps.kernel import append_only

        append_only.protect(CalendarVersion)
        post_migrate.connect(_load_shipped, sender=self, dispatch_uid="calendars-shipped")


def _load_shipped(*, using: str, **_: Any) -> None:
    from socai.apps.calendars import services  # needs the app registry

    # Migrating to an earlier state ends here too, with tables this code does not know.
    if using == DEFAULT_DB_ALIAS and _is_up_to_date(using):
        services.load_shipped()


def _is_up_to_date(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
