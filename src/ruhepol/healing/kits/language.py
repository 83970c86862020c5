"""What stands in a kit: its name and version, and problems with words, symptoms, signs and a remedy."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

MOST_PROBLEMS = 50
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,59}$")]
Version = Annotated[str, Field(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")]
_KEPT = r"^[^\x00]*$"
"""Databases keep every character but this one."""
Line = Annotated[str, Field(min_length=1, max_length=120, pattern=_KEPT)]
Text = Annotated[str, Field(min_length=1, max_length=2_000, pattern=_KEPT)]
Symptom = Annotated[str, Field(min_length=3, max_length=300, pattern=r"^[^\r\n\x00]+$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Lines(_Part):
    """A short text in both languages."""

    de: Line
    en: Line


class Texts(_Part):
    """A text in both languages."""

    de: Text
    en: Text


class Symptoms(_Part):
    """How customers put it, each in their own words."""

    de: Annotated[tuple[Symptom, ...], Field(max_length=40)] = ()
    en: Annotated[tuple[Symptom, ...], Field(max_length=40)] = ()


class Outbreak(_Part):
    """So many customers who come to have it within so many minutes are proposed as an incident."""

    customers: Annotated[int, Field(ge=2, le=32_767)] = 3
    minutes: Annotated[int, Field(ge=1, le=1_440)] = 15


class KitProblem(_Part):
    """One problem. `condition` and `remedy` are texts in their own languages, kept as they were written."""

    key: Slug
    asset: str
    mode: Literal["automatic", "one_click", "approval"] = "approval"
    told: bool = False
    """Whether the customers it concerns hear of it, though nobody has asked."""
    title: Lines
    words: Texts
    symptoms: Symptoms = Symptoms()
    outbreak: Outbreak = Outbreak()
    condition: Annotated[str, Field(max_length=10_000, pattern=_KEPT)]
    remedy: Annotated[str, Field(max_length=40_000, pattern=_KEPT)] = ""

    @field_validator("asset")
    @classmethod
    def _is_a_kind(cls, value: str, info: ValidationInfo) -> str:
        kinds = (info.context or {}).get("kinds", ())
        if kinds and value not in kinds:
            raise ValueError(f"there is no such kind of asset; write one of {', '.join(kinds)}")
        return value


def _with_keys_of_their_own(problems: tuple[KitProblem, ...]) -> tuple[KitProblem, ...]:
    keys = [problem.key for problem in problems]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise ValueError(f"two problems have the key {twice}")
    return problems


class Kit(_Part):
    """A file of problems that belong together."""

    kit: Slug
    version: Version
    name: Lines
    about: Texts
    problems: Annotated[
        tuple[KitProblem, ...],
        Field(min_length=1, max_length=MOST_PROBLEMS),
        AfterValidator(_with_keys_of_their_own),
    ]
