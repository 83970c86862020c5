"""Modules that are loaded with their first use."""

import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest

from ruhepol.config.later import later

PACKAGE, NAME = "kept_waiting", "kept_waiting.heavy"


@pytest.fixture
def heavy(tmp_path, monkeypatch) -> ModuleType:
    """Return a module as somebody sees it who imported it after it was told to wait."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "heavy.py").write_text("LOADED = [__name__]\n")
    monkeypatch.syspath_prepend(tmp_path)
    later(NAME)
    from kept_waiting import heavy  # noqa: PLC0415  the import is what is looked at

    yield heavy
    for name in (PACKAGE, NAME):
        sys.modules.pop(name)


def test_it_is_loaded_once_whoever_asks_first(heavy):
    """Nothing of it runs at the import; threads that ask at once all get the thing of one module."""
    assert sys.modules[NAME] is heavy
    assert "LOADED" not in vars(heavy)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: heavy.LOADED, range(32)))
    assert all(thing is found[0] for thing in found)
    assert found[0] == [NAME]
    assert sys.modules[NAME].LOADED is found[0]


def test_tools_that_look_at_every_module_load_nothing(heavy):
    """What is asked of all modules alike, such as where they come from, is no use of one."""
    assert not hasattr(heavy, "__file__")
    assert sys.modules[NAME] is heavy


def test_what_is_loaded_stays(heavy):
    """A module that somebody uses already is not taken from them."""
    assert heavy.LOADED == [NAME]
    real = sys.modules[NAME]
    later(NAME)
    assert sys.modules[NAME] is real


def test_a_missing_name_is_told_as_of_any_module(heavy):
    """A wrong name is an AttributeError of the module itself."""
    with pytest.raises(AttributeError, match=PACKAGE):
        heavy.NOTHING  # noqa: B018
