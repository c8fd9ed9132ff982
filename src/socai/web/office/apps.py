from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "socai.web.office"
    label = "office"
