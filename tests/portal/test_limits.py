"""How often one address of the network may do something."""

from django.core.cache import cache

from ruhepol.portal.limits import allows, counted


def once(rf, address: str) -> bool:
    """Do it once from an address that may do it once."""
    return allows(rf.get("/", REMOTE_ADDR=address), "act", most=1, seconds=3600)


def test_a_crowd_makes_no_count_forgotten(rf):
    """Who fills the memory with something else does not begin anew."""
    assert once(rf, "192.0.2.1")
    for number in range(5_000):
        cache.add(f"something-else:{number}", 1, 3600)
    assert not once(rf, "192.0.2.1")


def test_a_network_of_the_new_kind_is_one_address(rf):
    """Whoever has one IPv6 address has billions; the neighbour's network is somebody else's."""
    assert once(rf, "2001:db8:1:2::1")
    assert not once(rf, "2001:db8:1:2:ffff::7")
    assert once(rf, "2001:db8:1:3::1")


def test_everybody_is_counted_apart_from_each(rf):
    """What all do together is no single address's."""
    assert allows(None, "act", most=1, seconds=3600)
    assert once(rf, "192.0.2.1")
    assert (counted("act"), counted("act", rf.get("/", REMOTE_ADDR="192.0.2.1"))) == (1, 1)
