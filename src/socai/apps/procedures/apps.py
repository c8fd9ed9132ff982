from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "socai.apps.procedures"
    label = "procedures"
