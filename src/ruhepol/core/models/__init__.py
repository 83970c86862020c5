"""The core's tables."""

from ruhepol.core.models.event import EventRow
from ruhepol.core.models.job import Job, JobState
from ruhepol.core.models.stored_file import StoredFile
from ruhepol.core.models.tick import Tick
from ruhepol.core.models.worker import WorkerRow

__all__ = ["EventRow", "Job", "JobState", "StoredFile", "Tick", "WorkerRow"]
