"""What our mails say. One list of paragraphs makes both the text and the HTML, so the two never differ.

The sentences address nobody directly, so that they fit brands that say Sie and brands that say Du.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ruhepol.core.text.pictures import Shown, pieces, spoken

_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}']")
EMPTY = SafeString()
_ANSWER = re.compile(r"^\s*(?:re|aw|antw|sv|réf)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail before it is a mail. `links` are (label, address); `code` is shown large."""

    subject: str
    paragraphs: tuple[str, ...]
    signature: str
    code: str = ""
    links: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    """The content ids of pictures the words show, by their names."""
    leave: str = ""
    """Where one is spared such mails."""

    def as_text(self, foot: str = "") -> str:
        """Return the plain part, with the brand's foot below the signature."""
        links = (f"{label}:\n{address}" for label, address in self.links)
        signature = f"{self.signature}\n\n{foot}" if foot else self.signature
        leave = f"{_('No more mails of this kind')}:\n{self.leave}" if self.leave else ""
        blocks = [*map(spoken, self.paragraphs), self.code, *links, *self.after, f"-- \n{signature}", leave]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def as_html(self, *, brand: str, language: str, foot: SafeString = EMPTY, picture: str = "") -> str:
        """Return the HTML part: the same words, dressed for mail programs.

        `foot` is clean HTML; `picture` is the content id of the brand's picture.
        """
        context = {
            "letter": self,
            "brand": brand,
            "language": language,
            "paragraphs": [self._dressed(words) for words in self.paragraphs],
            "after": [dressed(words) for words in self.after],
            "signature": dressed(self.signature),
            "foot": foot,
            "picture": picture,
        }
        return render_to_string("email/letter.html", context, using="jinja2")

    def _dressed(self, words: str) -> SafeString:
        """Return a paragraph with its pictures where they were put."""
        out = [
            self._shown(piece) if isinstance(piece, Shown) else dressed(piece)
            for piece in pieces(words)
            if piece
        ]
        return mark_safe("".join(out))  # noqa: S308  every piece is escaped where it is made

    def _shown(self, picture: Shown) -> str:
        cid = self.pictures.get(picture.name)
        if cid is None:
            return escape(f"[{picture.words}]")
        style = "max-width:100%;height:auto"
        return f'<img src="cid:{escape(cid)}" alt="{escape(picture.words)}" style="{style}">'


def dressed(words: str) -> SafeString:
    """Return escaped text with its line breaks kept and its addresses linked."""
    out, end = [], 0
    for match in _URL.finditer(words):
        out += [escape(words[end : match.start()]), f'<a href="{escape(match[0])}">{escape(match[0])}</a>']
        end = match.end()
    out.append(escape(words[end:]))
    return mark_safe("".join(out).replace("\n", "<br>\n"))  # noqa: S308  every piece is escaped above


def answering(subject: str) -> str:
    """Return a subject as that of an answer."""
    return subject if _ANSWER.match(subject) else f"Re: {subject}"


def reply(*, subject: str, text: str, signature: str, begins: bool = False) -> Letter:
    """Return our words: an answer, or what `begins` a conversation."""
    paragraphs = tuple(block for block in re.split(r"\n{2,}", text.strip("\n")) if block.strip())
    shown = subject if begins else answering(subject)
    return Letter(subject=shown, paragraphs=paragraphs, signature=signature)


def transcript(*, subject: str, said: list[str], signature: str) -> Letter:
    """Return what was said in a conversation, one block for each message."""
    return Letter(
        subject=_("What was said: %(subject)s") % {"subject": subject},
        paragraphs=(_("Here is the conversation so far."), *said),
        after=(_("An answer to this mail comes into the same conversation."),),
        signature=signature,
    )


def question(*, subject: str, yes: str, no: str, closes: str, signature: str) -> Letter:
    """Return the question whether it is solved; the links only open a page that asks again."""
    return Letter(
        subject=answering(subject),
        paragraphs=(_("We believe that “%(subject)s” is solved. Is that so?") % {"subject": subject},),
        links=((_("Yes, it is solved"), yes), (_("No, not yet"), no)),
        after=(
            _("A simple answer to this mail is enough, too. Without one we close the request on %(date)s.")
            % {"date": closes},
        ),
        signature=signature,
    )


def receipt(*, number: int, signature: str) -> Letter:
    """Return the confirmation of receipt. It repeats nothing, as the address is not proven to be theirs."""
    return Letter(
        subject=_("We have received the message (#%(number)s)") % {"number": number},
        paragraphs=(
            _("Thank you, the message has arrived. Its number is #%(number)s.") % {"number": number},
            _("A person will read it and answer. More can be added by answering this mail."),
        ),
        signature=signature,
    )


def follow(*, link: str, signature: str) -> Letter:
    """Return the question whether news of an incident are wanted; the link only opens a page that asks."""
    return Letter(
        subject=_("Hear when it is fixed?"),
        paragraphs=(
            _("This address was given on our status page, to be told when an incident is over."),
            _("Is that wanted? Then please confirm it. Without a confirmation nothing more is sent."),
        ),
        links=((_("Yes, tell me when it is fixed"), link),),
        signature=signature,
    )


def check(*, address: str, signature: str) -> Letter:
    """Return the mail that has to come back by a forwarding."""
    return Letter(
        subject=_("Check of the forwarding"),
        paragraphs=(
            _("This mail was sent to %(address)s to find out whether it is forwarded to the help desk.")
            % {"address": address},
            _("There is nothing to do: as soon as it arrives there, the forwarding is known to work."),
        ),
        signature=signature,
    )


def sign_in(*, code: str, minutes: int, signature: str) -> Letter:
    """Return the mail with a sign-in code."""
    return Letter(
        subject=_("The code to sign in"),
        paragraphs=(_("This is the code to sign in:"),),
        code=code,
        after=(
            _("It is valid for %(minutes)s minutes.") % {"minutes": minutes},
            _("Nobody asked for it? Then there is nothing to do: without the code nobody can sign in."),
        ),
        signature=signature,
    )
