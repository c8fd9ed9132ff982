from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "socai.apps.ledger"
    label = "ledger"
