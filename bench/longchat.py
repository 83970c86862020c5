"""How long a page stands still while a long chat is opened in it: `python -m bench.longchat --messages 500`.

A visitor comes back to a chat of so many messages on a foreign page and presses the button. Told are the
blocks of the page's main thread of 50 ms and more (the browser's Long Tasks), until all is drawn; with
`--slower 4` the browser is given a quarter of the processor.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from typing import Any
from uuid import uuid4

from playwright.sync_api import sync_playwright

from bench.browser import QUIET
from bench.chat import begin_chats, served
from bench.machine import description
from bench.talkers import House, Visit
from tools.postgres import free_port

WORDS = "The router has been blinking red since this morning. I have restarted it twice. "
# The page is no server's: the browser takes it for a stranger who reaches for this machine.
LOOPBACK = "--disable-features=LocalNetworkAccessChecks"
OBSERVE = """
window.blocks = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => blocks.push(Math.round(one.duration))))
  .observe({ type: "longtask", buffered: true });
"""
DRAWN = """
(many) => document.querySelector("ruhepol-chat")?.shadowRoot?.querySelectorAll(".message").length >= many
"""


def talk(visit: Visit, origin: str, many: int) -> None:
    """Let customer and agent speak by turns, and the widget be opened on another page."""
    from django.db import transaction  # noqa: PLC0415  these need Django set up

    from ruhepol.channels.chat.models import Chat  # noqa: PLC0415
    from ruhepol.channels.chat.services.say import say  # noqa: PLC0415
    from ruhepol.people.models import Agent  # noqa: PLC0415
    from ruhepol.tickets.services.reply import reply  # noqa: PLC0415

    chat = Chat.objects.select_related("widget", "identity__customer", "ticket").get(pk=visit.number)
    chat.widget.origins = [origin]
    chat.widget.save()
    agent, customer = Agent.objects.get(), chat.identity.customer.actor
    with transaction.atomic():
        for number in range(1, many):
            text = WORDS * (1 + number % 3)
            if number % 2:
                reply(ticket=chat.ticket, text=text, by=agent.actor)
            else:
                say(chat=chat, text=text, client_key=str(uuid4()), by=customer)


def blocks(origin: str, house: House, visit: Visit, *, many: int, slower: float) -> list[int]:
    """Open the chat in a browser; return how long the page stood still, each time, in ms."""
    program = shutil.which("chromium") or sys.exit("there is no Chromium")
    kept = json.dumps({"chat": {"token": visit.token, "id": visit.number}, "former": visit.token})
    desk, key = f"http://127.0.0.1:{house.port}", house.key
    script = f'<script src="{desk}/static/portal/widget.js" async data-key="{key}"></script>'
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=[*QUIET, LOOPBACK])
        page = browser.new_page()
        page.route(f"{origin}/**", lambda it: it.fulfill(content_type="text/html", body=script))
        page.add_init_script(f"localStorage.setItem({f'ruhepol:{key}'!r}, {kept!r});{OBSERVE}")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(f"{origin}/")
        page.locator("ruhepol-chat .launch").click()
        page.wait_for_function(DRAWN, arg=many, timeout=60_000)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500)))")
        found: list[int] = page.evaluate("blocks")
        browser.close()
    return found


def main() -> None:
    """Measure on a database of its own and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--slower", type=float, default=1.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ruhepol-bench-") as folder:
        port, origin = free_port(), f"http://127.0.0.1:{free_port()}"
        os.environ.update(RUHEPOL_DATA_DIR=folder, RUHEPOL_PORT=str(port), RUHEPOL_LOG_LEVEL="warning")
        from bench import inside  # noqa: F401, PLC0415  sets Django up
        from ruhepol.config import prepare  # noqa: PLC0415

        prepare.migrate()
        prepare.collect_statics()
        key, (visit,) = begin_chats(1)
        talk(visit, origin, options.messages)
        with served(port):
            house = House(port, key, fetches=False)
            found = blocks(origin, house, visit, many=options.messages, slower=options.slower)
    told: dict[str, Any] = {"messages": options.messages, "slower": options.slower, "blocks_ms": found}
    print(json.dumps({**told, "machine": description()}))


if __name__ == "__main__":
    main()
