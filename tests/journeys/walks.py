"""Each kit as a story: a fault in the demo's systems, a customer who begins to write, one click, the proof.

The journey lives through them, and `film.py` films them for the docs: what is shown is what is proved.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.house import House

KIM = "kim@turnierserver.example"
FOUND = """
SELECT 1 FROM healing_match m JOIN healing_knownproblem p ON p.id = m.problem_id
WHERE p.key = ? AND m.gone_at IS NULL
"""
CONFIRMED = """
SELECT 1 FROM insights_runfact f JOIN healing_run r ON r.id = f.run_id
JOIN healing_knownproblem p ON p.id = r.problem_id WHERE p.key = ? AND f.outcome = 'confirmed'
"""
WENT_BY_ITSELF = """
SELECT 1 FROM healing_run r JOIN healing_knownproblem p ON p.id = r.problem_id
WHERE p.key = ? AND r.state = 'healed' AND r.started_kind = 'system'
"""
"""What the database says: found just now; healed, with the customer's word; repaired without anybody's."""
LET_GO = """
UPDATE healing_remedy SET mode = 'automatic'
WHERE problem_id = (SELECT id FROM healing_knownproblem WHERE key = ?)
"""
A_DAY_AGO = """
UPDATE healing_run SET approved_at = datetime(approved_at, '-1 day'), ended_at = datetime(ended_at, '-1 day')
WHERE problem_id = (SELECT id FROM healing_knownproblem WHERE key = ?)
"""
LOOKS = 200
"""At most so many pictures of a repair at work."""
Seen = Callable[[Page, str], None]
"""Called with the page whenever there is something to see, and what that is."""

WORDS = {
    "de": {
        "right": "Alles in Ordnung bringen",
        "repair": "Jetzt reparieren",
        "solved": "Ja, es ist gelöst",
        "glad": "Schön, dass es gelöst ist",
    },
    "en": {
        "right": "Put everything in order",
        "repair": "Repair it now",
        "solved": "Yes, it is solved",
        "glad": "Glad that solved it",
    },
}


@dataclass(frozen=True)
class Walk:
    """One kit's fault, by its button on the systems' page, and what a customer writes about it."""

    kit: str
    problem: str
    number: str
    fault: dict[str, str]
    writes: dict[str, str]


WALKS = (
    Walk(
        kit="server",
        problem="server-disk-full",
        number="mc-42",
        fault={"de": "Platte voll", "en": "Disk full"},
        writes={"de": "Mein Server mc-42 startet nicht mehr", "en": "My server mc-42 does not start"},
    ),
    Walk(
        kit="password",
        problem="account-locked",
        number="10017",
        fault={"de": "Konto gesperrt", "en": "Account locked"},
        writes={"de": "Passwort vergessen, ich komme nicht hinein", "en": "I cannot sign in, wrong password"},
    ),
    Walk(
        kit="invoice",
        problem="invoice-not-issued",
        number="RE-20417",
        fault={"de": "Noch nicht gestellt", "en": "Not issued"},
        writes={"de": "Die Rechnung für diesen Monat fehlt", "en": "My invoice for this month is missing"},
    ),
    Walk(
        kit="order",
        problem="order-held-up",
        number="88263",
        fault={"de": "Sendung hängt im Verteilzentrum", "en": "Parcel held up"},
        writes={"de": "Wo ist meine Bestellung?", "en": "Where is my order?"},
    ),
)


def nothing(_page: Page, _what: str) -> None:
    """Look at nothing."""


def put_right(systems: Page, language: str) -> None:
    """Begin with everything in order."""
    systems.get_by_role("button", name=WORDS[language]["right"]).click()
    expect(systems.locator("li.broken")).to_have_count(0)


def break_down(systems: Page, walk: Walk, language: str, seen: Seen = nothing) -> None:
    """Switch the fault on, on the page of the demo's systems."""
    systems.goto(systems.url)
    seen(systems, "well")
    button = systems.get_by_role("button", name=f"{walk.number}: {walk.fault[language]}", exact=True)
    button.scroll_into_view_if_needed()
    button.hover()
    seen(systems, "about to break")
    button.click()
    expect(button).to_be_disabled()
    seen(systems, "broken")


def write(page: Page, walk: Walk, language: str, seen: Seen = nothing) -> None:
    """Begin a request; at the pause in typing the cause stands beside it."""
    text = page.locator("#request textarea")
    seen(page, "form")
    for word in walk.writes[language].split(" "):
        text.press_sequentially(f"{word} ")
        seen(page, "typing")
    expect(page.locator(".found", has_text=walk.number).first).to_be_visible()
    expect(text).to_be_focused()
    seen(page, "found")


def click(page: Page, walk: Walk, language: str, seen: Seen = nothing) -> None:
    """Press the one button, watch the repair until it is proved, and say that it is solved."""
    words = WORDS[language]
    button = page.locator(".found", has_text=walk.number).get_by_role("button", name=words["repair"])
    button.hover()
    seen(page, "about to click")
    button.click()
    run = page.locator("portal-run", has_text=walk.number)
    expect(run.locator(".acts")).to_be_visible()
    seen(page, "at work")
    solved = run.get_by_role("button", name=words["solved"])
    for _look in range(LOOKS if seen is not nothing else 0):
        if _comes(solved):
            break
        seen(page, "at work")
    expect(solved).to_be_visible()
    seen(page, "healed")
    solved.click()
    expect(page.get_by_role("heading", name=words["glad"])).to_be_visible()
    seen(page, "solved")


def _comes(button: Locator) -> bool:
    """Tell whether it is to be seen within the time of one picture."""
    try:
        expect(button).to_be_visible(timeout=150)
    except AssertionError:
        return False
    return True


def let_go(house: House, walk: Walk) -> None:
    """Let the remedy begin without anybody's word, and let a day pass since it was done."""
    house.ask(LET_GO, walk.problem)
    pass_a_day(house, walk)


def pass_a_day(house: House, walk: Walk) -> None:
    """Let what was repaired be of yesterday."""
    house.ask(A_DAY_AGO, walk.problem)
