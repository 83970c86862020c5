"""Finding a copied header (“From: … Sent: … To: …”) and the rules mail programs draw above a quote."""

import re
from collections.abc import Iterator, Sequence

from ruhepol.channels.email.mime.quotes.labels import meanings

_MEANINGS = meanings()
_FIELD = re.compile(r"^[\s>*_|]*([^\W\d_][^:：*_\n]{0,24}?)[\s*_]*[:：]")
_WINDOW = 12  # lines over which a copied header may run, with its wrapped list of recipients
_NEEDED = 3
_FIRST = frozenset({"from", "sent"})
"""Fields that may begin a copied header; the few programs that begin with another give these, too."""
_NEEDED_BELOW_RULE = _NEEDED_WITH_ADDRESS = 2
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b")
_RULE = re.compile(r"^[\s>]*(?:[_\-=*─—–‐‑―]{3,}|-{2,})\s*$")
_NAMED_RULE = re.compile(r"^[\s>]*[-_=*─—–‐‑―]{2,}\s*(?:\S[^\n]{1,58}?\S)\s*[-_=*─—–‐‑―]{2,}[\s>]*$")
_ORIGINAL = re.compile(
    r"original|ursprüngliche|weitergeleitet|forwarded|antwort|reply|previous|d'origine|initial|transféré|"
    r"oorspronkelijk|doorgestuurd|ursprungligt|vidarebefordrat|oprindelig|opprinnelig|videresendt|"
    r"alkuperäinen|välitetty|pierwotna|oryginalna|przekazan|původní|přeposlan|pôvodn|исходн|оригинальн|"
    r"пересыла|переслан|початкове|оригінальн|вихідне|пересилан|переслан|özgün|orijinal|iletilen|eredeti|原始|原邮件|转发|轉寄|元のメッセージ|転送|"
    r"원본|전달|message from|nachricht von|mensagem|mensaje|messaggio",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"^[\s#>*_=~-]{0,12}(?:please )?(?:reply|type your (?:reply|response)|write your reply|"
    r"your reply)[^\n]{0,30}\babove\b[^\n]{0,60}$|"
    r"^[\s#>*_=~-]{0,12}(?:in replies,? )?(?:(?:all|any|only|your) )?(?:text|content|everything) above this "
    r"line\b[^\n]{0,80}$|"
    r"^[\s#>*_=-]{2,12}[^\n]{0,40}(?:text|alles)[^\n]{0,12} (?:über|oberhalb) dieser[^\n]{0,60}$|"
    r"^[\s#>*_=-]{2,12}[^\n]{0,40}(?:antwort[^\n]{0,20}(?:über|oberhalb)|(?:répon|"
    r"votre réponse)[^\n]{0,30}au-dessus|"
    r"respuesta[^\n]{0,20}(?:encima|arriba)|responda[^\n]{0,20}acima|rispost[^\n]{0,20}sopra|"
    r"antwoord[^\n]{0,20}boven)[^\n]{0,60}$",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"^[\s*_]*(?:previous (?:replies|discussion)|frühere antworten|vorherige antworten|"
    r"begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|"
    r"inizio messaggio inoltrato|inicio del mensaje reenviado|begin doorgestuurd bericht|"
    r"początek przekazywanej wiadomości|vidarebefordrat brev|videresendt besked)[\s*_]*:?\s*$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\s*(?:original message|(?:ursprüngliche|original)[ -]?nachricht|message (?:d.origine|original)|"
    r"mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|"
    r"ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|"
    r"(?:wiadomość oryginalna|oryginalna wiadomość)|původní zpráva|"
    r"(?:исходное|оригинальное) сообщение|orijinal ileti|原始邮件|原始郵件|元のメッセージ|"
    r"원본 메시지)\s*:?\s*$",
    re.IGNORECASE,
)


def is_named_rule(line: str) -> bool:
    """Tell whether a line is “-----Original Message-----” in some language."""
    return len(line) < 120 and bool(_NAMED_RULE.match(line)) and bool(_ORIGINAL.search(line))  # noqa: PLR2004  no rule is longer


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn of dashes or the like, without words."""
    return bool(_RULE.match(line))


def _sets_off(line: str) -> bool:
    """Tell whether a line above a copied header belongs to it: drawn, named, or only named (BlackBerry)."""
    return is_rule(line) or is_named_rule(line) or bool(_HEADING.match(line))


def says_answer_above(line: str) -> bool:
    """Tell whether a line is a help desk's “reply above this line”, or heads what was said before."""
    return len(line) < 160 and bool(_ABOVE.match(line) or _PREVIOUS.match(line))  # noqa: PLR2004  no such line is longer


def is_header(lines: Sequence[str], at: int) -> bool:
    """Tell whether a mail's copied header begins in this line, and no list of a writer's own facts."""
    first = _meaning(lines[at])
    if first is None or first == "cc":
        return False
    block = [lines[at], *_fields_below(lines, at)]
    found = {meaning for line in block if (meaning := _meaning(line))} | _on_one_line(lines[at])
    addressed = any("@" in line for line in block)
    if first not in _FIRST and not (found >= _FIRST and (addressed or len(found) > _NEEDED)):
        return False
    if _below_rule(lines, at):
        return len(found) >= _NEEDED_BELOW_RULE
    if "from" not in found:
        return False
    if addressed:
        return len(found) >= _NEEDED_WITH_ADDRESS
    return len(found) > _NEEDED or (len(found) == _NEEDED and any(_TIME.search(line) for line in block))


def _fields_below(lines: Sequence[str], at: int) -> Iterator[str]:
    """Yield the lines below that are fields, up to the blank line that ends them; lists may be wrapped."""
    for index in range(at + 1, min(at + _WINDOW, len(lines))):
        if _meaning(lines[index]):
            yield lines[index]
        elif not lines[index].strip() and index > at + 1:
            return


def _meaning(line: str) -> str | None:
    """Return what the field means that a line begins with."""
    if ":" not in line and "：" not in line:
        return None
    match = _FIELD.match(line[:200])
    return _MEANINGS.get(" ".join(match[1].lower().split())) if match else None


def _on_one_line(line: str) -> set[str]:
    """Return the meanings of fields that a conversion from HTML has run together on one line."""
    words = re.findall(r"\s([^\W\d_]{2,14}):\s", line[:400].lower())
    return {_MEANINGS[word] for word in words if word in _MEANINGS}


def _below_rule(lines: Sequence[str], at: int) -> bool:
    above = next((line for line in reversed(lines[max(0, at - 3) : at]) if line.strip()), "")
    return _sets_off(above)


def from_rule(lines: Sequence[str], at: int) -> int:
    """Return where the rules begin that stand directly above line `at`, blank lines between allowed."""
    begin = at
    for index in range(at - 1, max(-1, at - 5), -1):
        line = lines[index]
        if _sets_off(line):
            begin = index
        elif line.strip():
            break
    return begin
