from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "socai.apps.procedures"
    label = "procedures"

    def ready(self) -> None:
        from socai.apps.kernel import append_only  # needs the app registry
        from socai.apps.procedures.models import ProcedureVersion

        append_only.protect(ProcedureVersion)
