"""How mail programs say “wrote”, and the small words their introductions begin with."""

import re

# A stem stands for its forms: “napisał” also for “napisała” and “napisał(a)”.
_SPACED = """
wrote|writes|schrieb|geschrieben|schreibt|a écrit|écrivait|a ecrit|ha scritto|scriveva|schreef|
napisał\\w*|napisana przez|pisze|escreveu|escreveram|escribió|escribio|ha escrito|escribía|ha escrit|
va escriure|skrev|skreiv|skrifaði|kirjoitti|napsal\\w*|píše|napísal\\w*|írta|a scris|napisao|napisala|
napisal|написал\\w*|пишет|писал\\w*|пише|написав\\w*|писав\\w*|написа|напісаў|yazdı|yazmış|έγραψε|
đã viết|menulis|kirjutas|rakstīja|rašė|parašė|skribis|ha scrit|idatzi du|escribiu
"""
_UNSPACED = """
書きました|書いた|書き込みました|のメッセージ|のメール|写道|寫道|写到|撰写|写信|作成|님이 작성|작성|썼습니다|
님이 쓴|쓴 글|보낸 글|메시지|כתב|كتب|เขียน
"""
_STARTS = """
on|am|le|il|el|em|op|den|dnia|w dniu|dne|dňa|в|во|у|на|at|på|la|pada|vào|vào lúc|στις|în|a|al|à|em|de|בתאריך|ב
"""
_DAYS = """
mo|di|mi|do|fr|sa|so|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mer|mié|mie|jeu|jue|ven|vie|sam|sáb|
sab|dim|dom|gio|seg|ter|qua|qui|sex|ma|di|wo|vr|za|zo|man|tir|ons|tor|tors|fre|lør|lör|søn|sön|mån|tis|ti|
ke|to|pe|la|su|pon|wt|śr|czw|pt|sob|niedz|po|út|st|čt|pá|so|ne|пн|вт|ср|чт|пт|сб|вс|нд|
pzt|sal|çar|per|cum|cmt|paz
"""
_YOU = "you|sie|du|ihr|vous|tu|lei|u|jij|вы|ви|ty|pan|pani|usted"
_PRONOUNS = (
    "i|we|you|they|ich|wir|sie|er|du|ihr|je|nous|vous|il|elle|ik|jij|wij|ja|my|eu|nós|yo|jeg|vi|jag|он|я|вы"
)


def _one_of(words: str) -> str:
    return "|".join(word for word in words.replace("\n", "").split("|") if word)


WROTE = re.compile(rf"\b(?:{_one_of(_SPACED)})(?:\(\w{{1,2}}\))?(?!\w)|{_one_of(_UNSPACED)}")
PROSE = re.compile(rf"\b(?:{_PRONOUNS})\s+(?:\w+\s+)?(?:{_one_of(_SPACED)})(?!\w)")
"""“As I wrote on 3 March:” is a sentence of the writer."""
ADDRESSED = re.compile(
    rf"(?:{_YOU}) (?:{_one_of(_SPACED)}|schrieben|schriebst|écriviez|pisałeś|писали|scriveva)(?!\w)"
)
"""“You wrote”, as The Bat! says it to whom it answers."""

SENT = re.compile(r"\b(?:sent|said|posted|gesendet|envoyé|updated)(?!\w)")
QUOTING = re.compile(
    r"(?:quoting|zitat von|zitiere|citando|citat från|citat fra|cytowanie|citation de|citat)\s"
)
"""How web mailers begin that name only the writer."""

BEGINNING = re.compile(
    rf"(?:[-_=*>\s]*)(?:(?:{_one_of(_STARTS)})\s|(?:{_one_of(_DAYS)})[.,]?\s|"
    r"\w{3,12}(?:day|tag|di|dag|edì|ek|da|eira),?\s|[^\W\d_]{2,14}\.?,\s+\d|[\d({\[]|在|於)"
)
"""How an introduction's first line may begin, in lower case."""
