"""What can be done to an asset, as a step or to undo one; one class for each way to do it."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from ruhepol.healing.plans.amounts import Duration
from ruhepol.healing.plans.sentence import Args, Name, Path, Sentence, Words, in_both

BothWords = Annotated[Words, AfterValidator(in_both)]
Repeat = Literal["safe", "key", "never", "ask"]


class _Deed(Sentence):
    """What every deed has. `repeat` says what may be done when nobody knows whether it took effect.

    safe: doing it twice is doing it once. key: the target knows it again by its idempotency key.
    ask: the check `happened` says yes if it took effect. never: a human decides.
    """

    limit: Annotated[Duration, Field(gt=timedelta(), le=timedelta(minutes=10))] = timedelta(seconds=20)
    retries: Annotated[int, Field(ge=0, le=10)] = 0
    repeat: Repeat = "never"
    happened: Name | None = None

    @model_validator(mode="after")
    def _asks_one_check(self) -> "_Deed":
        if (self.repeat == "ask") != (self.happened is not None):
            raise ValueError('repeat = "ask" and happened = "a check" belong together')
        return self


class HttpDeed(_Deed):
    """A call of a back end."""

    do: Literal["http"]
    system: Name
    method: Literal["POST", "PUT", "PATCH", "DELETE", "GET"] = "POST"
    path: Path
    json_: Annotated[dict[str, Any] | None, Field(alias="json")] = None


class CommandDeed(_Deed):
    """A command of the system's allow-list."""

    do: Literal["command"]
    system: Name
    command: Name
    args: Args = {}


class AnsibleDeed(_Deed):
    """A playbook of the system's."""

    do: Literal["ansible"]
    system: Name
    playbook: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,80}\.ya?ml$")]
    vars: Args = {}


class MessageDeed(_Deed):
    """A message to the customer, kept in the same transaction as the step: it is sent once."""

    do: Literal["message"]
    subject: BothWords | None = None
    text: BothWords


Deed = HttpDeed | CommandDeed | AnsibleDeed | MessageDeed
Undo = Annotated[HttpDeed | CommandDeed | AnsibleDeed | MessageDeed, Field(discriminator="do")]


class _Stepped(Sentence):
    """What makes a deed a step of a plan."""

    name: Name
    says: BothWords
    undo: Undo | None = None

    @property
    def deeds(self) -> tuple[Any, ...]:
        """Return the step itself and what undoes it."""
        return (self, self.undo) if self.undo else (self,)


class HttpStep(_Stepped, HttpDeed):
    """A call as a step."""


class CommandStep(_Stepped, CommandDeed):
    """A command as a step."""


class AnsibleStep(_Stepped, AnsibleDeed):
    """A playbook as a step."""


class MessageStep(_Stepped, MessageDeed):
    """A message as a step."""


Step = Annotated[HttpStep | CommandStep | AnsibleStep | MessageStep, Field(discriminator="do")]
KINDS = ("http", "command", "ansible", "message")
