"""Tests mirror the house: where a verb, question or permission lives, its proof is found at once."""

import ast

import pytest

from tests.house import source

PLACES = ("**/services/*.py", "**/selectors.py", "**/policies.py")


def owed_a_twin():
    """Yield the public modules of every room that decide something."""
    for room in source.rooms():
        for place in PLACES:
            found = (source.PACKAGE / room).glob(place)
            yield from (path for path in found if not path.name.startswith("_"))


def imports(test, module):
    """Tell whether a test file imports a module or something from it."""
    package, _, name = module.rpartition(".")
    taken = [node for node in ast.walk(source.tree(test)) if isinstance(node, ast.ImportFrom)]
    return any(
        node.module == module or (node.module == package and name in {part.name for part in node.names})
        for node in taken
    )


def is_named_after(test, module):
    """Tell whether a test file is `test_<module>.py` or `test_<module>_….py`."""
    return f"{test.stem}_".startswith(f"test_{module}_")


@pytest.mark.parametrize("path", list(owed_a_twin()), ids=source.name)
def test_every_service_has_its_test_file(path):
    """The mirrored folder has a test file that is named after the module, or at least uses it."""
    inside = path.relative_to(source.PACKAGE)
    folder = source.ROOT / "tests" / inside.parent
    module = ".".join(["ruhepol", *inside.with_suffix("").parts])
    twins = [t for t in folder.glob("test_*.py") if is_named_after(t, path.stem) or imports(t, module)]
    assert twins, f"nothing in {source.name(folder)} proves it"
