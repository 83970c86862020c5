"""Reading the demo's data files."""

import tomllib
from importlib.resources import files
from typing import Any


def read(name: str) -> dict[str, Any]:
    """Return the parsed `data/<name>.toml`."""
    return tomllib.loads(files("ruhepol.demo").joinpath(f"data/{name}.toml").read_text("utf-8"))
