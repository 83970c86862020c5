"""The chat widget: for every visitor of the pages it is meant for; a chat for whoever has its token."""

from functools import partial

from ruhepol.core import crypto
from ruhepol.core.files.services import store
from ruhepol.portal.screens.widget.said import FILE
from ruhepol.tickets.services.files import File
from tests.factories.chat import SHOP, make_begun, make_widget
from tests.factories.knowledge import make_text
from tests.security.matrix import EVERYBODY, NOBODY, Row

KEY = "0123456789abcdef0123456789abcdef"
STRANGER = "https://stranger.example"


def widget(world):
    """Return the widget of the shop."""
    return {"key": make_widget(brand=world.brand).key}


def chat(world):
    """Return the same, a chat begun in it under a key that everybody here knows."""
    made = make_widget(brand=world.brand)
    begun = make_begun("Hallo", widget=made, client_key=KEY)
    world.brand.token = begun.token
    return {"key": made.key}


def file(world):
    """Return the signed address of a file in such a chat."""
    made = make_widget(brand=world.brand)
    kept = store(b"Rechnung")
    named = File(digest=kept.digest, name="Rechnung.pdf", size=kept.size)
    begun = make_begun("Hallo", widget=made, client_key=KEY, files=[named])
    address = [begun.chat.pk, begun.message.attachments.get().pk]
    return {"key": made.key, "signed": crypto.sign(FILE, address)}


def foreign_file(world):
    """Return the signed address of nothing in such a chat."""
    return {**file(world), "signed": crypto.sign("something.else", [1, 1])}


def asks(_who, world, *, origin, token=False):
    """Return what a browser tells of the page it shows, and the chat's token."""
    told = {"Origin": origin}
    return {**told, "Authorization": f"Bearer {world.brand.token}"} if token else told


def says(**body):
    """Return a body whatever the world."""
    return lambda _world: body


def article(_world):
    """Return an answer that somebody opens."""
    return {"language": "en", "slug": make_text("Find your invoice", language="en").slug}


def asked(url, about=widget, **facts):
    """Yield the rows of one URL: open in the shop, closed elsewhere, and without the token it may need."""
    body = {} if facts.get("method", "get") == "get" else {"content_type": "application/json"}
    row = partial(Row, url=f"widget:{url}", about=about, **{**body, **facts})
    token = about is chat
    yield row(lets_in=EVERYBODY, headers=partial(asks, origin=SHOP, token=token))
    yield row(lets_in=NOBODY, headers=partial(asks, origin=STRANGER, token=token))
    if token:
        yield row(lets_in=NOBODY, headers=partial(asks, origin=SHOP))


def asked_of_nobody(url, **facts):
    """Yield the row of one URL that opens only by the page's signed word."""
    body = {"content_type": "application/json", "method": "post", **facts}
    yield Row(url=f"widget:{url}", about=widget, lets_in=NOBODY, headers=partial(asks, origin=SHOP), **body)


BEGIN = says(text="Hallo", client_key=KEY)

ROWS = [
    *asked("config"),
    *asked("words"),
    *asked("suggest", method="post", data=says(text="Rechnung")),
    *asked("look", method="post", data=says(identity="nobody", text="Platte")),
    *asked_of_nobody("repair", data=says(identity="nobody", problem=1, asset=1)),
    *asked_of_nobody("run", data=says(identity="nobody", run=1)),
    *asked_of_nobody("run-solved", data=says(identity="nobody", run=1, solved=1)),
    *asked("answer", method="post", data=article),
    *asked("solved", method="post", data=says(ask="nothing")),
    *asked("chats", method="post", data=BEGIN),
    *asked("messages", chat, data=says(after=0)),
    *asked("messages", chat, method="post", data=BEGIN),
    *asked("seen", chat, method="post", data=says(number=1)),
    *asked("files", chat, method="post"),
    *asked("human", chat, method="post"),
    *asked("end", chat, method="post"),
    *asked("rate", chat, method="post", data=says(number=1, helped=True)),
    *asked("opened", chat, method="post", data=says(number=1, article=1)),
    *asked("survey", chat, method="post", data=says(score=5)),
    *asked("transcript", chat, method="post"),
    *asked("address", chat, method="post", data=says(email="kim@turnier.example")),
    Row(url="widget:file", lets_in=EVERYBODY, about=file),
    Row(url="widget:file", lets_in=NOBODY, about=foreign_file),
]
