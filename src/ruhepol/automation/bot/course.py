"""Where a conversation stands, and the moves that take it on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ruhepol.automation.bot.talk import Heard


class Charge(StrEnum):
    """Who leads the conversation."""

    BOT = "bot"
    PEOPLE = "people"


class Step(StrEnum):
    """What the bot may do."""

    QUOTE = "quote"
    ASK_BACK = "ask_back"
    GREET = "greet"
    THANK = "thank"
    FAREWELL = "farewell"
    INTRODUCE = "introduce"
    ASK_MORE = "ask_more"
    REJOICE = "rejoice"
    HAND_OVER = "hand_over"
    SILENT = "silent"


class Reason(StrEnum):
    """Why a conversation went to people. The values are stored."""

    WISHED = "wished"
    UNKNOWN = "unknown"
    UNHELPED = "unhelped"
    LONG = "long"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Answer:
    """One passage that may be quoted. `key` names it: the same one is never given twice."""

    key: str
    article_id: int
    title: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Move:
    """What the bot does next, with what, and why where it hands over."""

    step: Step
    answers: tuple[Answer, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A conversation so far."""

    charge: Charge = Charge.BOT
    quoted: frozenset[str] = frozenset()
    offered: tuple[Answer, ...] = ()
    unhelped: int = 0
    chatted: int = 0
    returned: bool = False

    def after(self, move: Move, heard: Heard) -> "Course":
        """Return where the conversation stands after a move."""
        match move.step:
            case Step.SILENT:
                return self
            case Step.HAND_OVER:
                return replace(self, charge=Charge.PEOPLE, offered=())
            case Step.QUOTE:
                return replace(
                    self,
                    quoted=self.quoted | {answer.key for answer in move.answers},
                    offered=(),
                    unhelped=self.unhelped + heard.unhelped,
                    chatted=0,
                )
            case Step.ASK_BACK:
                return replace(self, offered=move.answers, unhelped=self.unhelped + heard.unhelped, chatted=0)
            case _:
                return replace(self, chatted=self.chatted + 1)

    def taken(self) -> "Course":
        """Return it with people in charge: an agent has taken over."""
        return replace(self, charge=Charge.PEOPLE, offered=())

    @property
    def may_return(self) -> bool:
        """Tell whether people may give it back to the bot: once, so that nobody is sent round in a circle."""
        return self.charge is Charge.PEOPLE and not self.returned

    def given_back(self) -> "Course":
        """Return it with the bot in charge again. Raises ValueError the second time."""
        if not self.may_return:
            raise ValueError("a conversation goes back to the bot at most once")
        return replace(self, charge=Charge.BOT, returned=True, unhelped=0, chatted=0)


def fresh(course: Course, found: Sequence[Answer]) -> list[Answer]:
    """Return the answers not given yet, best first, each article once."""
    kept: dict[int, Answer] = {}
    for answer in found:
        if answer.key not in course.quoted:
            kept.setdefault(answer.article_id, answer)
    return list(kept.values())
