"""What follows when articles change, and when it turns out what they solved."""

from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import receiver
from ruhepol.knowledge.events import ArticleArchived, ArticleEvent, ArticlePublished, AvoidedWithdrawn
from ruhepol.knowledge.services.asking import forget_asker
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.knowledge.services.learning import forget_ask, forget_words_of, learn_from_ticket
from ruhepol.knowledge.services.overlaps import find_overlaps
from ruhepol.knowledge.suggest.contexts import SOLVED
from ruhepol.people.events import CustomerErased
from ruhepol.people.models import Customer
from ruhepol.tickets.events import TicketClosed, TicketErased, TicketEvent, TicketReopened, TicketSolved


@receiver(ArticlePublished, ArticleArchived, replays=True)
def look_for_overlaps(event: ArticleEvent) -> None:
    """Compare what readers see now with what stands beside it."""
    find_overlaps(article_id=event.article_id)


@receiver(TicketClosed, TicketReopened, replays=True)
def learn_wordings(event: TicketEvent) -> None:
    """Learn how the customer had asked for the article that solved it, or forget it again."""
    learn_from_ticket(ticket_id=event.ticket_id)


@receiver(AvoidedWithdrawn, replays=True)
def forget_wordings(event: AvoidedWithdrawn) -> None:
    """Forget what was learned from a word that was taken back."""
    forget_ask(ask_id=event.ask_id)


@receiver(TicketSolved, TicketClosed, TicketReopened, TicketErased, replays=True)
def renew_solved(_event: TicketEvent) -> None:
    """Let agents be shown what has been solved, and no longer what has not."""
    turn_edition(kind=SOLVED)


@receiver(CustomerErased, replays=True)
def forget_customer(event: CustomerErased) -> None:
    """Forget how an erased customer asked, and that it was them; what was avoided still counts."""
    forget_words_of(customer=Customer.objects.get(pk=event.customer_id), by=SYSTEM)
    forget_asker(customer_id=event.customer_id)
