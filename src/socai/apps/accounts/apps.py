from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "socai.apps.accounts"
    label = "accounts"
