"""What is done with a chat on its ticket's page: the acts of a ticket, for chats only."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.chat import exceptions as wrong
from ruhepol.channels.chat.policies import get_chat_for_agent
from ruhepol.channels.chat.services.end import end
from ruhepol.channels.chat.services.side import call_bot
from ruhepol.channels.chat.services.take import hand_over, leave, take
from ruhepol.people.models import Agent, Team
from ruhepol.people.policies import colleagues, teams_for
from ruhepol.workspace.screens.ticket.acts import Act, ActForm


class ChatForm(ActForm):
    """Base: knows the chat, too."""

    def prepare(self) -> None:
        """Find the chat. Raises ChatNotFoundError where the ticket is none."""
        self.chat = get_chat_for_agent(self.agent, self.ticket.pk)


class HandOverForm(ChatForm):
    """To whom, and what they should know."""

    to = forms.ModelChoiceField(
        Agent.objects.none(), required=False, label=_("Colleague"), empty_label=_("Whoever is free")
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Team"), empty_label=_("The same team")
    )
    note = forms.CharField(
        required=False,
        max_length=5000,
        label=_("What they should know"),
        help_text=_("Stays among colleagues; all that was said is there anyway."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        """Offer the colleagues and teams this agent may see."""
        super().prepare()
        self.offer("to", colleagues(self.agent).exclude(pk=self.agent.pk))
        self.offer("team", teams_for(self.agent))

    def clean(self) -> dict[str, Any]:
        """Ask for somebody or some team."""
        facts = super().clean() or {}
        if not (facts.get("to") or facts.get("team")) and not self.errors:
            self.add_error("to", _("Choose a colleague or a team."))
        return facts


def _hand_over(form: HandOverForm, agent: Agent) -> object:
    return hand_over(chat=form.chat, by=agent.actor, **form.cleaned_data)


CHAT_ACTS: dict[str, Act] = {
    "chat-take": Act(
        ChatForm,
        lambda form, agent: take(chat=form.chat, agent=agent, by=agent.actor),
        _("Take this chat?"),
        _("Take the chat"),
    ),
    "chat-hand-over": Act(HandOverForm, _hand_over, _("Hand the chat over"), _("Hand over")),
    "chat-leave": Act(
        ChatForm,
        lambda form, agent: leave(chat=form.chat, by=agent.actor),
        _("Back into the queue? The visitor is told that somebody else comes."),
        _("Back into the queue"),
    ),
    "chat-bot": Act(
        ChatForm,
        lambda form, agent: call_bot(chat=form.chat, by=agent.actor),
        _("Give it to the bot? That is possible once."),
        _("Give it to the bot"),
    ),
    "chat-end": Act(
        ChatForm,
        lambda form, agent: end(chat=form.chat, by=agent.actor),
        _("End the chat? The ticket stays as it is."),
        _("End the chat"),
    ),
}
CHAT_REFUSALS: dict[type[Exception], Promise | str] = {
    wrong.TakenError: _("A colleague was quicker and has this chat."),
    wrong.SeatFullError: _("You have as many chats as agreed. End one, or raise the number at your seat."),
    wrong.ChatEndedError: _("The chat has ended. An answer still goes by mail where an address is known."),
    wrong.BotDoneError: _("The bot has had its second turn in this chat."),
}
