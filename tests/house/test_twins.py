"""Tests mirror the house: where a verb, question or permission lives, its proof is found at once."""

import pytest

from tests.house import source


def owed_a_twin():
    """Yield the public modules of every room that decide something."""
    for room in source.rooms():
        folder = source.PACKAGE / room
        found = [
            *folder.glob("**/services/*.py"),
            *folder.glob("**/selectors.py"),
            *folder.glob("**/policies.py"),
        ]
        yield from (path for path in found if not path.name.startswith("_"))


@pytest.mark.parametrize("path", list(owed_a_twin()), ids=source.name)
def test_every_service_has_its_test_file(path):
    """`tickets/services/solve.py` has `tests/tickets/services/test_solve.py` or `test_solve_*.py`."""
    folder = source.ROOT / "tests" / path.parent.relative_to(source.PACKAGE)
    assert [*folder.glob(f"test_{path.stem}.py"), *folder.glob(f"test_{path.stem}_*.py")], source.name(folder)
