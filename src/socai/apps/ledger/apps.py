from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "socai.apps.ledger"
    label = "ledger"

    def ready(self) -> None:
        from socai.apps.ledger.guards import register_guards  # needs the app registry

        register_guards()
        post_migrate.connect(_intern_accounts, sender=self, dispatch_uid="ledger-accounts")


def _intern_accounts(*, using: str, **_: Any) -> None:
    from socai.apps.ledger.interning import intern_accounts  # needs the app registry

    intern_accounts(using=using)
