"""Which encoder this installation has."""

from functools import cache
from pathlib import Path

from django.conf import settings

from ruhepol.core.ml.encoder import Encoder


@cache
def encoder() -> Encoder | None:
    """Return the encoder the settings name, one a process; None where there is none. Loads nothing."""
    wanted = settings.RUHEPOL
    if wanted.encoder in {"packaged", "folder"} and wanted.encoder_process:
        from ruhepol.core.ml.shared import Shared  # noqa: PLC0415  numpy comes with every encoder

        return Shared(Path(wanted.data_dir) / "run", _folder())
    return encoder_here()


def serves_others() -> bool:
    """Tell whether an encoder's process runs that this one has started, and that ends with it."""
    chosen = encoder() if encoder.cache_info().currsize else None
    process = getattr(chosen, "process", None)
    return process is not None and process.poll() is None


def encoder_here() -> Encoder | None:
    """Return the same, but always in this process: for a command that is soon over."""
    wanted = settings.RUHEPOL
    if wanted.encoder == "none":
        return None
    if wanted.encoder == "service":
        from ruhepol.core.ml.service import Service  # noqa: PLC0415

        return Service(wanted.encoder_address, wanted.encoder_model, wanted.encoder_key)
    from ruhepol.core.ml.here import here  # noqa: PLC0415

    return here(_folder())


def _folder() -> str:
    """Return the folder of the model, nothing for the packaged one."""
    return str(settings.RUHEPOL.encoder_folder) if settings.RUHEPOL.encoder == "folder" else ""
