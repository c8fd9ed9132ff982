from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "socai.apps.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from socai.apps.dossiers.listening import start_listening  # needs the app registry

        start_listening()
