"""The web process: Django's pages on threads, live news beside them."""

import asyncio

from django.conf import settings

from ruhepol.channels.email.pictures import links as pictures
from ruhepol.channels.email.pictures.proxy import Pictures
from ruhepol.config.wsgi import application as pages
from ruhepol.core.live import registry
from ruhepol.core.live.care import Care
from ruhepol.core.live.gate import Gate
from ruhepol.core.live.hub import Hub
from ruhepol.core.live.relay import Relay
from ruhepol.core.live.sessions import agent_by_session
from ruhepol.core.web.bridge import Bridge
from ruhepol.core.web.front import Front
from ruhepol.core.web.pool import Pool


def build() -> Front:
    """Put the web process's application together from the settings."""
    wanted = settings.RUHEPOL
    pool = Pool(threads=wanted.web_threads, queue=wanted.web_queue, name="web")
    bridge = Bridge(pages, pool, limit=wanted.upload_megabytes * 1024 * 1024)

    async def close_pool() -> None:
        await asyncio.to_thread(pool.close)

    registry.identify_by(agent_by_session)
    hub = Hub()
    relay = Relay(hub)
    care = Care(hub, relay)
    return Front(
        bridge,
        {"/live/": Gate(hub)},
        beside={pictures.PATH: Pictures()},
        start=[hub.start, relay.start, care.start],
        stop=[care.stop, relay.stop, hub.stop, close_pool],
    )
