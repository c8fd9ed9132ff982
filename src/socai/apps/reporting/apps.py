from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "socai.apps.reporting"
    label = "reporting"
