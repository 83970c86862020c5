"""The build step: compiled catalogues are made, never committed, so every wheel speaks German."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Compiles the .po files before a wheel is packed or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's signature
        """Write the .mo files beside their sources."""
        sys.path.insert(0, self.root)
        from tools.catalogues import compile_all  # noqa: PLC0415  found only from the project's root

        compile_all(Path(self.root) / "src" / "ruhepol")
