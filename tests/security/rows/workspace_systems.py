"""Addresses of the systems that checks ask."""

from tests.healing.doing.world import make_system
from tests.security.matrix import ADMINS, Row


def a_system(_world):
    """A system without an address."""
    return {"system_id": make_system(kind="commands").pk}


ROWS = [
    Row(url="workspace:systems", lets_in=ADMINS),
    Row(url="workspace:new-system", lets_in=ADMINS),
    Row(url="workspace:new-system", lets_in=ADMINS, method="post"),
    Row(url="workspace:system", lets_in=ADMINS, about=a_system),
    Row(url="workspace:system", lets_in=ADMINS, method="post", about=a_system),
    Row(url="workspace:system-try", lets_in=ADMINS, method="post", about=a_system),
]
