"""The nouns of the promises room."""

from ruhepol.promises.models.clock import Clock
from ruhepol.promises.models.target import Target

__all__ = ["Clock", "Target"]
