"""The API: everybody calls it with a token of the own, where one can have a token at all."""

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.runs import propose
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services.articles import Content, create_article, publish_article, save_draft
from ruhepol.knowledge.services.files import add_file
from ruhepol.people.models import Asset
from ruhepol.people.services.api_tokens import issue_token
from ruhepol.tickets.services.merge import merge
from tests.factories.knowledge import make_category
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy
from tests.security.matrix import ADMINS, AGENTS, EVERYBODY, IN_REACH, LEADS, Row

TEXT = {"title": "Server", "body": "Prüfen."}


def bearer(who, world):
    """Return the header of a program that acts as this person; customers and strangers have no token."""
    if who not in AGENTS:
        return {}
    text = issue_token(agent=getattr(world, who), name="Test", scope="write", by=SYSTEM)[1]
    return {"Authorization": f"Bearer {text}"}


def ticket(world):
    """Return the number of Kim's ticket of Ada's team."""
    return {"number": make_ticket(contact=world.kim, team=world.tech).pk}


def into_another(world):
    """Return the number of another ticket of Kim's."""
    return {"into": make_ticket(contact=world.kim, team=world.tech).pk}


def merged(world):
    """Return the number of a ticket that went into another one of the same team."""
    gone, there = (make_ticket(contact=world.kim, team=world.tech) for _ in range(2))
    merge(ticket=gone, into=there, by=SYSTEM)
    return {"number": gone.pk}


def customer(world):
    """Return Kim's number."""
    ticket(world)
    return {"customer_id": world.kim.customer_id}


def article(_world):
    """Return the key of a published article."""
    shelf = Category.objects.create(slug="server", name_de="Server", name_en="Servers")
    made = create_article(key="server", category=shelf, by=SYSTEM)
    save_draft(article=made, language="de", content=Content(**TEXT), by=SYSTEM)
    publish_article(article=made, by=SYSTEM)
    return {"key": made.key}


def text_of(world):
    """Return the key of an article and a language."""
    return {**article(world), "language": "de"}


def a_proposal(world):
    """Return the body that asks for a repair of Kim's server."""
    server = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    server.customers.add(world.kim.customer)
    ticket(world)
    about = {"kind": server.kind, "external_id": server.external_id}
    return {"problem": make_remedy(mode="approval").problem_id, "asset": about}


def a_repair(world):
    """Return the number of a repair of Kim's server that waits for approval."""
    asked = a_proposal(world)
    problem = KnownProblem.objects.get(pk=asked["problem"])
    return {"repair_id": propose(problem=problem, asset=Asset.objects.get(), by=SYSTEM).pk}


def sent(body):
    """Return a body whatever the world."""
    return lambda _world: body


def call(url, lets_in, **facts):
    """Return a row of the API."""
    return Row(url=f"api-v1:{url}", lets_in=lets_in, headers=bearer, content_type="application/json", **facts)


def new_file(world):
    """Return the key of an article and a file's name."""
    return {**article(world), "name": "preise.pdf"}


def article_file(world):
    """Return the key of an article and the number of its file."""
    named = article(world)
    kept = add_file(article=Article.objects.get(), name="preise.pdf", source=b"x", by=SYSTEM)
    return {**named, "file_id": kept.pk}


def shelf(_world):
    """Return a category's address."""
    return {"slug": make_category().slug}


NAMES = {"name_de": "Server", "name_en": "Servers"}
OPENING = {"customer": {"email": "neu@kunde.example"}, "subject": "Hilfe", "text": "Bitte."}
ARTICLE = {"key": "neu", "category": "none", "language": "de", "text": TEXT}
SERVER = {"kind": "server", "external_id": "s-42", "name": "mc-42"}
FIGURE = sent({"key": "resolution"})

ROWS = [
    Row(url="api-v1:openapi-json", lets_in=EVERYBODY),
    Row(url="api-v1:openapi-json", lets_in=EVERYBODY, method="post"),  # answers alike, changes nothing
    Row(url="api-v1:api-root", lets_in=frozenset()),
    call("list_tickets", AGENTS),
    call("create_ticket", AGENTS, method="post", data=sent(OPENING)),
    call("read_ticket", IN_REACH, about=ticket),
    call("change_ticket", IN_REACH, method="patch", about=ticket, data=sent({"priority": 3})),
    call("merge_ticket", IN_REACH, method="post", about=ticket, data=into_another),
    call("unmerge_ticket", IN_REACH, method="post", about=merged),
    call("list_topics", AGENTS),
    call("list_messages", IN_REACH, about=ticket),
    call("create_message", IN_REACH, method="post", about=ticket, data=sent({"text": "Ja."})),
    call("list_customers", AGENTS),
    call("create_customer", AGENTS, method="post", data=sent({"email": "neu@kunde.example"})),
    call("read_customer", IN_REACH, about=customer),
    call("change_customer", IN_REACH, method="patch", about=customer, data=sent({"note": "VIP"})),
    call("list_assets", AGENTS),
    call("put_asset", ADMINS, method="put", data=sent(SERVER)),
    call("list_articles", AGENTS),
    call("create_article", IN_REACH, method="post", data=sent(ARTICLE)),
    call("read_article", AGENTS, about=article),
    call("write_text", IN_REACH, method="put", about=text_of, data=sent(TEXT)),
    call("publish_article", IN_REACH, method="post", about=article),
    call("archive_article", IN_REACH, method="post", about=article),
    call("describe", IN_REACH, method="patch", about=article, data=sent({"audience": "customers"})),
    call("keep_file", IN_REACH, method="put", about=new_file, data=sent({"any": "bytes"})),
    call("read_file", AGENTS, about=article_file),
    call("drop_file", IN_REACH, method="delete", about=article_file),
    call("list_categories", AGENTS),
    call("create_category", LEADS, method="post", data=sent(NAMES)),
    call("change_category", LEADS, method="put", about=shelf, data=sent(NAMES)),
    call("create_section", LEADS, method="post", about=shelf, data=sent(NAMES)),
    call("list_brands", IN_REACH),
    call("list_segments", IN_REACH),
    call("list_known_problems", AGENTS),  # a partner reads an empty list
    call("list_repairs", AGENTS),
    call("propose_repair", IN_REACH, method="post", data=a_proposal),
    call("read_repair", IN_REACH, about=a_repair),
    call("decide_repair", IN_REACH, method="post", about=a_repair, data=sent({"do": "refuse"})),
    call("list_figures", LEADS),
    call("read_figure", LEADS, about=FIGURE),
    call("export_figure", LEADS, about=FIGURE),
]
