"""What a model is given to answer from, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass


class ModelError(Exception):
    """The model gives no usable answer. The bot quotes instead."""


@dataclass(frozen=True, slots=True)
class Source:
    """One public passage. `id` is how the answer has to name it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the sources it names."""

    text: str
    sources: Sequence[str]
