"""Modules of libraries that are loaded with their first use, though they are imported at the start.

Python's own `importlib.util.LazyLoader` bears several threads from 3.13 on only.
"""

import sys
import threading
from importlib import import_module
from types import ModuleType
from typing import Any

_ONE_AT_A_TIME = threading.RLock()


class _Later(ModuleType):
    """Stands where the module will: whoever asks it for something has it loaded."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the module has
        if name.startswith("__"):  # what tools ask of every module they see
            raise AttributeError(name)
        with _ONE_AT_A_TIME:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
            module = import_module(self.__name__)
        return getattr(module, name)


def later(name: str) -> None:
    """Let a module wait for its first use, where nobody has loaded it yet.

    For one that is only used as `module.thing`: a `from module import thing` loads it.
    """
    sys.modules.setdefault(name, _Later(name))
