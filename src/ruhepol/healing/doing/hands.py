"""The hands of whoever carries runs out: asking and doing, nothing else."""

from ruhepol.healing.doing.asking import ask_all
from ruhepol.healing.doing.performing import perform

__all__ = ["ask_all", "perform"]
