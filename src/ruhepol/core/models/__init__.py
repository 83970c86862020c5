"""The core's tables."""

from ruhepol.core.models.event import EventRow

__all__ = ["EventRow"]
