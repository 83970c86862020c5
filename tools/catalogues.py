"""Compiles the German catalogues; the build, `bin/up` and the test run all do it through here."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[1] / "src" / "ruhepol"


def compile_all(package: Path = PACKAGE) -> list[Path]:
    """Write the .mo beside every .po that is newer than it; returns the catalogues written."""
    written = []
    for source in sorted(package.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        # Several test processes may compile at once: each writes its own file and renames it.
        draft = target.with_name(f".{target.name}.{id(catalogue)}")
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(target)
        written.append(target)
    return written
