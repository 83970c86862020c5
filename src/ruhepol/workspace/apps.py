"""Django's entry to the workspace."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The agents' face; no tables."""

    name = "ruhepol.workspace"
