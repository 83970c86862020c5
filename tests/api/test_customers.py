"""Customers over the API."""

from ruhepol.people.models import Customer


def test_found_by_address_whatever_its_case(ada, world):
    """The address is the key other systems know."""
    [row] = ada("get", "/customers?email=KIM@turnierserver.example").json()["items"]
    assert (row["id"], row["organisation"]) == (world.kim.customer_id, "Turnierserver e. V.")
    assert row["addresses"] == [{"kind": "email", "value": "kim@turnierserver.example", "verified": False}]
    assert ada("get", "/customers?email=nobody@x.example").json()["items"] == []


def test_creating_a_known_customer_changes_nothing(ada, world):
    """An address belongs to one customer, and a program does not rename people by the way."""
    made = ada("post", "/customers", {"email": "kim@turnierserver.example", "name": "Falsch"}).json()
    assert (made["id"], made["name"]) == (world.kim.customer_id, "Kim Berger")
    new = ada("post", "/customers", {"email": "neu@kunde.example", "name": "Neu", "language": "en"}).json()
    assert (new["name"], new["language"], Customer.objects.count()) == ("Neu", "en", 3)


def test_a_note_is_written_and_the_rest_stays(ada, world):
    """Only what is named changes."""
    changed = ada("patch", f"/customers/{world.kim.customer_id}", {"note": "Ruft gern an."}).json()
    assert (changed["note"], changed["name"]) == ("Ruft gern an.", "Kim Berger")


def test_pages_go_on_by_number(ada, world):
    """Two customers on two pages."""
    first = ada("get", "/customers?limit=1&total=true").json()
    second = ada("get", first["next"]).json()
    ids = [first["items"][0]["id"], second["items"][0]["id"]]
    assert ids == [world.kim.customer_id, world.nora.customer_id]
    assert (first["total"]["count"], second["next"]) == (2, None)
