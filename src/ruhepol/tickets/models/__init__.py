"""The nouns of the tickets room."""

from ruhepol.tickets.models.attachment import Attachment
from ruhepol.tickets.models.copy import Copy
from ruhepol.tickets.models.detail import Detail
from ruhepol.tickets.models.draft import Draft
from ruhepol.tickets.models.label import Cause, Tag
from ruhepol.tickets.models.merge import Merge
from ruhepol.tickets.models.message import Message
from ruhepol.tickets.models.planned import PlannedReply
from ruhepol.tickets.models.question import Question
from ruhepol.tickets.models.solution import Solution
from ruhepol.tickets.models.ticket import Ticket
from ruhepol.tickets.models.topic import Topic
from ruhepol.tickets.models.view import View

__all__ = [
    "Attachment",
    "Cause",
    "Copy",
    "Detail",
    "Draft",
    "Merge",
    "Message",
    "PlannedReply",
    "Question",
    "Solution",
    "Tag",
    "Ticket",
    "Topic",
    "View",
]
