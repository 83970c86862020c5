"""The kits that are shipped."""

from importlib.resources import files

FOLDER = files("ruhepol.healing").joinpath("kits/library")
_SUFFIX = ".toml"


def names() -> list[str]:
    """Return their names in order."""
    return sorted(one.name.removesuffix(_SUFFIX) for one in FOLDER.iterdir() if one.name.endswith(_SUFFIX))


def text_of(name: str) -> str | None:
    """Return the file of one; None where none has this name."""
    return FOLDER.joinpath(name + _SUFFIX).read_text("utf-8") if name in names() else None
