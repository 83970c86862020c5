"""A web process on a test's database: `python -m tests.core.live.web_process PORT`.

Every request publishes an event on ticket 1; a socket says in its query which agent it is.
"""

import sys
import threading

import django

if __name__ == "__main__":
    django.setup()

    from django.core.handlers.wsgi import WSGIHandler
    from django.db import transaction
    from django.http import HttpResponse
    from django.urls import path

    from ruhepol.core import actors
    from ruhepol.core.events.outbox import publish
    from ruhepol.core.live import registry
    from ruhepol.core.live.gate import Gate
    from ruhepol.core.live.hub import Hub
    from ruhepol.core.live.relay import Relay
    from ruhepol.core.web.bridge import Bridge
    from ruhepol.core.web.front import Front
    from ruhepol.core.web.pool import Pool
    from ruhepol.core.web.server import listener, server
    from ruhepol.tickets.events import NoteAdded

    def act(_):
        """Publish one event and name the thread that did."""
        with transaction.atomic():
            row = publish(NoteAdded(ticket_id=1, message_id=1), by=actors.SYSTEM)
        return HttpResponse(f"{row.pk} {threading.current_thread().name}")

    urlpatterns = [path("act", act)]
    django.conf.settings.ROOT_URLCONF = __name__
    registry.identify_by(lambda visitor: actors.agent(int(visitor.query["agent"])))
    registry.offer("ticket", lambda *_: True)
    hub = Hub()
    relay = Relay(hub)
    bridge = Bridge(WSGIHandler(), Pool(threads=2, queue=10, name="web"), limit=1000)
    front = Front(bridge, {"/live/": Gate(hub)}, start=[hub.start, relay.start], stop=[relay.stop, hub.stop])
    server(front).run(sockets=[listener("127.0.0.1", int(sys.argv[1]))])
