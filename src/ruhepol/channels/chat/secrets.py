"""Secrets with which host pages sign who is there."""

from ruhepol.core.sealing import Box

BOX = Box("chat.secrets", "identity secrets")
