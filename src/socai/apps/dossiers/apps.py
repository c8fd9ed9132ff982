from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "socai.apps.dossiers"
    label = "dossiers"
