"""What holds for every test of the portal: nobody has used up a limit yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Forget who did what how often."""
    cache.clear()
