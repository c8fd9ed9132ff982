from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "socai.apps.organizations"
    label = "organizations"
