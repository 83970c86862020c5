"""Does somebody want to talk to a person? In any wording, German or English.

Patterns over words rather than a model: the promise that a human is always reachable must not depend on a
score. What names a person is not enough ("add a person to my plan"): it also takes talking, wanting or
asking who is there, or nothing else in the message at all.
"""

import re
from functools import cache

from ruhepol.automation.bot.grammar import patterns, words
from ruhepol.automation.bot.people import LISTS
from ruhepol.automation.bot.wording import read

_TALKING = """
mit <few><them> <few><say_de>
<say_de> <few>(?:mit|zu|an) <them>
<say_en> (?:[\\w'-]+ )?<few>(?:to|with) <them>
<pass>(?: <me>)* <them>
(?:zu|an|mit) <one> (?:weiter|durch)\\w*
(?:talk|speak|chat)(?: to)? (?:human|humans|person|agent|people)
(?:talk|speak) (?:[\\w'-]+ )?<person>$
(?:mit wem|who|whom) (?:[\\w'-]+ ){0,3}?(?:sprechen|reden|talk to|speak to|speak with|talk with)
persönlich (?:mit \\w+ )?(?:sprechen|reden|beraten werden)
"""
_WANTING = """
<want> <light><person><end>
<want> <light><anybody> (?:real|echte\\w*|human|richtige\\w*|to talk|to speak|haben|zum reden|zum sprechen)
<want> <light><anybody> who (?:can|actually|really|knows|understands|is)
<want> <light><anybody> (?:der|die) (?:mir|sich|das|es)
<want> <light><anybody> (?:bitte )?(?:call|contact|anrufen|zurückrufen|kontaktieren)(?: me)?$
<want> <light><anybody> i (?:can|could|may)
(?:can|could|let|kann|könnte|soll) <person> (?:please |bitte )?(?:look|help|answer|read|take|check)
(?:kann|könnte|soll) <person> (?:bitte )?(?:antworten|helfen|das ansehen|übernehmen|draufschauen)
(?:contact <some>|sondern|but) ?<person><end>
<person> (?:her|dazu|dazuholen|hinzuholen|rufen|holen|in here|on)$
<person> (?:bitte|please|pls|plz|gewünscht|verlangt|erwünscht|wanted|needed)$
(?:bitte|please) (?:um )?<person>$
<personal> (?:<help>|agent|person)(?: please| bitte)?$
(?:<want>|wish|gern|gerne|um) (?:[\\w'-]+ ){0,2}?<personal> <help>
live (?:agent|person|human|operator|representative|rep)
"""
_IS_ANYBODY_THERE = """
<is>(?: <perhaps>)* <one>(?= ?$| <there>(?![\\w'-]))
^(?:[\\w'-]+ ){0,2}?<one> (?:da|there|here|hier|zu sprechen|erreichbar|available)$
^(?:<polite> )*<can> (?:[\\w'-]+ ){0,2}?<anybody>(?: <aside>)* <do_help>(?: me| us| please)*$
"""
_NO_MACHINE = """
<refuse> <few><say_en> (?:to|with) <few><bot>
(?:nicht|ungern|keine lust|nie|kein\\w*) <few>(?:mit|an) <few><bot> <few><say_de>
mit <few><bot> <few>(?:rede|spreche|schreibe|chatte) <few>(?:nicht|ungern|nie)
(?:rede|reden|spreche|sprechen|schreibe|chatte) <few>(?:nicht|ungern|nie) <few>mit <few><bot>
^(?:<polite> )*<away>(?: <these>)* <bot>(?: bitte| please| mehr| anymore| thanks| danke| here)*$
^(?:bitte |please )?(?:schalte den |schalten sie den )?<bot> (?:aus|ab|off|weg|stop)$
^(?:please )?(?:turn off|switch off|stop|skip|bypass) (?:the|this|that) <bot>$
"""
_CALL_ME = """
ruf\\w* (?:[\\w'-]+ ){0,2}?(?:mich|uns) (?:[\\w'-]+ ){0,4}?(?:an|zurück)
(?:mich|uns) (?:[\\w'-]+ ){0,3}?(?:anrufen|zurückrufen|angerufen)
(?:angerufen|zurückgerufen) werden
(?:bitte um|möchte|wünsche|brauche|will) (?:[\\w'-]+ )?rückruf
^(?:rückruf|callback)(?: bitte| please)?$
(?:call|phone|ring) (?:me|us)(?= ?$| (?:back|please|now|asap|today|on|at|instead|tomorrow))
(?:give|get) (?:me|us) a (?:call|ring|callback)
(?:want|need|request) a (?:callback|call back|phone call)
"""
_PUT_ME_THROUGH = """
^(?:bitte )?(?:verbinden|stellen|leiten) sie mich(?: bitte)?(?: weiter| durch)?(?: bitte)?$
<lead> (?:sie )?mich (?:bitte )?(?:weiter|durch|zum|zur|mit|an)?(?: bitte)?(?= ?$| (?:<toward> )*<them>)
^(?:bitte |please )?(?:durchstellen|weiterleiten|weiterverbinden|verbinden)(?: bitte)?$
^(?:please )?(?:transfer|connect|escalate)(?: me| this| it)?(?: please)?$
"""
_MORE = {
    "is": words("""
        ist sind gibt_es gibt's gibts sitzt antwortet liest schreibt bin_ich is are any isn't there habt_ihr
    """),
    "perhaps": words("""
        there denn hier da bei euch ihnen auch wirklich vielleicht eigentlich noch irgendwo only just
    """),
    "there": words("""
        da hier dran online erreichbar verfügbar am mit_dem mit_der den_ich die_ich der_mir somebody_i there
        here available i_can i_could who at_the around bei_euch bei_ihnen behind im_chat in_this on_the
        to_talk statt verbunden
    """),
    "can": words("kann könnte can could would würde will"),
    "aside": words("bitte mal here hier von_euch please mir uns echtes"),
    "do_help": words("helfen help antworten answer"),
    "away": words("""
        kein\\w* ohne no not_a not_the keine_lust_auf stop schluss_mit genug_von weg_mit enough_of without
    """),
    "these": words("the this that a more diesem dem den mehr einen einem"),
    "lead": words("verbinde\\w* leite\\w* stelle\\w*"),
    "toward": words("zum zur mit dem der den"),
    "machine_next": "(?!sondern|but|lieber|rather|bot|chatbot|roboter|robot|maschine)",
}
_ALL = LISTS | _MORE
_UNWANTED_LINES = """
    (?:will|möchte|muss|brauche) (?:\\w+ )?(?:nicht|keine?n?) <nobody>
    (?:don't|do not|dont) (?:want|need|have)(?: to)? <nobody>
    (?:no need(?: to| for)?|kein\\w*|no) <nobody>
"""
_NOBODY = {"nobody": "(?:<machine_next>[\\w'-]+ ){0,4}?<person>(?! (?:da|there|here|hier))"}
_MOST = 400  # words: beyond that it is a letter, and its end tells


def wants_human(text: str) -> bool:
    """Tell whether the writer asks for a person."""
    return any(_asks(" ".join(read(part)[-_MOST:])) for part in (text, *re.split(r"[.!?\n;]+", text)))


def _asks(words: str) -> bool:
    unwanted, alone, wish = _compiled()
    if not words or unwanted.search(words):
        return False
    return bool(alone.search(words) or wish.search(words))


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what unwishes a person, what names one and no more, and what wishes; few processes ask."""
    wishes = _TALKING + _WANTING + _IS_ANYBODY_THERE + _NO_MACHINE + _CALL_ME + _PUT_ME_THROUGH
    return (
        patterns(_UNWANTED_LINES, _ALL | _NOBODY),
        patterns("^(?:<filling> )*(?:<people>|<anybody>|<places>)(?: <filling>)*$", _ALL),
        patterns(wishes, _ALL),
    )
