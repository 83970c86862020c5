"""Secrets of other systems, encrypted with a key made from the installation's own."""

from ruhepol.core.sealing import Box

BOX = Box("healing.systems", "secrets of systems")
