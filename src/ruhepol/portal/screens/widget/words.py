"""The widget's words, in the language it speaks. `{…}` is filled in by the browser."""

from django.utils.translation import gettext as _

Words = dict[str, str | list[str]]


def launching() -> Words:
    """Return what is said before the first click, by its name in the scripts."""
    return {
        "launch": _("Write to us"),
        "close": _("Close the chat"),
        "unread_one": _("1 new message"),
        "unread": _("{count} new messages"),
        "invite_yes": _("Yes, please"),
        "invite_no": _("Close"),
        "invite_never": _("Do not ask again"),
    }


def words() -> Words:
    """Return what is said in the open chat."""
    return {**_frame(), **_writing(), **_talking(), **_answering(), **_looking(), **_parting()}


def _frame() -> Words:
    return {
        "more": _("More"),
        "greeting": _("How can we help?"),
        "kept_here": _("While you type we look for answers. Nothing is kept until you send it."),
        "browse": _("Browse the help centre"),
        "quiet": _("Do not disturb"),
        "forget": _("Delete from this browser"),
        "forgotten": _("Nothing of the chat is left in this browser. Your request stays with us."),
        "no_line": _("No connection. What you send goes out as soon as it is back."),
        "no_line_yet": _("That did not work just now. Please try again."),
    }


def _writing() -> Words:
    return {
        "label": _("Your message"),
        "placeholder": _("Describe what happened"),
        "hint": _("Enter sends, Shift and Enter begin a new line."),
        "send": _("Send"),
        "attach": _("Attach files"),
        "files": _("Files to be sent"),
        "without": _("Do not send {name}"),
        "too_large": _("{name} is larger than {size}."),
        "too_many": _("At most {count} files at once."),
        "address": _("Your e-mail address"),
        "address_hint": _(
            "Then the answer reaches you by mail. Without it, you find it here in this browser."
        ),
        "address_wrong": _("This does not look like an e-mail address."),
        "leave_address": _("Answer me by mail"),
        "leave_address_hint": _("If you leave this page, the answer follows you to this address."),
        "address_kept": _("Thank you. The answer also reaches you by mail."),
        "save": _("Save"),
        "cancel": _("Cancel"),
    }


def _talking() -> Words:
    return {
        "log": _("Conversation"),
        "on_the_way": _("On the way"),
        "you": _("You"),
        "bot_mark": _("automatic answer"),
        "today": _("Today"),
        "yesterday": _("Yesterday"),
        "sending": _("Sending …"),
        "offline_waiting": _("Waiting for the connection"),
        "refused": _("Not sent:"),
        "again": _("Try again"),
        "drop": _("Discard"),
        "read": _("Seen"),
        "delivered": _("Delivered"),
        "typing": _("{name} is typing"),
        "person": _("Talk to a person"),
        "person_noted": _("A person will answer. Just write what it is about."),
        "person_called": _("A person will take over."),
    }


def _answering() -> Words:
    return {
        "answers": _("This might help"),
        "found_one": _("1 answer that might help"),
        "found": _("{count} answers that might help"),
        "loading": _("Loading …"),
        "solved": _("That solved it"),
        "not_it": _("Not what I meant"),
        "read_there": _("Open in the help centre"),
        "sources": _("Sources"),
        "choose": _("What is it about?"),
        "helped": _("Did this help?"),
        "yes": _("Yes"),
        "no": _("No"),
        "thanks": _("Thank you!"),
        "glad": _("Good to hear!"),
        "glad_hint": _("Nothing was sent. We learn from it which answers help."),
        "ask_more": _("Ask something else"),
    }


def _looking() -> Words:
    return {
        "looked": _("We have looked already"),
        "looked_at": _("Looked at:"),
        "away": _("Please do not look"),
        "looks_away": _("We do not look at your things."),
        "look_again": _("Look again"),
        "exactly": _("What exactly happens?"),
        "is_solved": _("Is it solved?"),
        "yes_solved": _("Yes, it is solved"),
        "not_solved": _("Then just write on; what was tried is known to us."),
    }


def _parting() -> Words:
    return {
        "end": _("End the chat"),
        "end_hint": _("Your request stays with us. You can go on writing at any time."),
        "ended": _("This chat has ended."),
        "transcript": _("Send me the conversation"),
        "transcript_hint": _("All that was said in this chat goes to {address}."),
        "transcript_send": _("Send by mail"),
        "transcript_sent": _("The conversation is on its way."),
        "another": _("Start a new chat"),
        "survey": _("How was it?"),
        "survey_hint": _("How satisfied are you with our help?"),
        "survey_send": _("Send"),
        "comment": _("What should we know? (optional)"),
        "marks": [_("Very bad"), _("Bad"), _("Fair"), _("Good"), _("Very good")],
    }
