"""Who is asking, and where: everything that narrows what may be suggested."""

from dataclasses import dataclass, replace

from ruhepol.knowledge.readers import VISITOR, Reader
from ruhepol.people.models import Agent

ARTICLE, CANNED, SOLVED = "article", "canned", "solved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who is asking, in which brand's help centre; without `agent`, who is never shown agents' own kinds.

    `for_agents` adds articles that are written for agents. `team` is the key of the team the answer comes
    from; `leave_out` is the ticket one is in, which is not similar but the same.
    """

    for_agents: bool = False
    limit: int = 3
    reader: Reader = VISITOR
    agent: Agent | None = None
    kinds: tuple[str, ...] = (ARTICLE,)
    team: int | None = None
    leave_out: int | None = None

    @property
    def reads_as(self) -> Reader:
        """Whose rights to articles count."""
        return replace(self.reader, inside=True) if self.for_agents else self.reader
