"""Who else gets an answer: whom the conversation offers, what is typed, and what of it are addresses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formataddr, getaddresses
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.channels.email.selectors import own_addresses, untagged
from ruhepol.tickets.models import Copy, Draft, Ticket
from ruhepol.tickets.services.receive import CopyTo
from ruhepol.workspace.screens.ticket.timeline import Said, Timeline

MOST = 20
_SEPARATORS = str.maketrans(";\n", ",,")


class NotAnAddressError(ValueError):
    """Something typed is no mail address; its words say what."""


class CopiesForm(forms.Form):
    """Who gets a copy: `copy` are ticked people of the conversation, the others typed."""

    copy = forms.Field(required=False)
    cc = forms.CharField(required=False, max_length=4_000, label=gettext_lazy("Copy to"))
    bcc = forms.CharField(required=False, max_length=4_000, label=gettext_lazy("Blind copy to"))

    def clean_copy(self) -> list[CopyTo]:
        """Read the ticked people."""
        ticked = self.data.getlist("copy") if isinstance(self.data, QueryDict) else []
        return self._read(",".join(ticked[:MOST]))

    def clean_cc(self) -> list[CopyTo]:
        """Read the typed addresses."""
        return self._read(self.cleaned_data["cc"])

    def clean_bcc(self) -> list[CopyTo]:
        """Read those whom the others are not told."""
        return self._read(self.cleaned_data["bcc"], is_blind=True)

    def copies(self) -> list[CopyTo]:
        """Return everybody who gets a copy."""
        return [copy for name in ("copy", "cc", "bcc") for copy in self.cleaned_data.get(name, ())]

    def clean(self) -> dict[str, Any]:
        """Stop a circular letter."""
        facts = super().clean() or {}
        if len(self.copies()) > MOST:
            self.add_error("cc", _("At most %(most)s people can get a copy.") % {"most": MOST})
        return facts

    def _read(self, words: str, *, is_blind: bool = False) -> list[CopyTo]:
        try:
            return read(words, is_blind=is_blind)
        except NotAnAddressError as error:
            raise ValidationError(_("“%(words)s” is no mail address.") % {"words": error}) from error


def read(words: str, *, is_blind: bool = False) -> list[CopyTo]:
    """Return the addresses in a line, with or without names. Raises NotAnAddressError."""
    found = []
    for name, address in getaddresses([words.translate(_SEPARATORS)]) if words.strip() else ():
        if not (name or address):
            continue
        try:
            validate_email(address)
        except ValidationError:
            raise NotAnAddressError(address or name) from None
        found.append(CopyTo(address=address.lower(), name=name, is_blind=is_blind))
    return found


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the conversation offers for a copy."""

    address: str
    name: str
    chosen: bool = False

    @property
    def value(self) -> str:
        """How a form names them."""
        return formataddr((self.name, self.address))


@dataclass(frozen=True, slots=True)
class Copies:
    """What the composer shows: whom it offers, and what is typed."""

    offered: Sequence[Person]
    cc: str
    bcc: str

    @property
    def is_open(self) -> bool:
        """Tell whether something is typed, which must not be hidden."""
        return bool(self.cc or self.bcc)


def copies_panel(
    ticket: Ticket, story: Timeline, known: Iterable[Copy], *, draft: Draft | None, data: Mapping[str, Any]
) -> Copies:
    """Return whom an answer could go to as well, as a refused form or a draft has chosen; nobody is added."""
    if data:
        ticked = data.getlist("copy") if isinstance(data, QueryDict) else []
        typed = [CopyTo(address=address.lower(), name=name) for name, address in getaddresses(ticked)]
        return _shown(_offered(ticket, story, known), typed, data.get("cc", ""), data.get("bcc", ""))
    kept = [CopyTo(**facts) for facts in draft.copies] if draft else []
    offered = _offered(ticket, story, known)
    others = [copy for copy in kept if copy.address not in offered or copy.is_blind]
    return _shown(
        offered,
        [copy for copy in kept if not copy.is_blind],
        _line(copy for copy in others if not copy.is_blind),
        _line(copy for copy in others if copy.is_blind),
    )


def _shown(offered: Mapping[str, str], ticked: Iterable[CopyTo], cc: str, bcc: str) -> Copies:
    chosen = {copy.address for copy in ticked}
    people = [Person(address, name, address in chosen) for address, name in offered.items()]
    return Copies(people, cc, bcc)


def _line(copies: Iterable[CopyTo]) -> str:
    return ", ".join(formataddr((copy.name, copy.address)) for copy in copies)


def _offered(ticket: Ticket, story: Timeline, known: Iterable[Copy]) -> dict[str, str]:
    """Return who takes part besides the contact, by address: who was sent a mail, and who wrote one."""
    people = {copy.address: copy.name for copy in known if not copy.is_blind}
    for said in story.entries:
        if (
            isinstance(said, Said)
            and said.mail
            and said.message.customer_id not in {None, ticket.customer_id}
        ):
            people[said.mail.sender.lower()] = said.author
    if not people:
        return {}
    never = {*own_addresses(), ticket.contact.value.lower() if ticket.contact else ""}
    return {address: name for address, name in people.items() if not {address, untagged(address)} & never}
