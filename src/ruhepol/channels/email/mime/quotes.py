"""Telling what a person wrote from what the mail program quoted below it, and from the signature.

Cautious by design: what is folded stays one click away, but what is folded wrongly is overlooked.
"""

import re
from collections.abc import Sequence

MARK = "\ue000"
"""Stands in text that was read from HTML where the mail program began its quote."""

_CONTAINERS = re.compile(
    r"""<(?:div|blockquote|table|hr|span|p)\b[^>]{0,300}?(?:
        class\s*=\s*["']?[^"'>]{0,80}\b(?:gmail_quote|gmail_extra|moz-cite-prefix|yahoo_quoted|protonmail_quote|
            tutanota_quote|zmail_extra|WordSection1-quote)\b
      | id\s*=\s*["']?(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg|reply-intro|OLK_SRC_BODY_SECTION|
            ms-outlook-mobile-reply|mail-editor-reference-message-container)\b
      | name\s*=\s*["']?quote\b
      | type\s*=\s*["']?cite\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)

_WROTE = (
    "wrote", "schrieb", "geschrieben", "a écrit", "ha scritto", "escribió", "escreveu", "schreef", "skrev",
    "napisał", "napisała", "napsal", "kirjoitti", "пишет", "написал", "пише", "yazdı", "書きました", "写道",
)  # fmt: skip
_INTRO = re.compile(
    r"^(?:on|am|le|il|el|em|op|den|w dniu|dne|в|at)\b.{4,300}\b(?:" + "|".join(_WROTE) + r")\b.{0,80}:\s*$",
    re.IGNORECASE,
)
_NAMED_INTRO = re.compile(
    r"^.{1,160}(?:<[^<>\s]+@[^<>\s]+>|\d{4}|\d\d:\d\d).{0,60}\b(?:" + "|".join(_WROTE) + r")\b.{0,40}:\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"^[\s>]*[-_=*]{2,}\s*(?:original message|original appointment|forwarded message|ursprüngliche nachricht|"
    r"original-nachricht|originalnachricht|weitergeleitete nachricht|message d'origine|message original|"
    r"messaggio originale|mensaje original|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|"
    r"oprindelig meddelelse|opprinnelig melding|wiadomość oryginalna|původní zpráva)\s*[-_=*]{2,}\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^[\s>*]*(?:from|von|de|da|van|från|fra|od|от|lähettäjä|kimden)\s*:\s*\*?\s*\S", re.IGNORECASE
)
_SENT = re.compile(
    r"^[\s>*]*(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|inviato|data|verzonden|skickat|sendt|"
    r"wysłano|"
    r"odesláno|отправлено|lähetetty|gönderildi|to|an|à|a|para|aan|till|til|do|komu|betreff|subject|objet|"
    r"oggetto|asunto|onderwerp|ämne|emne|temat|předmět|тема)\s*:",
    re.IGNORECASE,
)
_LINE = re.compile(r"^\s*[_-]{10,}\s*$")
_DELIMITER = re.compile(r"^(?:-- ?|—|–– ?|__+)\s*$")
_MOBILE = re.compile(
    r"^(?:sent (?:from|via|with) (?:my |a |the )?\S.{0,60}|get outlook for .{2,40}|"
    r"(?:von meinem|von unterwegs|gesendet (?:von|mit|aus)|diese nachricht wurde von) .{2,80}|"
    r"envoyé (?:de|depuis) .{2,60}|enviado desde .{2,60}|inviato da .{2,60}|"
    r"verzonden (?:met|vanaf) .{2,60})$",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 15
_WRAPPED = 4  # lines over which an introduction may be broken
_HEADER_LINES = 6


def mark_quotes(html: str) -> str:
    """Put a mark before everything a mail program wraps its quote in."""
    return _CONTAINERS.sub(lambda match: f"<div>{MARK}</div>{match[0]}", html)


def split(text: str) -> tuple[str, str]:
    """Return (visible, folded): the writer's own words, and quote and signature as they followed.

    Where nothing would stay visible, everything does.
    """
    lines = text.split("\n")
    start = _quote_start(lines)
    own, quoted = lines[:start], lines[start:]
    below = _below(quoted)
    if below is None:  # answers between the quoted lines: cutting would tear the conversation
        own, quoted = lines, []
    else:
        own, quoted = own + quoted[len(quoted) - below :], quoted[: len(quoted) - below]
    end = _signature_start(own)
    visible = _joined(own[:end])
    if not visible:
        return _joined(lines), ""
    return visible, _joined([*own[end:], *quoted])


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).replace(MARK, "").strip("\n")


def _quote_start(lines: Sequence[str]) -> int:
    """Return the index of the first line of the quote, the number of lines where there is none."""
    for at, line in enumerate(lines):
        if MARK in line or _RULE.match(line) or _is_header_block(lines, at):
            return at
        if line.startswith(">") and _is_quoted_from(lines, at):
            return at
        if length := _intro_length(lines, at):
            following = next((one for one in lines[at + length :] if one.strip(f" {MARK}")), ">")
            if at or following.startswith(">"):
                return at
    return len(lines)


def _is_quoted_from(lines: Sequence[str], at: int) -> bool:
    """Tell whether `>` lines at `at` are a quote of some length, not one line that begins so by chance."""
    rest = [line for line in lines[at : at + 3] if line.strip()]
    return all(line.startswith(">") for line in rest)


def _intro_length(lines: Sequence[str], at: int) -> int:
    """Return over how many lines “On … wrote:” runs at `at`; 0 where there is none."""
    if len(lines[at]) > 400 or not lines[at].strip():  # noqa: PLR2004  no introduction is that long
        return 0
    joined = ""
    for length in range(1, _WRAPPED + 1):
        if at + length > len(lines) or not lines[at + length - 1].strip():
            return 0
        joined = f"{joined} {lines[at + length - 1].strip()}".strip()
        if joined.endswith((":", "：")):
            if _INTRO.match(joined) or (length == 1 and _NAMED_INTRO.match(joined)):
                return length
            return 0
    return 0


def _is_header_block(lines: Sequence[str], at: int) -> bool:
    """Tell whether Outlook's copy of a mail's header begins here (or its line does, just above)."""
    if _LINE.match(lines[at]):
        at = next((n for n in range(at + 1, min(at + 3, len(lines))) if lines[n].strip()), at)
    if not _FROM.match(lines[at]):
        return False
    following = [line for line in lines[at + 1 : at + 1 + _HEADER_LINES] if line.strip()]
    return sum(bool(_SENT.match(line)) for line in following) >= 2  # noqa: PLR2004  sent and to, at least


def _below(quoted: Sequence[str]) -> int | None:
    """Return how many lines at the end are an answer below the quote; None where answers stand between.

    Only `>` marks say where a quote ends; without them all that follows belongs to it.
    """
    marked = [at for at, line in enumerate(quoted) if line.startswith(">")]
    if not marked:
        return 0
    own = [
        at for at in range(marked[0], len(quoted)) if quoted[at].strip() and not quoted[at].startswith(">")
    ]
    if not own:
        return 0
    if own[0] > marked[-1]:
        tail = quoted[marked[-1] + 1 :]
        return 0 if _intro_length(tail, _first(tail)) or _DELIMITER.match(tail[_first(tail)]) else len(tail)
    between = [at for at in own if at < marked[-1]]
    torn = all(quoted[at - 1].startswith(">") and len(quoted[at - 1]) > 60 for at in between)  # noqa: PLR2004
    return 0 if torn else None  # a long quoted line that was broken in transit is no answer


def _first(lines: Sequence[str]) -> int:
    return next(at for at, line in enumerate(lines) if line.strip())


def _signature_start(lines: Sequence[str]) -> int:
    """Return the index where the signature begins, the number of lines where there is none."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in filled[-_SIGNATURE_LINES:]:
        if at and (
            _DELIMITER.match(lines[at]) or (_MOBILE.match(lines[at].strip()) and at >= filled[-1] - 2)
        ):
            return at
    return len(lines)
