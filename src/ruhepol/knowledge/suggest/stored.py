"""Meanings in the database, so that every process has them and a restart computes nothing."""

from collections.abc import Iterable, Mapping

import numpy as np

from ruhepol.knowledge.models import TextMeaning
from ruhepol.knowledge.suggest.docs import Doc, digest
from ruhepol.knowledge.suggest.meaning import Pieces


def meanings(docs: Iterable[Doc], model: str) -> Mapping[int, Pieces]:
    """Return what is stored for these documents and is current."""
    wanted = {doc.id: doc for doc in docs}
    rows = TextMeaning.objects.filter(model=model).values_list("text_id", "digest", "rows", "scales")
    return {
        text: unpacked(bytes(packed), bytes(scales))
        for text, mark, packed, scales in rows.iterator(chunk_size=500)
        if text in wanted and mark == digest(wanted[text])
    }


def unpacked(rows: bytes, scales: bytes) -> Pieces:
    """Return pieces as `keep` packed them."""
    scale = np.frombuffer(scales, dtype="<f4")
    return Pieces(np.frombuffer(rows, dtype=np.int8).reshape(len(scale), -1), scale)
