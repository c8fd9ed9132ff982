from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "socai.apps.calendars"
    label = "calendars"
