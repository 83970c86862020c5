"""Every URL, every method, everybody: who is let in and who is kept out."""

import re
from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.security import matrix
from tests.security.visitors import enter
from tests.world import make_world

ROWS = matrix.all_rows()
PEOPLE = sorted(matrix.EVERYBODY)
ROUTES = {address.name: address.route for address in matrix.addresses()}
ASKS_TO_SIGN_IN = re.compile(r"/account/|/sign-in")
KEPT_OUT = {401, 403, 404}
NOT_ALLOWED = 405
BROKEN = {NOT_ALLOWED, 500, 501, 502, 503}


@pytest.fixture(scope="module")
def entered(django_db_setup, django_db_blocker):  # noqa: ARG001  in order
    """Make the world once and let everybody in; whatever a row does on top of it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        clients = {who: Client(raise_request_exception=False) for who in PEOPLE}
        for who, client in clients.items():
            enter(client, who, world)
        yield world, {who: client.cookies for who, client in clients.items()}
        transaction.set_rollback(True)


def path_of(row, world):
    """Return the path a row is about, its object made."""
    arguments = row.about(world)
    named = not ("/" in row.url or ROUTES[row.url] == row.url)
    return reverse(row.url, kwargs=arguments) if named else f"/{row.url}"


def visits(row, entered, people=PEOPLE, method=None):
    """Call a URL as each of these people and yield (who, answer); what one changes is undone for the next."""
    world, cookies = deepcopy(entered)
    path, data = path_of(row, world), row.data(world)
    body = {"content_type": row.content_type} if row.content_type else {}
    for who in people:
        client = Client(raise_request_exception=False)
        client.cookies = cookies[who]
        with transaction.atomic():
            send = getattr(client, method or row.method)
            response = send(path, data, headers=row.headers(who, world), **body)
            if response.streaming:
                list(response)  # a file is closed by being read to its end
            yield who, response
            transaction.set_rollback(True)


def is_let_in(response):
    """Tell whether an answer is more than a closed door."""
    to_sign_in = response.status_code in {302, 303} and ASKS_TO_SIGN_IN.search(response.headers["Location"])
    return response.status_code not in KEPT_OUT and not to_sign_in


def test_every_url_has_a_row():
    """A new page cannot be forgotten: without a row saying who may see it, the build fails."""
    assert sorted(set(ROUTES) - {row.url for row in ROWS}) == []


def test_every_row_has_a_url():
    """A row for a page that is gone would prove nothing."""
    assert sorted({row.url for row in ROWS} - set(ROUTES)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_only_those_named_are_let_in(row, entered):
    """Whoever the row names gets an answer, everybody else a closed door, and nobody an error."""
    wrong = {
        who: answer.status_code
        for who, answer in visits(row, entered)
        if answer.status_code in BROKEN or is_let_in(answer) is not (who in row.lets_in)
    }
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "get"], ids=str)
def test_a_page_without_a_post_row_refuses_to_be_posted_to(row, entered):
    """What a page does on POST is in the table too, or the page answers 405 or a closed door."""
    if any(ROUTES.get(o.url) == ROUTES[row.url] and o.method == "post" for o in ROWS):
        return
    [(_, answer)] = visits(row, entered, ["root"], method="post")
    assert answer.status_code == NOT_ALLOWED or not is_let_in(answer)
