"""The program is loaded with a collector that seldom looks, and works with the usual one."""

import gc

from ruhepol.config.loading import loading


def test_the_collector_is_as_before_when_loading_ends():
    """It looks seldom while the program loads, but does look; then its own rhythm comes back."""
    usual = gc.get_threshold()
    with loading():
        assert gc.isenabled()
        assert gc.get_threshold()[0] > usual[0]
    assert gc.get_threshold() == usual
