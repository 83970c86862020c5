"""The looks a page is seen in. Two say all: both languages, both themes, narrow and wide.

German is the longer language, so it has the narrow screen; what components look like in every mixture is the
gallery's business.
"""

import pytest

LOOKS = [("de", "light", 360), ("en", "dark", 1440)]
TABLET = ("en", "light", 1024)


def _name(look: tuple[str, str, int]) -> str:
    return "-".join(map(str, look))


in_both_looks = pytest.mark.parametrize("look", LOOKS, ids=_name)
in_all_looks = pytest.mark.parametrize("look", [*LOOKS, TABLET], ids=_name)
