from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "socai.web.desk"
    label = "desk"
