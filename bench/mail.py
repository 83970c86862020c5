"""Mail in: many ordinary messages through the SMTP intake, until nothing is left to do."""

import smtplib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from random import Random

from bench.family import cpu_seconds
from bench.pages import wait_for_jobs
from bench.product import Product
from ruhepol.demo.bulk import words

SENDERS = 200


@dataclass(frozen=True)
class Intake:
    """How fast mail came in, and what one cost."""

    mails: int
    per_second: float
    cpu: float


def messages(count: int, to: str) -> Iterator[EmailMessage]:
    """Yield ordinary mails: a text part, an HTML part, a name, every one a new request."""
    random = Random(count)  # noqa: S311  the same mails each time are the point
    for number in range(count):
        mail = EmailMessage()
        text = words.question(random, "de")
        mail["From"] = f"{words.person(random)} <sender{number % SENDERS}@mail.example>"
        mail["To"] = to
        mail["Subject"] = words.subject(random, "de")
        mail["Message-ID"] = f"<bench-{number}@mail.example>"
        mail["Date"] = "Mon, 02 Mar 2026 12:00:00 +0000"
        mail.set_content(text)
        mail.add_alternative(f"<p>{text}</p>", subtype="html")
        yield mail


def send(port: int, mails: Iterator[EmailMessage]) -> None:
    """Hand mails to the intake over one connection."""
    with smtplib.SMTP("127.0.0.1", port) as line:
        for mail in mails:
            line.send_message(mail)


def take_in(product: Product, to: str, count: int) -> Intake:
    """Send mails and wait until each is a ticket and nothing is left to do."""
    from bench.inside import tickets  # noqa: PLC0415  needs Django set up

    known, begun, before = tickets(), time.perf_counter(), cpu_seconds(*product.roots)
    send(product.intake_port, messages(count, to))
    while tickets() < known + count:
        if time.perf_counter() - begun > max(60, count):
            raise SystemExit(f"of {count} mails only {tickets() - known} became tickets")
        time.sleep(0.05)
    wait_for_jobs()
    took, spent = time.perf_counter() - begun, cpu_seconds(*product.roots) - before
    return Intake(count, count / took, spent / count * 1000)
