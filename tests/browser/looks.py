"""The looks a page is seen in. Two say all: both languages, both themes, narrow and wide.

German is the longer language, so it has the narrow screen; what components look like in every mixture is the
gallery's business.
"""

import pytest

LOOKS = [("de", "light", 360), ("en", "dark", 1440)]
TABLET = 1024  # a width where much is between; whoever looks wide can ask whether the page fits it, too


def _name(look: tuple[str, str, int]) -> str:
    return "-".join(map(str, look))


in_both_looks = pytest.mark.parametrize("look", LOOKS, ids=_name)
