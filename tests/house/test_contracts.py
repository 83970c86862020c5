"""The floors, the rooms and their private corners, as `.importlinter` draws them."""

from tests.house import source
from tools import contracts


def test_imports_keep_the_contracts(capfd):
    """No module imports upward, sideways or into another room's private corners."""
    assert contracts.main() == 0, capfd.readouterr().out


def test_every_room_keeps_the_order_inside():
    """A package with nouns of its own cannot stay out of the contract about rooms."""
    drawn = contracts.lines(contracts.read_contracts(), "rooms", "containers")
    assert set(source.rooms()) <= {name.removeprefix("ruhepol.") for name in drawn}
