"""Checks the import contracts of `.importlinter`.

The file draws the whole house; import-linter refuses names that do not exist, so the lines of
packages that are not built yet are left out before it runs.
"""

import configparser
import sys
import tempfile
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"


def read_contracts() -> configparser.ConfigParser:
    """Return `.importlinter` as it is drawn."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    return contracts


def lines(contracts: configparser.ConfigParser, section: str, option: str) -> list[str]:
    """Return the non-empty lines of one list option."""
    return contracts.get(f"importlinter:contract:{section}", option).split()


def is_built(name: str) -> bool:
    """Tell whether a dotted name is a module or package on disk; a wildcard always counts."""
    path = SOURCE.joinpath(*name.split("."))
    return "*" in name or path.is_dir() or path.with_suffix(".py").is_file()


def without_unbuilt(contracts: configparser.ConfigParser) -> configparser.ConfigParser:
    """Drop the modules that do not exist yet, and contracts that have nothing left to compare."""
    for section in contracts.sections()[1:]:
        for option in ("containers", "modules", "protected_modules", "allowed_importers"):
            if contracts.has_option(section, option):
                built = [name for name in contracts.get(section, option).split() if is_built(name)]
                contracts.set(section, option, "\n".join(["", *built]))
    for section in contracts.sections()[1:]:
        subject = {"independence": "modules", "protected": "protected_modules"}.get(
            contracts.get(section, "type"), "containers"
        )
        if not contracts.get(section, subject).split():
            contracts.remove_section(section)
    return contracts


def main() -> int:
    """Run import-linter; returns its exit code."""
    sys.path.insert(0, str(SOURCE))
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "importlinter.ini"
        with config.open("w") as file:
            without_unbuilt(read_contracts()).write(file)
        return lint_imports(config_filename=str(config), cache_dir=str(ROOT / ".import_linter_cache"))


if __name__ == "__main__":
    sys.exit(main())
