"""What all parts of a plan share."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ruhepol.healing.jsonpath import path


def _path(text: str) -> str:
    """Return the text if it is a JSONPath; raises PathError, which is a ValueError."""
    path(text)
    return text


NAME = r"^[a-z][a-z0-9_-]{0,39}$"
Name = Annotated[str, Field(pattern=NAME)]
Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Words = dict[str, Text]
Path = Annotated[str, Field(pattern=r"^/", max_length=1_000)]
JsonPath = Annotated[str, Field(max_length=300), AfterValidator(_path)]
Plain = str | int | float | bool
Args = dict[Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,59}$")], Plain]


class Sentence(BaseModel):
    """Says only what the language knows, and stays as it was said."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def in_both(words: "Words | None") -> "Words | None":
    """Refuse words that one of our languages lacks; raises ValueError."""
    if words is not None and set(words) != {"de", "en"}:
        raise ValueError("say it in both, de and en")
    return words
