"""Ruhepol, the help desk that works toward silence."""

__version__ = "0.1.0"
