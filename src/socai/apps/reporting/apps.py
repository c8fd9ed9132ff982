from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "socai.apps.reporting"
    label = "reporting"

    def ready(self) -> None:
        from socai.apps.kernel import append_only  # needs the app registry
        from socai.apps.reporting.models import Closing, Statement

        append_only.protect(Statement)
        append_only.protect(Closing)
