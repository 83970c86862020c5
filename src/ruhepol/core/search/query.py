"""What a person typed into a search box, taken apart."""

import re
from dataclasses import dataclass

from ruhepol.core.search.documents import Visibility, visibility_word
from ruhepol.core.text import Analyser, fold, identifiers, query_stems, tokens
from ruhepol.core.text.tokens import plain

_PHRASE = re.compile(r'["„“”«»]([^"„“”«»]+)["“”«»]')
_LONGEST = 400  # characters: a pasted mail is no query
_MOST_TERMS = 24
_PREFIX = 3  # letters a half-typed word needs before it may stand for all its endings

Variant = tuple[str, ...]
"""Stems that must stand side by side; mostly one."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: any variant satisfies it, and so does any word that begins with `prefix`."""

    variants: tuple[Variant, ...]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: terms, the plain text for numbers and addresses, and who is asking."""

    kind: str
    terms: tuple[Term, ...]
    short: str
    visible: tuple[str, ...] | None


def parse(kind: str, typed: str, visible: Visibility | None, *, typing: bool = False) -> Query:
    """Take a search apart. Words in quotation marks must stand side by side.

    `typing` says that the last word may be half-typed.
    """
    cut = typed[:_LONGEST]
    terms = [_phrase(words) for words in _PHRASE.findall(cut)]
    terms += _loose(_PHRASE.sub(" ", cut))
    terms = [term for term in terms if term.variants][:_MOST_TERMS]
    if typing and terms and cut[-1:].isalnum():
        terms[-1] = _unfinished(terms[-1], tokens(cut)[-1])
    return Query(
        kind=kind,
        terms=tuple(terms),
        short=plain(cut).strip().lstrip("#"),
        visible=None if visible is None else tuple(sorted(visibility_word(word) for word in visible)),
    )


def _phrase(words: str) -> Term:
    runs = {tuple(Analyser("de").stems(words)), tuple(Analyser("en").stems(words))}
    return Term(tuple(sorted(run for run in runs if run)))


def _loose(words: str) -> list[Term]:
    """Turn loose words into terms; a number or address counts as one, whatever signs it holds."""
    terms = []
    for chain in words.split():
        names = identifiers(chain)
        if names:
            terms.append(Term(tuple((name,) for name in names)))
        else:
            terms += [Term(tuple((stem,) for stem in query_stems(word))) for word in tokens(chain)]
    return terms


def _unfinished(term: Term, word: str) -> Term:
    prefix = fold(word)
    return Term(term.variants, prefix) if len(prefix) >= _PREFIX else term
