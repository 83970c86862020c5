"""What a customer's line is: a question, a word about the last answer, small talk, a wish for a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ruhepol.automation.bot.grammar import patterns, words
from ruhepol.automation.bot.wishes import wants_human
from ruhepol.automation.bot.wording import read
from ruhepol.core.text.tokens import fold, tokens


class Kind(StrEnum):
    """What a line is, the weightiest first."""

    PERSON = "person"
    QUESTION = "question"
    UNHELPED = "unhelped"
    HELPED = "helped"
    MACHINE = "machine"
    VAGUE = "vague"
    BYE = "bye"
    THANKS = "thanks"
    GREETING = "greeting"


SMALL_TALK = frozenset({Kind.MACHINE, Kind.VAGUE, Kind.BYE, Kind.THANKS, Kind.GREETING})


@dataclass(frozen=True, slots=True)
class Heard:
    """A line: what it is, the question in it, and whether it also says that the last answer did not help."""

    kind: Kind
    question: str = ""
    unhelped: bool = False


_LISTS = {
    "hello": words("""
        hallo hi hey hello moin servus tach guten_tag guten_morgen guten_abend grüß_gott grüss_gott hallöchen
        good_morning good_afternoon good_evening good_day tag greetings
    """),
    "you": words("bot chatbot zusammen there liebes_team team support ihr sie everyone nochmal again"),
    "thanks": words("""
        danke dankeschön dankesehr vielen_dank besten_dank herzlichen_dank thanks thank_you thx ty merci
        super prima toll perfekt perfect great ok okay alles_klar gut fein cool nice good
    """),
    "much": words(
        "sehr schön vielmals dir ihnen euch a_lot so_much very_much you for_your_help für_die_hilfe"
    ),
    "it": words(
        "das es dies this that it die_antwort antwort the_answer der_artikel leider sadly mir me hat"
    ),
    "worked": words("""
        geholfen geklappt funktioniert hilft klappt helped helps works worked geht läuft weitergeholfen
        hilfreich works_now geht_jetzt läuft_jetzt funktioniert_jetzt klappt_jetzt
    """),
    "again": words("es it mir me sehr gut a_lot danke thanks now jetzt wieder again alles"),
    "failed": words(
        "hilft half geholfen klappt geklappt funktioniert geht passt stimmt bringt hilfreich richtig"
    ),
    "quite": words("auch leider wirklich gar überhaupt weiter really"),
    "meant": "(?:gemeint|was ich \\w+|meine frage)",
    "not_that": words("that's_not that_is_not this_is_not it's_not"),
    "yes": "(?:(?:<thanks>|ja|yes|jetzt|now) )*",
    "no": words("nein nö nee no nope nicht_wirklich not_really falsch wrong leider_nicht leider_nein"),
    "does_not": words("didn't did_not doesn't does_not isn't is_not wasn't was_not not"),
    "help": words("help helping helpful work working answer_it solve_it right helped"),
    "of_them": words("davon von_beiden von_diesen von_denen of_these of_those of_them"),
    "matter": words("problem frage thema question issue request"),
    "done": words("gelöst erledigt solved answered beantwortet fixed behoben"),
    "found": words("gefunden got_it found_it geschafft hinbekommen"),
    "are_you": words("bist_du sind_sie bin_ich ist_das seid_ihr are_you is_this am_i"),
    "machine": words("bot chatbot roboter robot maschine machine mensch human person ki ai computer"),
    "have": words("habe hab hätte have i_have i've i've_got"),
    "a": words(
        "ein eine a an noch_eine another mal da kleine kleines großes kurze dringende quick big small"
    ),
    "trouble": words("problem frage anliegen question issue request bitte thema fragen probleme questions"),
    "want_help": words("bitte please i_need ich_brauche brauche need hilfe help unterstützung support me"),
    "can_you": words("können_sie kannst_du könnt_ihr können can_you could_you"),
    "something": words("dich sie euch you was etwas something a_question eine_frage"),
    "goodbye": words("""
        auf_wiedersehen tschüss tschüs tschau ciao bye bye_bye goodbye schönen_tag schönen_tag_noch bis_dann
        have_a_nice_day see_you viele_grüße viele_grüsse mit_freundlichen_grüßen mfg lg best_regards regards
        cheers
    """),
}
_PATTERNS = (
    (
        Kind.UNHELPED,
        """
        ^<no>(?: danke| thanks| thank you)?$
        ^(?:<it> )*(?:<failed> )?(?:<it> )*(?:<quite> )*(?:nicht|nichts|nix)(?: weiter)?$
        ^(?:<it> )*(?:nicht|not|nichts)(?: <it>| <quite>)* (?:<failed>|<help>|gebracht)(?: me| mir)?$
        ^(?:<it> )*<does_not> (?:really )?(?:<help>|answer my question|solve my problem|answer it)(?: me)?$
        ^(?:das |es )?(?:war|ist|meine|meinte|suche) (?:ich )?(?:das )?nicht(?: <meant>)?$
        ^<not_that> (?:it|what i|my question|the answer|right|helpful)(?: [\\w'-]+)*$
        ^(?:keine|keines|keins|keiner|none|neither)(?: <of_them>)?$
        ^(?:das )?(?:kenne|kannte|habe|hab) ich (?:schon|bereits)(?: [\\w'-]+){0,2}$
        ^(?:i )?(?:have |i've )?already (?:tried|read|did|done|know)(?: [\\w'-]+){0,2}$
        ^(?:etwas|was|something) (?:anderes|else)$
        """,
    ),
    (
        Kind.HELPED,
        """
        ^<yes>(?:<it> )*(?:ist |is |has |was )?(?:<it> |sehr |very )*<worked>(?: <again>)*$
        ^(?:<thanks> )*(?:mein |das |my |the )?<matter> (?:ist |is |has been )?<done>$
        ^(?:<thanks> )*(?:(?:das |es )?hat sich |that's |that is |it's |all |ist |is )?<done>$
        ^(?:<thanks> )*(?:ich habe?(?:'s)?|i|i've) (?:es |it )?<found>$
        """,
    ),
    (
        Kind.MACHINE,
        """
        ^<are_you>(?: [\\w'-]+){0,5} <machine>(?: [\\w'-]+)?$
        ^(?:wer|was|who|what) (?:bist|are|sind|is) (?:du|you|sie|this)(?: eigentlich)?$
        """,
    ),
    (
        Kind.VAGUE,
        """
        ^(?:ich )?<have>(?: <a>)* <trouble>(?: für sie| for you)?$
        ^<want_help>(?: <want_help>)*$
        ^<can_you>(?: mir| bitte| please)* (?:helfen|help)(?: me)?$
        ^(?:darf|kann|can|may) (?:ich|i) (?:<something> )?(?:fragen|ask)?(?: <something>)*$
        """,
    ),
    (Kind.BYE, "^<goodbye>$"),
    (Kind.THANKS, "^<thanks>(?: <thanks>| <much>)*$"),
    (Kind.GREETING, "^<hello>(?: <hello>| <you>)*$"),
)
_KINDS = [(kind, patterns(text, _LISTS)) for kind, text in _PATTERNS]
_PARTS = re.compile(r"(?<=[.!?\n,;:])\s*|\s+[-–]\s+")
_WEIGHT = list(Kind)


def hear(text: str) -> Heard:
    """Tell what a customer's line is."""
    if wants_human(text):
        return Heard(Kind.PERSON, text)
    parts = [(kind_of(part), part) for part in _PARTS.split(text) if part and tokens(part)]
    kinds = {kind for kind, _ in parts}
    question = _joined(_meant(parts))
    if (whole := kind_of(text)) is not Kind.QUESTION:
        return Heard(whole, unhelped=whole is Kind.UNHELPED)
    if question:
        return Heard(Kind.QUESTION, question, unhelped=Kind.UNHELPED in kinds)
    kind = min(kinds, key=_WEIGHT.index, default=Kind.VAGUE)
    return Heard(kind, unhelped=kind is Kind.UNHELPED)


def kind_of(text: str) -> Kind:
    """Tell what one part of a line is; what is nothing else is a question."""
    said = " ".join(read(text))
    if not said:
        return Kind.VAGUE
    return next((kind for kind, pattern in _KINDS if pattern.search(said)), Kind.QUESTION)


def chosen(text: str, titles: Sequence[str]) -> int | None:
    """Return which of the offered titles a line names: by its words, or by its number."""
    said = [fold(word) for word in tokens(text)]
    for at, title in enumerate(titles):
        if said == [fold(word) for word in tokens(title)]:
            return at
    number = _ORDINALS.get(" ".join(said))
    return number if number is not None and number < len(titles) else None


_FIRST = "1|eins|one|das erste|erstes|erste|first|the first|the first one|das obere"
_SECOND = "2|zwei|two|das zweite|zweites|zweite|second|the second|the second one"
_THIRD = "3|drei|three|das dritte|drittes|dritte|third|the third|the third one"
_ORDINALS = {word: at for at, names in enumerate((_FIRST, _SECOND, _THIRD)) for word in names.split("|")}


def _meant(parts: Sequence[tuple[Kind, str]]) -> list[str]:
    """Return the parts that ask: after a no, only what follows it."""
    no = max((at for at, (kind, _) in enumerate(parts) if kind is Kind.UNHELPED), default=-1)
    after = [part for kind, part in parts[no + 1 :] if kind is Kind.QUESTION]
    return after or [part for kind, part in parts if kind is Kind.QUESTION]


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part.strip() for part in parts).strip()
