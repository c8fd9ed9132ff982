from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class KernelConfig(AppConfig):
    name = "socai.apps.kernel"
    label = "kernel"

    def ready(self) -> None:
        from socai.apps.kernel import append_only  # needs the app registry
        from socai.apps.kernel.models import Event

        append_only.protect(Event)
        pre_migrate.connect(append_only.lift_conditions, dispatch_uid="append-only")
        post_migrate.connect(append_only.install_guards, dispatch_uid="append-only")
