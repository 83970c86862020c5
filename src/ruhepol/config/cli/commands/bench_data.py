"""Write many dull tickets, for measuring speed and scale.

The same number, seed and day give the same tickets. Nobody is told of them: no mail, no promise, no job.
Meant for a data folder of its own; it adds to whatever is there.
"""

import argparse
from datetime import datetime

from ruhepol.config import boot
from ruhepol.config.cli.say import say

EVERY = 5_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how many and which."""
    parser.add_argument("--tickets", type=int, required=True, metavar="N", help="how many to write")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="another number gives other tickets")
    parser.add_argument(
        "--until",
        type=datetime.fromisoformat,
        metavar="MOMENT",
        help="when the year of tickets ends, with its time zone; now, if left out",
    )


def run(options: argparse.Namespace) -> int:
    """Write them and say how far it is."""
    boot.django()
    from ruhepol.config import prepare  # noqa: PLC0415  needs Django set up
    from ruhepol.core import clock  # noqa: PLC0415  same
    from ruhepol.demo.bulk.write import make_tickets  # noqa: PLC0415  same

    def tell(written: int) -> None:
        if written % EVERY == 0 or written == options.tickets:
            say(f"{written} of {options.tickets} tickets")

    prepare.migrate()
    make_tickets(options.tickets, until=options.until or clock.now(), say=tell, seed=options.seed)
    return 0
