"""Django's entry to the workspace."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The agents' face; no tables."""

    name = "ruhepol.workspace"

    def ready(self) -> None:
        """Say who may follow what."""
        from ruhepol.workspace import live  # noqa: PLC0415  it needs the models

        live.register()
