"""Videos in articles: a link that becomes a player only when clicked; before, no third party is asked."""

import re

HOSTS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
"""Where players are framed from; a page that shows a video allows exactly these."""

_KNOWN = (
    (
        re.compile(r"^https://(?:www\.)?youtube(?:-nocookie)?\.com/(?:watch\?v=|embed/)([\w-]{11})"),
        HOSTS[0] + "/embed/{}",
    ),
    (re.compile(r"^https://youtu\.be/([\w-]{11})"), HOSTS[0] + "/embed/{}"),
    (re.compile(r"^https://(?:www\.)?vimeo\.com/(\d{5,12})"), HOSTS[1] + "/video/{}"),
)


def player_of(address: str) -> str | None:
    """Return the player's address for a link to a known video host, else None."""
    for pattern, player in _KNOWN:
        if found := pattern.match(address):
            return player.format(found.group(1))
    return None
