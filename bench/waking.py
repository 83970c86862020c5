"""How soon a mail that arrives in a mailbox is kept here: a real Dovecot, IDLE, and a watcher.

`python -m bench.waking` prints one JSON object with the times in ms from the server's yes to the row.
"""

import argparse
import importlib
import json
import os
import tempfile
import time
from typing import Any


def measure(mails: int) -> dict[str, Any]:
    """Deliver mails one by one while a watcher listens; return how long each took to be kept."""
    from bench.mail import messages  # noqa: PLC0415  these need Django set up
    from ruhepol.channels.email.intake.watch import Watcher  # noqa: PLC0415
    from ruhepol.channels.email.models import RawMail  # noqa: PLC0415
    from ruhepol.channels.email.services.mailboxes import add_mailbox  # noqa: PLC0415
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.people.models import Brand  # noqa: PLC0415

    dovecot: Any = importlib.import_module("tests.mail.dovecot")  # the tests' own, which has no types
    brand = Brand.objects.create(key="bench", name="Bench", support_address="help@bench.example")
    took = []
    with dovecot.running() as server:
        box = add_mailbox(
            brand=brand, address="help@bench.example", by=SYSTEM, password=dovecot.PASSWORD, host="127.0.0.1",
            port=server.imap, user=dovecot.USER, encryption="none", takes_existing=True,
        )  # fmt: skip
        watcher = Watcher(box.pk)
        watcher.start()
        for number, mail in enumerate(messages(mails + 1, "help@bench.example")):
            server.deliver(mail.as_bytes())
            begun = time.perf_counter()
            while RawMail.objects.count() <= number:
                time.sleep(0.002)
            if number:  # the first one only shows that the watcher listens
                took.append((time.perf_counter() - begun) * 1000)
            time.sleep(0.2)  # until it listens again
        watcher.stop()
        watcher.join()
    took.sort()
    return {"mails": mails, "p50": took[mails // 2], "p95": took[mails * 95 // 100], "most": took[-1]}


def main() -> None:
    """Measure on a database of its own and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ruhepol-bench-") as folder:
        os.environ["RUHEPOL_DATA_DIR"] = folder
        from bench import inside  # noqa: F401, PLC0415  sets Django up
        from ruhepol.config import prepare  # noqa: PLC0415

        prepare.migrate()
        print(json.dumps(measure(options.mails)))


if __name__ == "__main__":
    main()
