"""Marks in text read from HTML: where a mail program itself says that its quote or signature begins."""

import re

QUOTE = "\ue000"
SIGNATURE = "\ue001"
_BOTH = re.compile(f"[{QUOTE}{SIGNATURE}]")

_QUOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:gmail_(?:quote|extra|attr)|moz-cite-prefix|moz-email-headers-table|yahoo_quoted|"
    r"protonmail_quote|tutanota_quote|zmail_extra|yj6qo|qt|wordsection1-quote|cloudmagic_quote|"
    r"front-blockquote|acompli_quote|hmquote|hs_reply|replaced-blockquote|mcntwrap)(?:$|\s)",
    re.IGNORECASE,
)
_QUOTE_ID = re.compile(
    r"^(?:x_)*(?:divrplyfwdmsg|appendonsend|reply-intro|olk_src_body_section|yahoo_quoted_.*|"
    r"ms-outlook-mobile-(?:reply|body-separator-line)|mail-editor-reference-message-container|"
    r"replybody\d*|isforwardcontent|isreplycontent|stopspelling|zm_quote|origbody|oriMsgHtmlSeperator|"
    r"psignature_quote|replysplit|hmquote|spnEditorContent_quote|quoted_header)$",
    re.IGNORECASE,
)
_SIGNATURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:gmail_signature(?:_prefix)?|moz-signature|protonmail_signature_block|"
    r"tutanota_signature|yahoo-signature|apple-mail-signature|elementtoproof_signature)(?:$|\s)",
    re.IGNORECASE,
)
_SIGNATURE_ID = re.compile(
    r"^(?:x_)*(?:signature|ms-outlook-mobile-signature|applemailsignature|ymail_android_signature|"
    r"mail-app-auto-default-signature|composer_signature|zm-_signature|_signature)$",
    re.IGNORECASE,
)


def mark(tag: str, attributes: dict[str, str]) -> str:
    """Return the mark to put before this element, or nothing."""
    kind, name = attributes.get("class", ""), attributes.get("id", "")
    if not kind and not name and "type" not in attributes and "name" not in attributes:
        return ""
    if _QUOTE_CLASS.search(kind) or _QUOTE_ID.match(name):
        return QUOTE
    if attributes.get("type", "").lower() == "cite" or attributes.get("name", "").lower() == "quote":
        return QUOTE
    if _SIGNATURE_CLASS.search(kind) or _SIGNATURE_ID.match(name):
        return SIGNATURE
    return QUOTE if tag == "a" and attributes.get("name") == "_MailOriginal" else ""


def without(text: str) -> str:
    """Return text without the marks."""
    return _BOTH.sub("", text)
