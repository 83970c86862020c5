"""Which encoder this installation has."""

from functools import cache
from pathlib import Path

from django.conf import settings

from ruhepol.core.ml.encoder import Encoder


@cache
def encoder() -> Encoder | None:
    """Return the encoder the settings name, one a process; None where there is none. Loads nothing."""
    wanted = settings.RUHEPOL
    if wanted.encoder == "none":
        return None
    if wanted.encoder == "service":
        from ruhepol.core.ml.service import Service  # noqa: PLC0415  numpy comes with every encoder

        return Service(wanted.encoder_address, wanted.encoder_model, wanted.encoder_key)
    folder = wanted.encoder_folder if wanted.encoder == "folder" else ""
    if wanted.encoder_process:
        from ruhepol.core.ml.shared import Shared  # noqa: PLC0415

        return Shared(Path(wanted.data_dir) / "run", folder)
    from ruhepol.core.ml.here import here  # noqa: PLC0415

    return here(folder)
