"""The web process: Django's pages on threads, live news beside them."""

import asyncio

from django.conf import settings

from ruhepol.config.wsgi import application as pages
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

    return Front(bridge, {}, start=[], stop=[close_pool])


application = build()
