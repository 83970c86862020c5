"""How programs answer in a person's name, in the languages they do it in: subjects and first sentences.

A subject that *is* such a phrase counts (“Automatic reply: …”), one that talks about it does not (“Automatic
reply does not work”). A single word (“Urlaub: …”) counts only beside a sentence that says so.
"""

import re
from functools import lru_cache

_ANSWER = r"""
auto(?:matic|mated|matically generated|-?generated)?[ -]?(?:out of office )?(?:e-?mail )?(?:reply|
response|answer|acknowledge?ment|message)|auto[ -]?(?:responder|response|reply)|autom(?:at(?:ische|isch|
isierte|isch generierte|isch erstellte)r?|\.) (?:e-?mail-?)?(?:antwort|rückantwort|rückmeldung|
abwesenheit\w*|eingangsbestätigung|empfangsbestätigung|mail|nachricht|antwoord|reactie|bericht|
beantwoording|bevestiging)|auto-?antwort|(?:r[ée]ponse|message|accusé de réception) automatique|
réponse d['’]absence|(?:risposta|messaggio) automatic[ao](?: di assenza)?|auto-?risposta|
auto-?odpowied[źz]|automatyczn\w+ (?:odpowied[źz]|potwierdzenie|wiadomość)|odpowied[źz] automatyczna|
(?:resposta|mensagem) autom[áa]tica|(?:respuesta|mensaje|contestación) autom[áa]tic[ao]|auto-?respuesta|
contestador automático|automatisk[te]? (?:svar|besvarelse|besked|melding|meddelande)|auto(?:mat)?-?svar|
automaattinen (?:vastaus|viesti)(?:viesti)?|automaattivastaus|automatická (?:odpověď|odpoveď|zpráva|
správa)|авто-?ответ(?:чик)?|автоматическ\w+ (?:ответ|уведомление|сообщение)|авто-?відповід(?:ь|ач)|
автоматичн\w+ (?:відповідь|повідомлення)|otomatik (?:yanıt|cevap|mesaj|ileti)|automatikus válasz|
răspuns automat|自動(?:返信|応答|回答)(?:メール|メッセージ)?|自动(?:回复|答复|回信|应答)|自動(?:回覆|
回復|答覆|回信)|자동 ?(?:응답|회신|답장|답변)
"""
_OFFICE = r"""
(?:currently )?out[ -]of[ -](?:the[ -]|my[ -])?office(?: (?:notification|message|notice|alert|
assistant))?|currently (?:away|unavailable)|ooo|oof|away from (?:the |my )?(?:office|desk|e-?mail|mail)|
not in (?:the )?office|vacation (?:reply|message|notice|response|auto\w*)|away (?:message|notice)|
absence (?:notification|notice|message)|on (?:vacation|holidays?|(?:annual |maternity |parental |
sick )?leave)|abwesenheits(?:notiz|meldung|nachricht|assistent|agent|benachrichtigung|info)|abwesenheit|
(?:ich bin |ist )?(?:derzeit |momentan |aktuell |zur ?zeit )?(?:nicht im (?:büro|haus)|au(?:ß|ss)er haus|
im urlaub|abwesend|nicht erreichbar)|urlaubs(?:notiz|meldung|benachrichtigung)|ferien-?abwesenheit|
absen(?:ce|te?) (?:du|de) bureau|(?:message|notification|avis) d['’]absence|en congés?|fuori (?:sede|
ufficio)|assen(?:za|te) dall['’]ufficio|(?:notifica|avviso) di assenza|afwezigheids\w+|afwezig(?:heid)?|
niet aanwezig|niet op kantoor|poza biurem|nieobecność(?: w (?:biurze|pracy))?|
powiadomienie o nieobecności|fora do escritório|ausência (?:temporária|do escritório)|
ausente do escritório|aviso de (?:ausência|férias)|fuera de (?:la )?oficina|ausen(?:te|
cia) de la oficina|aviso de (?:ausencia|vacaciones)|fravær(?:sbesked|smelding|sassistent)?|
frånvaro(?:meddelande|besked)?|(?:borte|ute|væk) (?:fra|av) kontoret|(?:ikke|inte|ej) (?:på (?:kontoret|
plats|arbejde|jobb)|til stede|tilstede)|poissaoloilmoitus|poissa (?:toimistol?s?ta|töistä|työpaikalta)|
mimo kancelář|oznámení o nepřítomnosti|nepřítomnost(?: v (?:kanceláři|práci))?|вне офиса|
отсутствие на (?:рабочем месте|работе)|уведомление об отсутствии|нет (?:на (?:рабочем )?месте|в офисе)|
поза офісом|немає (?:на (?:робочому )?місці|в офісі)|ofis dışı(?:nda)?|házon kívül|不在(?:通知|
のお知らせ|連絡|案内)|休暇(?:の)?(?:お知らせ|連絡|通知)|不在办公室|外出自动回复|休假通知|
부재 ?중(?: ?(?:안내|알림))?|부재 알림
"""
_WORD = r"""
auto|vacation|holidays?|absen(?:ce|t)|away|annual leave|leave|parental leave|urlaub|elternzeit|
mutterschutz|ferien|büro geschlossen|absente?(?:\(e\))?|vacances|en vacances|congés|assente|assenza|
ferie|in ferie|vakantie|met vakantie|urlop|na urlopie|nieobecn[yai]|ausente|ausência|ausencia|
(?:em )?férias|(?:de )?vacaciones|på ferie|fraværende|ferie|på semester|semester|frånvarande|tjänstledig|
lomalla|loma|vuosiloma|poissa|poissaolo|dovolená|nepřítom(?:en|na)|(?:в )?отпуске?|отсутствие|
(?:у )?відпуст(?:ка|ці)|відсутність|(?:yıllık )?izin(?:de)?|tatil(?:de)?|不在|休暇中?|外出中?|休假中?|
휴가 ?중?|외출 ?중
"""
_AWAY = r"""
\bi(?: am|['’]m|['’]ll be| will be)[^\n!?]{0,40}(?:out of (?:the )?office|out of office|
currently (?:away|unavailable)|away (?:from|until|on)|on (?:vacation|holidays?|(?:\w+ )?leave))|
\bwe are closed (?:until|from)|\b(?:ich bin|bin ich|ich befinde mich)\b[^\n!?]{0,60}(?:nicht im (?:büro|
haus)|abwesend|(?:im|in) (?:\w+ )?(?:urlaub|elternzeit|ferien|mutterschutz)|nicht erreichbar|au(?:ß|
ss)er haus|(?:ab|am) [^\n]{2,30}wieder (?:erreichbar|im (?:büro|haus)|für sie da))|(?:diese|
ihre) (?:e-?mail|nachricht) wird nicht (?:automatisch )?(?:weitergeleitet|gelesen)|\bje (?:suis|
serai)[^\n!?]{0,40}(?:absente?|en (?:congés?|vacances|déplacement)|de retour (?:le|à partir))|\b(?:sono|
sarò)[^\n!?]{0,30}(?:assente|fuori (?:sede|ufficio)|in ferie)|\b(?:ik ben|ben ik)[^\n!?]{0,40}(?:afwezig|
niet (?:aanwezig|op kantoor|bereikbaar)|(?:met|op) vakantie)|\b(?:jestem|przebywam|
będę)\b[^\n!?]{0,40}(?:na urlopie|poza biurem|nieobecn|niedostępn)|\b(?:estou|
estarei)\b[^\n!?]{0,40}(?:de férias|em férias|ausente|fora do escritório)|\b(?:estoy|estaré|
me encuentro)\b[^\n!?]{0,40}(?:fuera|ausente|de vacaciones)|\bjeg (?:er|holder|
har)\b[^\n!?]{0,40}(?:ferie|ikke på (?:kontoret|arbejde|jobb)|(?:borte|væk|ute) (?:fra|av) |fraværende)|
\bjag (?:är|har)\b[^\n!?]{0,40}(?:semester|inte på (?:kontoret|plats|jobbet)|frånvarande|ledig|
tjänstledig)|\bolen\b[^\n!?]{0,40}(?:lomalla|poissa|vapaalla)|\b(?:jsem|
budu)\b[^\n!?]{0,30}(?:na dovolené|mimo kancelář|nepřítom)|na dovolenke|\b(?:я|меня|
буду)\b[^\n!?]{0,40}(?:в отпуске|нет (?:в офисе|на (?:рабочем )?месте)|отсутству|вне офиса)|
нахожусь в (?:отпуске|командировке)|отсутствую (?:в офисе|на рабочем месте)|\b(?:я|
мене)\b[^\n!?]{0,40}(?:у відпустці|немає (?:в офісі|на місці)|відсутн|поза офісом)|(?:ofis dışında|
yıllık izinde|izinde|tatilde)y[iı]m|(?:不在に|休暇を|外出)[^\n。]{0,20}(?:おります|います|いただ|頂)|
我(?:目前|正在|现在|現在|将|將)?[^\n。]{0,10}(?:不在办公室|不在辦公室|休假|外出|度假|出差)|(?:现在|正在|
目前)休假|(?:현재|지금)? ?(?:부재|휴가|출장) ?중(?:입니다|이오니|이므로|이며)
"""
_ITSELF = r"""
this (?:is|was) an? (?:auto(?:matic|mated|matically[ -]generated|-?generated)|
system[ -]generated) (?:e-?mail )?(?:reply|response|answer|message|e-?mail|acknowledge?ment|
notification)|(?:dies|das|hierbei)[^\n!?]{0,16} (?:ist|
handelt es sich um) eine[rn]? automatisch (?:erstellte|generierte|versandte|erzeugte|
versendete)?[^\n!?]{0,12}(?:antwort|nachricht|e-?mail|mail|rückmeldung|bestätigung)|(?:dies|das|
hierbei)[^\n!?]{0,16} (?:ist|handelt es sich um) eine[rn]? automat(?:ische|isierte) (?:antwort|nachricht|
e-?mail|mail|rückmeldung|bestätigung)|automatisch (?:erstellte|generierte|versandte|
versendete) (?:antwort|nachricht|e-?mail)|(?:diese|ihre) (?:e-?mail|
nachricht) wurde automatisch (?:erstellt|generiert|versandt|versendet|erzeugt)|ceci est (?:un|
une) (?:message|réponse|courriel|e-?mail) automatique|ce (?:message|courriel) (?:est|
a été) (?:envoyé )?automatique|(?:questo|questa) è (?:un|una) (?:messaggio|risposta|e-?mail) automatic|
dit is een automatisch(?:e)? (?:bericht|antwoord|e-?mail|reactie)|to jest (?:automatyczna|
wiadomość automatyczna|automatycznie)|est[ae] (?:é|es) (?:um|uma|un|una) (?:mensagem|resposta|e-?mail|
mensaje|respuesta|correo) autom|dette er (?:en|et) (?:automatisk|autosvar)|det(?:ta|här) är ett automat|
tämä on automaatti|toto je automatick|это автоматическ|данное (?:письмо|сообщение) (?:создано|отправлено|
сформировано) автоматически|це автоматичн|bu (?:otomatik|ileti otomatik|e-?posta otomatik|
mesaj otomatik)|(?:自動(?:返信|応答|送信|配信)(?:メール|メッセージ)?|自動的に(?:送信|返信))(?:です|にて|
で(?:す|お送り)|され|して)|(?:这是|此邮件为|此為|這是)[^\n]{0,8}(?:自动|自動)(?:回复|发送|生成|回覆|
發送)?|자동으로 (?:발송|발신|전송|생성)된?|자동 ?(?:응답|회신|발송) ?(?:메일|메시지)(?:입니다|이)
"""
_THANKED = r"""
thank(?:s| you) for (?:your|the|contacting|reaching|getting)|(?:your|the) (?:message|
e-?mail) (?:has been|was) received|(?:vielen dank|danke|besten dank|herzlichen dank) für (?:ihre|deine|
die|ihr)|merci (?:pour|de) (?:votre|ton)|(?:j['’]ai|nous avons) bien reçu|grazie per (?:il|la|aver)|
(?:dank|bedankt) voor (?:uw|je|jouw)|dziękuj[ęe](?:my)? za|obrigad[oa] p(?:or|elo|ela)|gracias por (?:su|
tu|contactar)|tak for (?:din|deres)|tack för (?:ditt|din|er)|takk for (?:din|e-?post)|kiitos (?:viestist|
sähköpost|yhteydenot)|děkuji za|спасибо за|благодар\w+ (?:вас )?за|дякую за|(?:mesajınız|
e-?postanız) için teşekkür|(?:お問い合わせ|ご連絡|メール)[^\n]{0,12}ありがとう|感谢您?的|谢谢您?的|
感謝您?的|(?:메일|연락|문의)[^\n]{0,10}감사
"""
_BACK = r"""
\b(?:return(?:ing)?|be back|back (?:on|in))\b|\burgent|immediate assistance|limited access|
no access to (?:my )?e-?mail|please contact|wieder (?:erreichbar|im (?:büro|haus)|da)|dringend|
eilig|hilft ihnen|
wenden sie sich|vertretung|weitergeleitet|de retour|urgence|contacte[rz]|rientr|urgen|contattare|terug|
dringend|contact op(?:nemen)?|wrac|pilnych|proszę o kontakt|retorn|contactar|regres|vuelt|regresar[ée]|
tilbage|hastende|kontakt|åter|brådskande|tilbake|haster|palaan|kiireell|zpět|naléhav|neodkladn|
kontaktujte|вернусь|срочн|обращ|повернусь|термінов|dön(?:eceğim|üş)|acil|戻り|緊急|お急ぎ|返回|紧急|緊急|
복귀|급한|긴급
"""


def _joined(pattern: str) -> str:
    """Return an expression that was written over several lines."""
    return pattern.replace("\n", "")


_PREFIX = r"^(?:(?:re|aw|sv|vs|antw|odp|r|tr|ynt|wg|fwd?)\s?[:：]\s?)*"
_OPEN = r"[\[(【「*]?\s?"
_WHEN = (
    r"from|until|till|to|through|bis|vom|von|ab|wegen|am|du|dal|fino|jusqu|au|od|do|op|van|tot|t/m|de|até|hasta|del|desde|"
    r"fra|til|från|till|alkaen|asti|saakka|с|до|з|по"
)
_FOLLOWED = rf"\s*(?:$|[:：\])】」.!,;|(*\[–—-]|(?:(?:re|aw|sv|fw)\s?:)|\d|(?:{_WHEN})\b)"
_NOUN = rf"(?:{_joined(_ANSWER)}|{_joined(_OFFICE)})"

_SAYS = re.compile(rf"{_PREFIX}{_OPEN}{_NOUN}(?:[\s:,/–-]*{_NOUN})*{_FOLLOWED}")
_SAYS_AT_END = re.compile(rf"(?:\s[–—|-]\s|[\[(【]){_NOUN}[\])】]?\s*$")
_SAYS_OF_SOMEBODY = re.compile(
    rf"{_PREFIX}(?:auto:\s)?(?:\S+ ){{1,4}}(?:is|ist|est|è|está|er|är|on|je)\s"
    rf"(?:currently |derzeit |momentan )?(?:{_joined(_OFFICE)})\s*(?:$|[.!(,–-]|(?:{_WHEN})\b)",
)
_HINTS = re.compile(rf"{_PREFIX}{_OPEN}(?:{_joined(_WORD)}){_FOLLOWED}")
_STATES = re.compile(rf"{_PREFIX}{_OPEN}(?:auto:\s)?(?:{_joined(_AWAY)})")
_IS_AWAY = re.compile(_joined(_AWAY))
_IS_PROGRAM = re.compile(_joined(_ITSELF))
_THANKS = re.compile(_joined(_THANKED))
_TELLS_MORE = re.compile(_joined(_BACK))
_OPENING, _FIRST_WORDS = 600, 250


def _lowered(text: str) -> str:
    """Return the beginning in lower case, in which the expressions are written: they are faster so."""
    return text[:_OPENING].lower().replace("i\u0307", "i")


@lru_cache(maxsize=64)
def in_subject(subject: str) -> bool:
    """Tell whether a subject is that of an automatic answer, whatever stands below."""
    if len(subject) > _OPENING:
        return False
    subject = _lowered(subject)
    return any(said.search(subject) for said in (_SAYS, _STATES, _SAYS_AT_END, _SAYS_OF_SOMEBODY))


def is_hinted(subject: str) -> bool:
    """Tell whether a subject begins with a word that absent people use, among others."""
    return bool(_HINTS.match(_lowered(subject)))


def in_words(text: str) -> bool:
    """Tell whether the first sentences speak of absence, or of themselves as automatic."""
    opening = _lowered(text)
    return bool(_IS_AWAY.search(opening) or _IS_PROGRAM.search(opening))


def is_declared(text: str) -> bool:
    """Tell whether no header is needed: thanks for the mail, an absence and what to do meanwhile."""
    opening = _lowered(text)
    if not _THANKS.search(opening[:_FIRST_WORDS]):
        return False
    away = _IS_AWAY.search(opening)
    return bool(away and _TELLS_MORE.search(opening, away.end() - 1)) or bool(_IS_PROGRAM.search(opening))
