"""The words letters end with, by language, in lower case; and lines that programs add below a text."""

import re

_REGARDS = """
best regards|kind regards|kindest regards|warm regards|warmest regards|regards|best wishes|with best wishes|
with best regards|with kind regards|all the best|many regards|sincerely|yours sincerely|sincerely yours|
yours truly|yours faithfully|faithfully|respectfully|cordially|yours|cheers|best|br|rgds|kr|
mit freundlichen grüßen|mit freundlichen gruessen|mit freundlichen grüssen|mit freundlichem gruß|
mit freundlichem gruss|freundliche grüße|freundliche grüsse|freundliche gruesse|viele grüße|viele grüsse|
viele gruesse|liebe grüße|liebe grüsse|liebe gruesse|beste grüße|beste grüsse|herzliche grüße|
herzliche grüsse|schöne grüße|schöne grüsse|mit besten grüßen|mit besten grüssen|mit herzlichen grüßen|
mit vielen grüßen|mit lieben grüßen|sonnige grüße|viele liebe grüße|einen schönen gruß|gruß|gruss|grüße|
grüsse|gruesse|mfg|lg|vg|bg|beste grüße aus|hochachtungsvoll|schöne grüße aus|es grüßt|ihr|ihre|
cordialement|bien cordialement|très cordialement|salutations|meilleures salutations|cdlt|cdt|amicalement|
salutations distinguées|sincères salutations|bien à vous|bien à toi|respectueusement|
cordiali saluti|distinti saluti|saluti|un saluto|un cordiale saluto|cordialmente|i migliori saluti|
met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|mvg|
hartelijke groet|hartelijke groeten|hoogachtend|
pozdrawiam|z poważaniem|z wyrazami szacunku|serdecznie pozdrawiam|pozdrowienia|łączę pozdrowienia|
atenciosamente|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|abraço|abraços|att|
saudações|atentamente|saludos|un saludo|saludos cordiales|un cordial saludo|reciba un cordial saludo|
med venlig hilsen|venlig hilsen|de bedste hilsner|mange hilsner|hilsen|mvh|vh|med vänlig hälsning|
med vänliga hälsningar|vänliga hälsningar|vänligen|hälsningar|bästa hälsningar|med vennlig hilsen|
vennlig hilsen|beste hilsen|ystävällisin terveisin|terveisin|parhain terveisin|kunnioittavasti|yt|
s pozdravem|s přátelským pozdravem|zdravím|hezký den|s úctou|s pozdravom|
с уважением|с наилучшими пожеланиями|всего доброго|с почтением|з повагою|з найкращими побажаннями|
saygılarımla|saygılarımızla|iyi çalışmalar|iyi günler|sevgiler|selamlar|
üdvözlettel|tisztelettel|cu stimă|cu respect|s poštovanjem|lijep pozdrav|lep pozdrav|
よろしくお願いします|よろしくお願いいたします|よろしくお願い致します|宜しくお願いします|宜しくお願い致します|
宜しくお願いいたします|敬具|以上|此致|敬礼|祝好|谢谢|顺颂商祺|此致敬礼|順頌商祺|敬祝|
감사합니다|안녕히 계세요|드림|올림
"""
_THANKS = """
thanks|thank you|many thanks|thanks a lot|thanks so much|thx|thanks in advance|thank you in advance|
thanks again|thank you very much|danke|vielen dank|besten dank|danke im voraus|vielen dank im voraus|
danke und gruß|danke und grüße|danke und viele grüße|vielen dank und viele grüße|merci|merci beaucoup|
merci d'avance|grazie|grazie mille|dank u|bedankt|alvast bedankt|dziękuję|z góry dziękuję|obrigado|obrigada|
gracias|muchas gracias|tak|tack|takk|på forhånd takk|på forhånd tak|tack på förhand|kiitos|kiitos etukäteen|
děkuji|předem děkuji|спасибо|заранее спасибо|дякую|teşekkürler|teşekkür ederim|köszönettel|mulțumesc
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.replace("\n", "").split("|") if word.strip())


REGARDS = _set(_REGARDS)
THANKS = _set(_THANKS)

DEVICE = re.compile(
    r"^(?!.{0,60}\b(?:dhl|ups|fedex|dpd|gls|hermes|usps|deutsche post|kurier|courier|paypal|bank)\b)"
    r"[<(\[{*_\s]*(?:"
    r"(?:sent|posted|mailed) (?:(?:wirelessly|securely|\S{1,20}) )?(?:from|via|with|using|by|"
    r"on) \S[^,;:?]{0,80}"
    r"(?:[,.;:] ?[^,]{0,20}\b(?:please|excuse|pardon|forgive|sorry|apologies|typo|typos|brief|"
    r"brevity)\b.{0,80})?|"
    r"(?:von meinem|von meiner|von unterwegs|vom handy|gesendet (?:von|mit|über|aus|vom)|"
    r"diese nachricht wurde (?:von|mit)|mobil gesendet|verschickt (?:von|mit)|getippt (?:auf|"
    r"mit)) .{2,100}|"
    r"(?:get|download|holen sie sich|téléchargez|télécharger|obtenez|obtener|scarica|"
    r"ottieni) \[?outlook\b.{0,120}|"
    r"outlook für (?:ios|android) beziehen.{0,80}|laden sie outlook .{2,60}|"
    r"(?:envoyé|envoyée) (?:de|depuis|à partir|avec|du|via) .{2,80}|envoyé à partir d.{2,60}|"
    r"(?:enviado|enviada) (?:desde|do|de|a partir|com|con|pelo|via) .{2,80}|"
    r"(?:inviato|inviata|mandato) (?:da|dal|con|tramite) .{2,80}|"
    r"(?:verzonden|verstuurd) (?:met|vanaf|vanuit|via|door) .{2,80}|"
    r"(?:skickat|skickad|sendt|lähetetty|lähetetään) (?:från|fra|med|via|fra min|iPhonesta).{0,80}|"
    r"lähetetty .{2,40}(?:sta|stä|lla|llä|lta|ltä)|"
    r"(?:wysłane|wysłano|wysłana) (?:z|ze|przez|za) .{2,80}|odesláno z .{2,80}|odoslané z .{2,60}|"
    r"(?:отправлено|послано|надіслано) (?:из|с|со|з|за|від|от|через) .{2,80}|.{2,40}(?:'dan|’dan|'den|"
    r"’den|dan|den) gönderildi|"
    r"(?:küldve|elküldve) .{2,60}|trimis de pe .{2,60}|poslano (?:z|s|iz) .{2,60}|"
    r".{0,30}(?:から送信|より送信|から送信されました)|(?:从|從|来自|來自|发自|發自|寄自).{2,40}(?:发送|傳送|发出|寄出|iphone|ipad)?|"
    r".{0,20}에서 (?:보냄|보낸 메일).{0,20}|나의 .{2,30}에서 보냄|"
    r"(?:(?:\w+ )?(?:from|via)(?: my)?|vom|von) (?:mobile|iphone|ipad|handy|smartphone|blackberry)"
    r"(?: (?:\w+ ?){0,2})?|"
    r"virenfrei\.?.{0,60}|virus-free\.?.{0,60}|(?:this|diese) (?:e-?mail|message) (?:has been|was|"
    r"wurde) .{0,30}(?:check|scan|auf viren|virus).{0,80}"
    r"|ᐧ+|\[image: mailtrack\].{0,60}"
    r")[>)\]}*_.!\s]*$",
    re.IGNORECASE,
)
"""Lines that telephones, mail programs and virus scanners add."""

OUTLOOK_MOBILE = re.compile(
    r"^\W{0,3}(?:(?:get|gesendet von|sent from|envoyé (?:de|à partir d.)|obtenez|obtener|téléchargez|scarica|"
    r"enviado desde|inviato da|verzonden vanuit|skickat från|sendt fra|wysłano z|holen sie sich)\s)?"
    r"\[?outlook\]?\S{0,80} (?:for|für|pour|para|per|voor|för|til|dla) \[?(?:ios|android|mac)\b",
    re.IGNORECASE,
)
"""Outlook on a telephone sets this line above what it quotes, often with nothing else between."""

DISCLAIMER = re.compile(
    r"^[\s*_]*(?:confidentiality(?: notice)?|disclaimer|vertraulichkeitshinweis|legal notice|"
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|"
    r"transmission)[^.]{0,120}\b"
    r"(?:confidential|intended|privileged)|(?:diese|die in dieser) (?:e-?mail|"
    r"nachricht)[^.]{0,120}vertraulich|"
    r"der inhalt dieser e-?mail|ce (?:message|courriel|mail)[^.]{0,120}confidentiel|"
    r"este (?:mensaje|correo|e-?mail)[^.]{0,120}confidencial|il presente messaggio|"
    r"esta mensagem[^.]{0,120}confiden|"
    r"dit e-?mailbericht|deze e-?mail[^.]{0,100}vertrouwelijk|please consider the environment|"
    r"bitte denken sie an die umwelt|denken sie an die umwelt|before printing this)",
    re.IGNORECASE,
)
"""How notices of confidentiality begin."""
