"""Background work of the e-mail channel: each task loads an id and calls one service."""

from django_tasks import TaskContext, task

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services import alarms
from ruhepol.channels.email.services.judge import judge, wants_judging
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.recover import recover
from ruhepol.channels.email.services.scan import scan
from ruhepol.channels.email.services.seals import check_seal, wants_checking
from ruhepol.channels.email.services.send import send
from ruhepol.channels.email.services.sweep import sweep_deliveries, sweep_intake
from ruhepol.core.jobs.periodic import every

# The steps of SMTP have limits of their own; this one is for a server that drips.
SENDING_SECONDS = 300.0
JUDGING_SECONDS = 120.0
SCANNING_SECONDS = 300.0


@task(queue_name="mail", time_limit=SENDING_SECONDS, takes_context=True)
def send_mail(context: TaskContext, delivery_id: int) -> None:
    """Send one mail and come back later where the server asked for patience.

    A second attempt means that whoever made the first is dead, so what it left is taken up at once.
    """
    if context.attempt > 1:
        recover(delivery_id=delivery_id)
    delivery = send(delivery_id=delivery_id)
    if delivery and delivery.state == "queued":
        send_mail.using(run_after=delivery.next_at).enqueue(delivery_id=delivery_id)


def find_out(mail: RawMail) -> None:
    """Have found out beside the reading who a mail is from, where something outside has to be asked."""
    if wants_judging(mail):
        judge_mail.enqueue(raw_mail_id=mail.pk)
    if wants_checking(mail):
        check_mail_seal.enqueue(raw_mail_id=mail.pk)


@task(queue_name="default")
def check_mail_seal(raw_mail_id: int) -> None:
    """Have a mail's signature checked by the program that can."""
    check_seal(raw_mail_id=raw_mail_id)


@task(queue_name="default", time_limit=JUDGING_SECONDS)
def judge_mail(raw_mail_id: int) -> None:
    """Ask name servers who a mail is from; a colleague's mail has waited for that."""
    judge(raw_mail_id=raw_mail_id)
    process(raw_mail_id=raw_mail_id)


@task(queue_name="mail", time_limit=SCANNING_SECONDS)
def scan_mail(raw_mail_id: int) -> None:
    """Have a mail looked through for malware; it is read afterwards."""
    scan(raw_mail_id=raw_mail_id)
    find_out(process(raw_mail_id=raw_mail_id))


@every(60)
@task(queue_name="mail")
def sweep() -> None:
    """Finish what a crash left."""
    sweep_intake()
    sweep_deliveries()


@every(60)
@task(queue_name="default")
def watch_channel() -> None:
    """Look after the channel's health."""
    alarms.watch()


@task(queue_name="default")
def tell_alarm(alarm_id: int, is_over: bool) -> None:
    """Tell somebody by another way."""
    alarms.tell(alarm_id=alarm_id, is_over=is_over)
