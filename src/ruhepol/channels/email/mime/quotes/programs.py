"""Lines that programs add below a text: telephones, mail programs, virus scanners, firms' lawyers."""

import re

_PARCEL = re.compile(r"\b(?:dhl|ups|fedex|dpd|gls|hermes|usps|deutsche post|kurier|courier|paypal|bank)\b")
"""A parcel, too, is “sent with” somebody; so are payments."""

# “Sent from my …” in each language, the verb before or behind.
_SENT = r"""
(?:sent|posted|
mailed) (?!.{0,100}\b(?:yesterday|today|because|arriv\w+|was|were|
you|we|they|but)\b)(?:(?:wirelessly|securely|\S{1,20}) )?(?:from|via|with|using|by|
on) \S[^,;:?]{0,80}(?:[,.;:-] ?[^,]{0,20}\b(?:please|excuse|pardon|forgive|sorry|apologies|typo|typos|
brief|brevity)\b.{0,80})?|
sent from my \S{1,20}, (?:\S{1,20} ){1,3}(?:smartphone|phone|tablet|device)|
sent with .{2,20}, enjoy .{2,40}|
(?:please )?(?:excuse|pardon|forgive|sorry for)(?: the| my| any)* (?:brevity|typos?|mistakes)\b.{0,60}|
(?:typed|written|sent|dictated) (?:on|with|from|using|by) (?:a |my )?(?:tiny|small|little|glass|touch|
thumbs?|siri|mobile)\b.{0,40}|
(?:(?:\w+ )?(?:from|via)(?: my)?|vom|von) (?:mobile|iphone|ipad|handy|smartphone|
blackberry)(?: (?:\w+ ?){0,2})?|
(?:von meinem|von meiner|von unterwegs|vom handy|gesendet (?:von|mit|über|aus|vom)|
diese nachricht wurde (?:von|mit)|mobil gesendet|verschickt (?:von|mit)|(?:unterwegs )?getippt (?:auf|
mit)) .{2,100}|
(?:envoyée?|transmis) (?:de|depuis|à partir|avec|du|via) .{2,80}|envoyée? à partir d.{2,60}|
provenance : .{2,60}|
(?:enviad[oa]|escrito|mandado) (?:desde|do|de|a partir|com|con|pelo|pela|via|vía|através) .{2,80}|
(?:inviat[oa]|mandat[oa]) (?:da|dal|dalla|dall'|dall’|con|tramite|via)\s?\S.{1,80}|
(?:verzonden|verstuurd|gestuurd) (?:met|vanaf|vanuit|via|door|van) .{2,80}|
(?:skickat|skickad|skickades|sendt|sendte|lähetetty|lähetetään) (?:från|fra|med|via|laitteesta|
sovelluksesta|iphonesta|fra min).{0,80}|lähetetty .{2,60}(?:sta|stä|lla|llä|lta|ltä)(?: .{2,20})?|
(?:wysłan[eao]|wysłany|napisan[eao]) (?:z|ze|przez|za|przy) .{2,80}|
(?:odesláno|odoslané|posláno|napsáno) (?:z|ze|zo|pomocí|přes) .{2,80}|
(?:отправлено|послано|написано|надіслано|відправлено|написано) (?:из|с|со|з|зі|за|від|от|через|
на) .{2,80}|
(?:küldve|elküldve) .{2,60}|trimis de pe .{2,60}|poslano (?:z|s|iz) .{2,60}|
(?:从|從|来自|來自|发自|發自|寄自|发送自|傳送自|通过).{2,40}(?:发送|傳送|发出|寄出|iphone|ipad)?
"""
_SENT_AT_END = r"""
(?:von|vom|mit|aus|über|mobil|unterwegs)\b.{0,60}(?:gesendet|getippt|verschickt|geschrieben)|
.{2,60}(?:['’]?[dt][ae]n|ile|üzerinden|aracılığıyla) (?:gönderildi|gönderilmiştir)|
.{0,30}(?:から|より|で)送信(?:されました|しました|しています)?|
.{0,40}에서 (?:보냄|보낸 메일|보냈습니다|발송|작성).{0,20}
"""
# “Get Outlook for iOS”, and other programs that praise themselves.
_OUTLOOK = r"""
(?:get|download|try|holen sie sich|laden sie|hole dir|téléchargez|télécharger|obtenez|obtenir|obtener|
obtenga|obtén|descargar|descarga|descargue|consigue|scarica|ottieni|obter|obtenha|baixe|baixar|pobierz|
uzyskaj|hent|hämta|skaffa|skaff deg|last ned|få|hanki|lataa|získejte|získat|stáhnout|stáhněte|скачать|
скачайте|получить|получите|завантажити|завантажте|отримати|отримайте|获取|下载|取得|下載|获得)(?: (?:o|l'|
aplikację|aplikaci|app|the|die|appen|適用於))?\s?(?:适用于|適用於)?[^\n]{0,20}\[?outlook\b.{0,120}|
(?:get|download) \[?(?:bluemail|aquamail|spark|typeapp|newton|edison|canary)\b.{0,60}|
outlook (?:für|voor|for|til) .{2,40} (?:beziehen|herunterladen|downloaden|ophalen|edinin).{0,80}|
(?:ios|android|mac|windows) (?:için|版|용|版の) ?outlook.{0,40}|
outlook for .{2,20} ?(?:を入手|'?[uüıi]? edinin|edinin|'u edinin).{0,40}|android için .{2,30} edinin|
(?:ios|android)(?:용| 용) outlook .{2,20}|
yahoo mail: search, organi[sz]e, conquer.{0,60}|
https?://www\.(?:aqua-mail|bluemail)\S{0,60}
"""
# “Virus-free.”
_CLEAN = r"""
(?:virenfrei|virus-free|garanti sans virus|sans virus|privo di virus|virusvrij|wolny od wirusów|
libre de virus|livre de vírus|sem vírus|virusfri|virustorjuttu|bez virů|без вирусов|без вірусів|
virüs içermez|ウイルスフリー|ウイルスに感染していません|无病毒|無病毒|바이러스가 없음).{0,60}|
(?:this|diese[rs]?|die|dieser|denne|ce|cet|esta?e?|questa?|deze|dit|det här|tato|tę|ta|это|цей|
bu)\b.{0,60}(?:avast|avg|virus|viren|antivir|norton|kaspersky|eset|mcafee|bitdefender).{0,80}(?:check|
scan|geprüft|vérifi|verifi|kontroll|analis|controll|controleerd|sprawdz|zkontrol|провер|перевір|tarandı|
avast|avg|norton|kaspersky|eset).{0,60}|
l'absence de virus .{2,120}|
(?:this|diese) (?:e-?mail|message) (?:has been|was|wurde) .{0,30}(?:check|scan|auf viren|virus).{0,80}|
ᐧ+|\[image: mailtrack\].{0,60}
"""


def _joined(pattern: str) -> str:
    """Return an expression that was written over several lines."""
    return pattern.replace("\n", "")


_BEFORE, _BEHIND = r"^[<(\[{*_\s]*", r"[>)\]}*_.!。\s]*$"
_LINE = re.compile(f"{_BEFORE}(?:{_joined(_SENT)}|{_joined(_OUTLOOK)}|{_joined(_CLEAN)}){_BEHIND}")
_VERB = re.compile("gesendet|getippt|verschickt|geschrieben|gönderil|送信|보[낸냄냈]|발송|작성")
_LINE_BY_END = re.compile(f"{_BEFORE}(?:{_joined(_SENT_AT_END)}){_BEHIND}")
_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)[^\s\])>]{1,500}[\])>]?")
_LONGEST = 700
_LONGEST_WORDS = 220

OUTLOOK_MOBILE = re.compile(
    _joined(r"""
^\W{0,3}(?:(?:get|gesendet von|sent from|envoyé (?:de|à partir d.)|obtenez|obtener|téléchargez|scarica|
enviado desde|inviato da|verzonden vanuit|skickat från|sendt fra|wysłano z|holen sie sich|hent|hämta|få|
last ned|hanki|pobierz|obter o|obtenir|télécharger|odesláno z)\s)?\[?outlook\]?\S{0,80} (?:for|für|pour|
para|per|voor|för|til|dla|pro|для) \[?(?:ios|android|mac)\b
"""),
    re.IGNORECASE,
)
"""Outlook on a telephone sets this line above what it quotes, often with nothing else between."""

DISCLAIMER = re.compile(
    _joined(r"""
^[\s*_#=-]*(?:(?:important|notice|warning|caution|wichtig|hinweis|
attention|importante|avvertenza)\b[^\n]{0,90}
(?:confidential|vertraulich|confidentiel|confidencial|riservat)|
confidentiality(?: notice)?|disclaimer|vertraulichkeitshinweis|haftungsausschluss|
legal notice|avis de confidentialité|aviso (?:legal|de confidencial)|avviso di riservatezza|
klauzula poufności|fortrolighed|(?:this|the information (?:contained )?in this|
the contents? of this) (?:e-?mail|message|communication|transmission)[^.]{0,120}\b(?:confidential|
intended|privileged)|(?:diese|die in dieser) (?:e-?mail|nachricht)[^.]{0,120}(?:vertraulich|
ausschließlich)|der inhalt dieser e-?mail|ce (?:message|courriel|mail|courrier)[^.]{0,120}confidentiel|
este (?:mensaje|correo|e-?mail)[^.]{0,120}confidencial|il presente messaggio|(?:questo|
le informazioni contenute in questo) messaggio[^.]{0,120}(?:riservat|confidenzial)|
esta mensagem[^.]{0,120}confiden|dit e-?mailbericht|de informatie[^.]{0,80}(?:bericht|
e-?mail)[^.]{0,60}vertrouwelijk|deze e-?mail[^.]{0,100}vertrouwelijk|(?:ta|
niniejsza) wiadomość[^.]{0,120}pouf|denne (?:e-?mail|e-?post|mail)[^.]{0,100}(?:fortrolig|konfidens)|
detta (?:e-?postmeddelande|mejl|meddelande)[^.]{0,100}konfiden|tämä (?:viesti|
sähköposti)[^.]{0,100}luottamuksel|tato (?:zpráva|e-?mail)[^.]{0,100}důvěrn|(?:данное|это|
настоящее) (?:сообщение|письмо)[^.]{0,120}конфиденц|(?:цей|це) (?:лист|повідомлення)[^.]{0,100}конфіден|
bu (?:e-?posta|mesaj|ileti)[^.]{0,120}gizli|please (?:consider|think of) the environment|
bitte denken sie an die umwelt|denken sie an die umwelt|pensez à l.environnement|before printing this|
think before you print)
"""),
    re.IGNORECASE,
)
"""How notices of confidentiality begin."""


def is_link(line: str) -> bool:
    """Tell whether a line is nothing but a link."""
    return bool(_LINK.fullmatch(line))


def adds(line: str) -> bool:
    """Tell whether a program added this line, its links left out of account."""
    if len(line) > _LONGEST:
        return False
    words = _LINK.sub("", line).strip().lower().replace("i\u0307", "i")
    if not words:
        return True
    if len(words) > _LONGEST_WORDS or _PARCEL.search(words):
        return False
    return bool(_LINE.match(words) or (_VERB.search(words) and _LINE_BY_END.match(words)))
