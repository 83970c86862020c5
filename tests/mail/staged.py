"""Gives an installation nothing but a brand, for the address on the command line."""

import sys

from ruhepol.config import boot


def make(address: str) -> None:
    """Create the brand."""
    boot.django()
    from ruhepol.people.models import Brand  # noqa: PLC0415  needs Django set up

    Brand.objects.create(key="desk", name="Desk", support_address=address)


if __name__ == "__main__":
    make(sys.argv[1])
