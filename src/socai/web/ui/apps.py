from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "socai.web.ui"
    label = "ui"
