"""Addresses of the agents' pages."""

from datetime import timedelta

from ruhepol.channels.chat.services.widgets import save_invitation
from ruhepol.channels.email.models import Grant, Mailbox
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.channels.email.services.signing import make_key
from ruhepol.channels.email.services.storms import begin_storm
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import Job
from ruhepol.people.services.calendars import create_calendar
from ruhepol.people.services.segments import save_segment
from ruhepol.promises.models import Target
from ruhepol.promises.services.targets import save_target
from ruhepol.tickets.models import Attachment, Message, Ticket
from ruhepol.tickets.services.plan import plan_reply
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.topics import save_cause, save_topic
from ruhepol.tickets.services.views import save_view
from ruhepol.workspace.screens.settings.kinds import KINDS
from ruhepol.workspace.screens.ticket.acts import ACTS
from tests.factories.chat import make_widget
from tests.factories.knowledge import make_canned
from tests.factories.mail_rows import make_large, make_mail_in, make_quarantined, make_stuck
from tests.factories.tickets import make_question, make_ticket, make_topic
from tests.security.matrix import ADMINS, AGENTS, EVERYBODY, IN_REACH, LEADS, Row


def kims_ticket(world):
    """Kim's ticket in Ada's team."""
    return {"number": make_ticket(contact=world.kim, team=world.tech).pk}


def kims_html(world):
    """An HTML message of Kim's ticket."""
    number = kims_ticket(world)["number"]
    Message.objects.filter(ticket=number).update(html="<p>Hallo</p>")
    return {"number": number, "message": 1}


def kims_mail(world):
    """A mail that Kim sent into a ticket after its beginning."""
    ticket = make_ticket(contact=world.kim, team=world.tech)
    return {"number": ticket.pk, "message": make_mail_in(ticket, world.kim).message.number}


def kims_belonging(world):
    """A mail of Kim's that probably belongs to another ticket of the same team."""
    there = make_ticket(contact=world.kim, team=world.tech)
    ticket = make_ticket(contact=world.kim, team=world.tech)
    mail = make_mail_in(ticket, world.kim, hint="belongs", hint_ticket=there)
    return {"number": ticket.pk, "message": mail.message.number}


def kims_file(world):
    """A file on Kim's ticket; its bytes are kept."""
    from ruhepol.core.files.services import store  # noqa: PLC0415  the store needs settings

    message = Message.objects.get(ticket=kims_ticket(world)["number"])
    kept = store(b"log")
    file = Attachment.objects.create(message=message, digest=kept.digest, name="log.txt", size=3)
    return {"attachment_id": file.pk}


def adas_picture(world):
    """A picture within Ada's words on Kim's ticket."""
    from ruhepol.core.files.services import store  # noqa: PLC0415  as above

    ticket = make_ticket(contact=world.kim, team=world.tech)
    kept = store(b"\x89PNG\r\n\x1a\n")
    named = File(digest=kept.digest, name="a.png", size=8, content_type="image/png", content_id="picture-1")
    message = reply(ticket=ticket, text="![a](image:picture-1)", files=[named], by=world.ada.actor)
    return {"attachment_id": message.attachments.get().pk}


def nobodys_picture(world):
    """A picture of no draft of whoever asks."""
    return {**kims_ticket(world), "shown": "picture-1"}


def kim(world):
    """Kim, who has a ticket."""
    kims_ticket(world)
    return {"customer_id": world.kim.customer_id}


def a_canned_answer(_world):
    """A canned answer for all teams."""
    return {"kind": "canned", "answer": make_canned().pk}


def adas_view(world):
    """A view of Ada's own."""
    view = save_view(name="Meine", filters={}, owner=world.ada, by=world.ada.actor)
    return {"view_id": view.pk}


def newest(_world):
    """A note that anybody in reach may leave."""
    number = Ticket.objects.latest("pk").last_number
    return {"text": "Notiz", "kind": "note", "seen": number, "then": "wait"}


ACT_ROWS = [
    Row(url=f"workspace:{verb}", lets_in=IN_REACH, method=method, about=kims_ticket)
    for verb in ACTS
    for method in ("get", "post")
]


def dead_job(_world):
    """A job that gave up."""
    now = clock.now()
    job = Job.objects.create(task="t", queue="default", state="dead", run_at=now, enqueued_at=now)
    return {"job_id": job.pk}


def large_mail(world):
    """Return a mail of which only the header is here."""
    box = add_mailbox(brand=world.brand, address="gross@nordstern.example", by=SYSTEM)
    return {"mail_id": make_large(box).pk}


def quarantined(_world):
    """A mail nobody can read."""
    return {"mail_id": make_quarantined().pk}


def stuck(world):
    """A mail that did not arrive."""
    kims_ticket(world)
    return {"delivery_id": make_stuck(world.brand).pk}


def a_storm(_world):
    """A brake that is pulled."""
    return {"storm_id": begin_storm(scope="all", key="", limit=600).pk}


def a_sender(world):
    """A brand whose domain has a key."""
    make_key(domain="nordstern.example", by=SYSTEM)
    return {"brand_id": world.brand.pk}


def a_mailbox(world):
    """A mailbox on a server that does not listen, with a provider registered."""
    box = Mailbox.objects.create(
        brand=world.brand, address="neu@nordstern.example", host="127.0.0.1", port=9, created_at=clock.now()
    )
    Grant.objects.create(mailbox=box, provider="google", authorize_url="https://accounts.google.com/x")
    return {"key": box.pk}


def planned(world):
    """An answer of Ada's that has not gone out."""
    number = kims_ticket(world)["number"]
    facts = {"text": "Ja", "send_at": clock.now() + timedelta(hours=1), "by": world.ada.actor}
    return {"number": number, "planned_id": plan_reply(ticket=Ticket.objects.get(pk=number), **facts).pk}


def one_of(kind):
    """Return what makes the arguments for one thing of a kind."""

    def about(world):
        make_ticket(contact=world.kim)
        save_topic(name_de="Rechnung", name_en="Invoice", by=SYSTEM)
        save_cause(name_de="Link tot", name_en="Dead link", by=SYSTEM)
        save_segment(name="Kim", addresses=[world.kim.value], by=SYSTEM)
        save_invitation(widget=make_widget(), text_de="Fragen?", text_en="Questions?", by=SYSTEM)
        save_target(target=Target(), name="Alle", by=SYSTEM)
        make_canned()
        return {"key": KINDS[kind].rows().order_by("pk").first().pk}

    return about


def both(url, lets_in, about=None):
    """Return the rows of a page that is read and posted to."""
    facts = {"about": about} if about else {}
    return [Row(url=url, lets_in=lets_in, method=method, **facts) for method in ("get", "post")]


def asked(_world):
    """Return a question of a topic's form."""
    topic = make_topic()
    return {"topic_id": topic.pk, "key": make_question(topic).pk}


def a_calendar(_world):
    """Return a calendar of the house."""
    return {"calendar_id": create_calendar(name="Büro", by=SYSTEM).pk}


def asking(_world):
    """Return a topic."""
    return {"topic_id": make_topic().pk}


STAFF = AGENTS - {"pia"}
SETTING_ROWS = [
    row
    for kind in KINDS
    for row in (
        *both(f"workspace:new-{kind}", ADMINS),
        *both(f"workspace:edit-{kind}", ADMINS, one_of(kind)),
    )
]
RUNNING_ROWS = [
    Row(url="workspace:undo", lets_in=IN_REACH, method="post", about=planned),
    Row(url="workspace:insights", lets_in=LEADS),
    Row(url="workspace:paths", lets_in=LEADS),
    Row(url="workspace:cases", lets_in=LEADS, about=lambda _w: {"key": "first_response"}),
    Row(url="workspace:cases-csv", lets_in=LEADS, about=lambda _w: {"key": "first_response"}),
    Row(url="workspace:channels", lets_in=LEADS),
    Row(url="workspace:leads-now", lets_in=LEADS),
    *both("workspace:new-mailbox", ADMINS),
    *both("workspace:mailbox", ADMINS, a_mailbox),
    *(
        Row(url=f"workspace:mailbox-{verb}", lets_in=ADMINS, method="post", about=a_mailbox)
        for verb in ("test", "verify", "pause", "resume", "remove", "provider")
    ),
    Row(url="workspace:mailbox-consent", lets_in=ADMINS, about=a_mailbox),
    # Without a state of our own even administrators get nothing.
    Row(url="workspace:consent", lets_in=frozenset()),
    Row(url="workspace:raw-mail", lets_in=LEADS, about=quarantined),
    *(
        Row(url=f"workspace:mail-{verb}", lets_in=LEADS, method="post", about=quarantined)
        for verb in ("again", "anyhow", "aside")
    ),
    Row(url="workspace:mail-fetch", lets_in=LEADS, method="post", about=large_mail),
    *(
        Row(url=f"workspace:delivery-{verb}", lets_in=STAFF, method="post", about=stuck)
        for verb in ("again", "let-be")
    ),
    *(Row(url=f"workspace:held-{verb}", lets_in=ADMINS, method="post") for verb in ("release", "drop")),
    Row(url="workspace:outgoing", lets_in=ADMINS),
    *both("workspace:letterhead", ADMINS, a_sender),
    *(
        Row(url=f"workspace:key-{verb}", lets_in=ADMINS, method="post", about=a_sender)
        for verb in ("make", "use", "rest")
    ),
    Row(url="workspace:storm-end", lets_in=ADMINS, method="post", about=a_storm),
    Row(url="workspace:settings", lets_in=ADMINS),
    *(
        Row(url=f"workspace:{verb}-agent", lets_in=ADMINS, method="post", about=lambda w: {"key": w.ada.pk})
        for verb in ("close", "open")
    ),
    Row(url="workspace:hours", lets_in=LEADS),
    Row(url="workspace:calendar-regions", lets_in=LEADS),
    *both("workspace:new-calendar", LEADS),
    *both("workspace:calendar", LEADS, a_calendar),
    *(
        Row(url=f"workspace:{verb}", lets_in=LEADS, method="post", about=a_calendar)
        for verb in ("calendar-day", "clear-calendar-day")
    ),
    Row(url="workspace:questions", lets_in=ADMINS, about=asking),
    Row(url="workspace:guided-questions", lets_in=ADMINS, method="post", about=asking),
    *both("workspace:new-question", ADMINS, asking),
    *both("workspace:question", ADMINS, asked),
    Row(url="workspace:move-question", lets_in=ADMINS, method="post", about=asked),
    Row(url="workspace:remove-question", lets_in=ADMINS, method="post", about=asked),
    Row(url="workspace:jobs", lets_in=ADMINS),
    *(
        Row(url=f"workspace:job-{verb}", lets_in=ADMINS, method="post", about=dead_job)
        for verb in ("retry", "drop")
    ),
]
ROWS = [
    Row(url="workspace:inbox", lets_in=AGENTS),
    Row(url="workspace:navigation", lets_in=AGENTS),
    Row(url="workspace:palette", lets_in=AGENTS),
    Row(url="workspace:filter", lets_in=AGENTS),
    Row(url="workspace:bulk", lets_in=AGENTS, method="post"),
    Row(url="workspace:save-view", lets_in=AGENTS),
    Row(url="workspace:save-view", lets_in=AGENTS, method="post", data=lambda _w: {"name": "V"}),
    Row(url="workspace:change-view", lets_in=frozenset({"ada"}), about=adas_view),
    Row(url="workspace:change-view", lets_in=frozenset({"ada"}), method="post", about=adas_view),
    Row(url="workspace:delete-view", lets_in=frozenset({"ada"}), method="post", about=adas_view),
    Row(url="workspace:ticket", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:ticket", lets_in=IN_REACH, method="post", about=kims_ticket, data=newest),
    Row(
        url="workspace:draft",
        lets_in=IN_REACH,
        method="post",
        about=kims_ticket,
        data=lambda _w: {"text": "x", "version": 0},
    ),
    Row(url="workspace:split", lets_in=IN_REACH, method="post", about=kims_mail),
    Row(url="workspace:dismiss", lets_in=IN_REACH, method="post", about=kims_mail),
    Row(url="workspace:join", lets_in=IN_REACH, method="post", about=kims_belonging),
    Row(url="workspace:pick-tickets", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:mail-html", lets_in=IN_REACH, about=kims_html),
    Row(url="workspace:attachment", lets_in=IN_REACH, about=kims_file),
    Row(url="workspace:picture", lets_in=IN_REACH, about=adas_picture),
    Row(url="workspace:draft-picture", lets_in=frozenset(), about=nobodys_picture),
    Row(url="workspace:add-answer-pictures", lets_in=IN_REACH, method="post", about=kims_ticket),
    Row(url="workspace:who", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:answers", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:canned", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:inserted", lets_in=IN_REACH, method="post", about=kims_ticket, data=a_canned_answer),
    Row(url="workspace:pick-agents", lets_in=AGENTS),
    Row(url="workspace:pick-tags", lets_in=AGENTS),
    Row(url="workspace:customer", lets_in=IN_REACH, about=kim),
    Row(url="workspace:customer", lets_in=IN_REACH, method="post", about=kim),
    Row(url="workspace:export-customer", lets_in=ADMINS, about=kim),
    Row(url="workspace:erase-customer", lets_in=ADMINS, method="post", about=kim),
    Row(url="workspace:new-ticket", lets_in=STAFF),
    Row(url="workspace:new-ticket", lets_in=STAFF, method="post"),
    Row(url="workspace:profile", lets_in=AGENTS),
    Row(url="workspace:profile", lets_in=AGENTS, method="post"),
    # Once somebody has an account, the set-up sends everybody to the desk and does nothing.
    Row(url="workspace:setup", lets_in=EVERYBODY),
    Row(url="workspace:setup", lets_in=EVERYBODY, method="post"),
    Row(url="workspace:next_steps", lets_in=ADMINS),
    *ACT_ROWS,
    *SETTING_ROWS,
    *RUNNING_ROWS,
]
