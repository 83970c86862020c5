"""Asking another server for a picture: three hops, five MiB, a few seconds, and no word about us."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx

from ruhepol.channels.email.pictures.reach import RefusedError, public_address

MOST_BYTES = 5 * 1024 * 1024
MOST_HOPS = 3
SECONDS = 8.0
_HEADERS = {"user-agent": "Ruhepol", "accept-encoding": "identity"}  # unpacked, little could become very much

Reach = Callable[[httpx.URL], Awaitable[str]]


async def fetch(source: str, reach: Reach = public_address) -> bytes | None:
    """Return the bytes behind an address, or None; `reach` names the IP to connect to, or refuses."""
    try:
        async with asyncio.timeout(SECONDS):
            return await _follow(httpx.URL(source), reach)
    except (RefusedError, TimeoutError, httpx.HTTPError, httpx.InvalidURL):
        return None


async def _follow(url: httpx.URL, reach: Reach) -> bytes:
    async with httpx.AsyncClient(trust_env=False, headers=_HEADERS) as client:
        for _ in range(MOST_HOPS):
            asked = client.build_request(
                "GET",
                url.copy_with(host=await reach(url)),
                headers={"host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.host},
            )
            answer = await client.send(asked, stream=True)
            try:
                if not answer.has_redirect_location:
                    return await _body(answer)
            finally:
                await answer.aclose()
            url = url.join(answer.headers["location"])
    raise RefusedError(str(url))


async def _body(answer: httpx.Response) -> bytes:
    """Read an answer as it comes, as far as a picture may be large.

    Raises RefusedError beyond, and without success.
    """
    if not answer.is_success:
        raise RefusedError(str(answer.url))
    data = bytearray()
    async for chunk in answer.aiter_raw():
        data += chunk
        if len(data) > MOST_BYTES:
            raise RefusedError(str(answer.url))
    return bytes(data)
