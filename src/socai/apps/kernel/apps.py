from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KernelConfig(AppConfig):
    name = "socai.apps.kernel"
    label = "kernel"

    def ready(self) -> None:
        from socai.apps.kernel import append_only  # noqa: PLC0415  (needs the app registry)
        from socai.apps.kernel.models import Event  # noqa: PLC0415

        append_only.protect(Event)
        post_migrate.connect(append_only.install_guards, dispatch_uid="append-only")
