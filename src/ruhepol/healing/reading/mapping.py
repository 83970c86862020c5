"""Which asset a fact is about: rules of the form `attribute = kind of asset`, the first that fits counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ruhepol.healing.reading.seen import ASSET_ID, ASSET_KIND, Value

USUAL = """\
host.name = server
server.address = server
order.id = order
invoice.id = invoice
"""
MOST = 40


class MappingError(Exception):
    """A line is no rule. `line` counts from 1."""

    def __init__(self, line: int, words: str) -> None:
        """Keep the line's number and text."""
        super().__init__(f"{line}: {words}")
        self.line, self.words = line, words


@dataclass(frozen=True, slots=True)
class Rule:
    """The value of `attribute` is the number or the name of an asset of this kind."""

    attribute: str
    kind: str


def parse(text: str, *, kinds: Collection[str]) -> list[Rule]:
    """Return the rules of a text, one a line; empty lines and those that begin with # say nothing.

    Raises MappingError for a line that is no rule or names no kind of asset.
    """
    rules: list[Rule] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        attribute, equals, kind = (part.strip() for part in words.partition("="))
        if not (attribute and equals and kind in kinds) or len(rules) == MOST:
            raise MappingError(number, words)
        rules.append(Rule(attribute, kind))
    return rules


def claims(attributes: Mapping[str, Value], rules: Sequence[Rule]) -> list[tuple[str, str]]:
    """Return what a fact may be about as (kind, number or name), most telling first.

    An asset that is named outright comes before every rule.
    """
    found = [(rule.kind, str(attributes[rule.attribute])) for rule in rules if rule.attribute in attributes]
    if ASSET_KIND in attributes and ASSET_ID in attributes:
        found.insert(0, (str(attributes[ASSET_KIND]), str(attributes[ASSET_ID])))
    return found
