"""The words letters end with, by language, in lower case, and how they are put together.

People combine them: thanks and a greeting, two languages, the town it comes from. So the tables hold the
pieces, and `kind` takes a line apart.
"""

import re
import unicodedata
from enum import Enum

_REGARDS = """
best regards|kind regards|kindest regards|warm regards|warmest regards|regards|best wishes|
with best wishes|with best regards|with kind regards|with kindest regards|with warm regards|
all the best|many regards|sincerely|yours sincerely|sincerely yours|yours truly|yours faithfully|
faithfully|respectfully|respectfully yours|cordially|yours|cheers|best|br|rgds|kr|greetings|
many greetings|kind greetings|best greetings|with appreciation|with gratitude|warmly|
mit freundlichen grüßen|mit freundlichen gruessen|mit freundlichen grüssen|mit freundlichem gruß|
mit freundlichem gruss|freundlichen gruß|freundlichen gruss|freundliche grüße|freundliche grüsse|
freundliche gruesse|freundlicher gruß|viele grüße|viele grüsse|viele gruesse|liebe grüße|liebe grüsse|
liebe gruesse|lieben gruß|lieber gruß|beste grüße|beste grüsse|besten gruß|bester gruß|herzliche grüße|
herzliche grüsse|herzlichst|schöne grüße|schöne grüsse|schönen gruß|schöner gruß|mit besten grüßen|
mit besten grüssen|mit besten empfehlungen|mit herzlichen grüßen|mit herzlichem gruß|mit vielen grüßen|
mit lieben grüßen|mit kollegialen grüßen|kollegiale grüße|mit sonnigen grüßen|mit schönen grüßen|
sonnige grüße|viele liebe grüße|ganz liebe grüße|einen schönen gruß|gruß|gruss|grüße|grüsse|gruesse|
grüessli|liebi grüess|fründlichi grüess|mfg|mfg.|lg|vg|bg|fg|mbg|mkg|lieb grüße|hochachtungsvoll|
es grüßt|es grüßt sie|es grüßt freundlich|es grüßt herzlich|es grüßt sie freundlich|servus|tschüss|
tschüß|ihr|ihre|cordialement|bien cordialement|très cordialement|salutations|meilleures salutations|
cdlt|cdt|crdt|crdlt|bcdt|amicalement|salutations distinguées|sincères salutations|salutations cordiales|
mes salutations|mes salutations distinguées|bien à vous|bien à toi|respectueusement|sincèrement|
sentiments distingués|cordiales salutations|cordiali saluti|distinti saluti|saluti|un saluto|
un cordiale saluto|un caro saluto|cari saluti|tanti saluti|cordialmente|i migliori saluti|
i più cordiali saluti|migliori saluti|saluti cordiali|cordialità|in fede|met vriendelijke groet|
met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|groetjes|mvg|m.v.g|
hartelijke groet|hartelijke groeten|met hartelijke groet|met hartelijke groeten|met beste groeten|
beste groeten|beste groet|hoogachtend|gr|pozdrawiam|serdecznie pozdrawiam|pozdrawiam serdecznie|
z poważaniem|z wyrazami szacunku|łączę wyrazy szacunku|wyrazy szacunku|pozdrowienia|łączę pozdrowienia|
serdeczne pozdrowienia|z pozdrowieniami|pozdr|pzdr|z szacunkiem|atenciosamente|cumprimentos|
com os melhores cumprimentos|com os meus cumprimentos|melhores cumprimentos|os melhores cumprimentos|
abraço|abraços|um abraço|att|atte|saudações|respeitosamente|cordiais saudações|cordiais cumprimentos|
atentamente|muy atentamente|le saluda atentamente|saludos|un saludo|saludos cordiales|un cordial saludo|
reciba un cordial saludo|un afectuoso saludo|un abrazo|cordiales saludos|med venlig hilsen|
med venlige hilsner|venlig hilsen|venlige hilsner|de bedste hilsner|bedste hilsner|mange hilsner|
kærlig hilsen|med hilsen|hilsen|hilsner|hilsener|mvh|m.v.h|vh|dbh|kh|med vänlig hälsning|
med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|vänligen|hälsningar|hälsning|bästa hälsningar|
med bästa hälsningar|varma hälsningar|hjärtliga hälsningar|många hälsningar|hälsar|hälsn|
med vennlig hilsen|med vennlege helsingar|med vennleg helsing|venleg helsing|vennleg helsing|helsing|
vennlig hilsen|vennlige hilsener|beste hilsen|med beste hilsen|beste hilsener|mange hilsener|
ystävällisin terveisin|terveisin|parhain terveisin|parhaiten terveisin|lämpimin terveisin|
hyvin terveisin|terveiset|terveisiä|kunnioittavasti|kunnioittaen|yt|yst. terv|yst.terv|ystäv. terv|terv|
t|terkuin|s pozdravem|s přátelským pozdravem|se srdečným pozdravem|zdravím|zdraví|s úctou|srdečně|
pozdrav|pozdravem|s pozdravom|s priateľským pozdravom|с уважением|с наилучшими пожеланиями|
с глубоким уважением|с искренним уважением|с пожеланиями|с почтением|с приветом|с поклоном|искренне ваш|
искренне ваша|ваш|ваша|з повагою|з найкращими побажаннями|з глибокою повагою|зі щирою повагою|щиро|
щиро ваш|saygılarımla|saygılarımızla|saygılar|saygı ile|saygıyla|saygı|sevgiler|sevgilerimle|selamlar|
selam|en iyi dileklerimle|iyi dileklerimle|hürmetler|hürmetlerimle|üdvözlettel|tisztelettel|cu stimă|
cu respect|cu drag|s poštovanjem|lijep pozdrav|srdačan pozdrav|lep pozdrav|με εκτίμηση|敬具|草々|以上|
敬礼|此致|此致敬礼|祝好|祝 好|敬上|谨启|謹啟|顺颂商祺|順頌商祺|顺祝商祺|順祝商祺|敬祝商祺|敬祝|祝商祺|
祝安|顺致敬意|順致敬意|드림|올림|拜上|拜
"""
_THANKS = """
thanks|thank you|many thanks|thanks a lot|thanks so much|thanks very much|thx|ty|tnx|thanks in advance|
thank you in advance|many thanks in advance|thanks again|thank you again|thank you very much|
thank you so much|thank you kindly|thanking you|thanking you in advance|with thanks|kind thanks|
much appreciated|danke|danke sehr|danke schön|danke dir|vielen dank|besten dank|herzlichen dank|
schönen dank|dank|danke im voraus|vielen dank im voraus|besten dank im voraus|danke vorab|
vielen dank vorab|merci|vielen lieben dank|danke nochmal|merci beaucoup|mille mercis|merci d'avance|
merci par avance|avec mes remerciements|en vous remerciant|je vous remercie|grazie|grazie mille|
mille grazie|molte grazie|grazie in anticipo|grazie ancora|la ringrazio|ringraziando|dank u|dank u wel|
dank je|dank je wel|bedankt|alvast bedankt|alvast dank|hartelijk dank|bij voorbaat dank|bvd|b.v.d|
dziękuję|dziękuje|dzięki|z góry dziękuję|dziękuję bardzo|bardzo dziękuję|obrigado|obrigada|
muito obrigado|muito obrigada|desde já agradeço|desde já obrigado|grato|grata|agradecido|agradeço|
gracias|muchas gracias|mil gracias|gracias de antemano|muchas gracias de antemano|
gracias por adelantado|tak|mange tak|tusind tak|på forhånd tak|tak på forhånd|tack|tack så mycket|
stort tack|tack på förhand|tack för hjälpen|takk|tusen takk|mange takk|på forhånd takk|takk på forhånd|
kiitos|kiitos etukäteen|iso kiitos|kiittäen|kiitoksin|paljon kiitoksia|kiitos avusta|děkuji|děkuju|díky|
předem děkuji|děkuji předem|mockrát děkuji|děkuji za odpověď|s díky|ďakujem|спасибо|большое спасибо|
заранее спасибо|спасибо заранее|благодарю|заранее благодарю|с благодарностью|дякую|щиро дякую|
заздалегідь дякую|дуже дякую|з вдячністю|teşekkürler|teşekkür ederim|teşekkür ederiz|çok teşekkürler|
şimdiden teşekkürler|şimdiden teşekkür ederim|köszönettel|köszönöm|előre is köszönöm|mulțumesc|
ありがとうございます|ありがとうございました|谢谢|多谢|感谢|十分感谢|謝謝|多謝|感謝|감사합니다|
감사드립니다|고맙습니다|고마워요
"""
_WISHES = """
take care|have a great day|have a nice day|have a good day|have a lovely day|have a good one|
have a good weekend|have a great weekend|have a nice weekend|have a nice evening|enjoy your day|
enjoy your weekend|talk soon|speak soon|see you soon|love|much love|xoxo|xx|
looking forward to hearing from you|looking forward to your reply|looking forward to your response|
hope to hear from you soon|until then|god bless|peace|keep well|stay safe|stay healthy|bis bald|
bis dann|bis dahin|ciao|alles gute|alles liebe|bleiben sie gesund|schönes wochenende|
ein schönes wochenende|schönen tag|schönen tag noch|einen schönen tag|einen schönen tag noch|
schönen abend|schönen abend noch|schönen feierabend|schöne feiertage|schöne woche|
guten start in die woche|ihr team|euer team|i.a|i.v|ppa|bonne journée|bonne soirée|bon week-end|
bonne fin de journée|bonne réception|bonne continuation|à bientôt|a bientôt|à+|excellente journée|
belle journée|bises|bisous|dans l'attente de votre réponse|dans l'attente|buona giornata|buon lavoro|
buona serata|buon weekend|buon fine settimana|a presto|in attesa di riscontro|resto in attesa|fijne dag|
fijne avond|fijn weekend|prettige dag|prettig weekend|tot ziens|tot dan|ik hoor graag van u|miłego dnia|
miłego weekendu|życzę miłego dnia|dobrego dnia|do usłyszenia|do zobaczenia|bom dia|boa tarde|boa noite|
bom fim de semana|tenha um bom dia|fico no aguardo|no aguardo|aguardo retorno|até breve|
que tenga un buen día|que tengas un buen día|buen día|buen fin de semana|quedo atento|quedo atenta|
quedo a la espera|quedo a la espera de su respuesta|quedo a su disposición|feliz día|hasta pronto|
hav en god dag|hav en dejlig dag|hav en god weekend|god dag|god weekend|vi ses|ha en bra dag|
ha en trevlig dag|ha en fin dag|ha det bra|ha det så bra|ha det|ha en fin helg|trevlig helg|allt gott|
hej då|vi hörs|ha en god dag|ha en riktig god dag|ha det fint|god helg|snakkes|hyvää päivänjatkoa|
hyvää viikonloppua|mukavaa päivää|mukavaa viikonloppua|hyvää päivää|hyvää illanjatkoa|hezký den|
přeji hezký den|pěkný den|krásný den|přeji pěkný den|hezký víkend|mějte se|mějte se hezky|
s přáním pěkného dne|s přáním hezkého dne|přáním hezkého dne|pekný deň|всего доброго|всего хорошего|
всего наилучшего|всех благ|хорошего дня|доброго дня|хороших выходных|удачи|до свидания|удачного дня|
жду ответа|гарного дня|бажаю гарного дня|всього найкращого|усього найкращого|всього доброго|
усього доброго|хай щастить|до побачення|iyi çalışmalar|iyi çalışmalar dilerim|iyi çalışmalar dileriz|
iyi günler|iyi günler dilerim|iyi günler dileriz|iyi akşamlar|iyi akşamlar dilerim|iyi haftasonları|
iyi hafta sonları|kolay gelsin|hoşçakalın|görüşmek üzere|hayırlı işler|祝您生活愉快|祝工作顺利|
祝您工作顺利|祝工作愉快|祝您工作愉快|祝生活愉快|祝您愉快|祝順心|祝工作順利|安好|商祺|수고하세요|
수고하십시오|수고하셨습니다|안녕히 계세요|안녕히 계십시오|좋은 하루 되세요|좋은 하루 보내세요|
즐거운 하루 되세요|좋은 주말 되세요|잘 부탁드립니다|잘 부탁드리겠습니다
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.replace("\n", "").split("|") if word.strip())


_TABLE = {"regards": _set(_REGARDS), "thanks": _set(_THANKS), "wishes": _set(_WISHES)}
_FIRST_WORD = re.compile(r"[^\s,/;|&+]+")
_FIRST = frozenset(
    found[0]
    for table in (*_TABLE.values(), ("je", "veuillez", "nous", "recevez"))
    for words in table
    if (found := _FIRST_WORD.match(words))
)
"""With which words a farewell can begin: what begins otherwise need not be taken apart."""
_EASTERN = "\u2fff"
_JAPANESE = re.compile(
    r"^(?:(?:以上|何卒|引き続き|どうぞ|どうか|今後とも|お手数(?:です|をおかけします|をお掛けします)?が|恐れ入りますが|"
    r"お忙しい(?:ところ|中)[^。]{0,14}が|ご(?:確認|対応|検討|回答|返信|連絡)(?:の(?:ほど|程))?)[、,]?\s?){0,3}"
    r"(?:(?:よろしく|宜しく|お?願い)(?:ご?(?:確認|対応|検討))?(?:の(?:ほど|程))?(?:、)?お願い"
    r"(?:し|いたし|致し|申し上げ|申し上げたく存じ)ます|よろしく(?:です)?|お願い(?:いたし|致し|し|申し上げ)ます)$"
)
_JOINT = re.compile(
    r"\s*(?:[,，、/|;–-]|&|\+|\b(?:and|und|et|e|y|i|en|og|och|ja|a|и|і|та|ve|és|și|with|sowie)\b)\s*"
)
_TOWN = re.compile(
    r" (?:aus(?: dem| der)?|from|vom|von|de|d'|da|dal|dalla|uit|van|fra|från|z|ze|из|з|desde|en) "
    r"(?:[^\W\d_][\w'’-]{1,20} ?){1,3}$"
)
_FRENCH = re.compile(
    r"^(?:je vous prie d|veuillez (?:agréer|recevoir|croire)|nous vous prions d|recevez)[^.]{0,110}"
    r"(?:salutations|sentiments|considération|respects|hommages|cordiales)[^.]{0,40}$"
)
_TRIMMED = re.compile(r"[\s,.!;:。、！，*_~\-–—)\U0001f300-\U0001faff☺❤️]+$")
_LONGEST = 80
_ONLY_ONE = 2  # letters: shorter words end a letter only by themselves, never beside others


class Farewell(Enum):
    """What words end a letter: a greeting, or thanks and wishes, which may also be the answer itself."""

    REGARDS = "regards"
    KIND = "kind"


def bare(line: str) -> str:
    """Return a line in lower case without the signs around its words."""
    lowered = unicodedata.normalize("NFC", line.lower().replace("i\u0307", "i"))
    return " ".join(_TRIMMED.sub("", lowered).lstrip("*_-–—> ").replace("’", "'").split())


def kind(line: str) -> Farewell | None:
    """Return what a line ends a letter with; nothing where it says anything else."""
    if len(line) > 2 * _LONGEST:
        return None
    words = bare(line)
    first = _FIRST_WORD.match(words)
    if not first or (first[0] not in _FIRST and words[0] < _EASTERN):
        return None
    found = _piece(words) or _pieces(words)
    if found is None and _TOWN.search(words):
        found = _piece(_TOWN.sub("", words)) if len(words) <= _LONGEST else None
        found = found if found == "regards" else None
    if found is None:
        return None
    return Farewell.REGARDS if found == "regards" else Farewell.KIND


def _piece(words: str) -> str | None:
    """Return the table that holds these words."""
    for name, table in _TABLE.items():
        if words in table:
            return name
    if _JAPANESE.match(words) or _FRENCH.match(words):
        return "regards"
    return None


def _pieces(words: str) -> str | None:
    """Return what words are of which each piece ends letters: “besten Dank und freundliche Grüße”."""
    if len(words) > _LONGEST:
        return None
    pieces = [piece for piece in _JOINT.split(words) if piece]
    kinds = [_piece(piece) for piece in pieces if len(piece) > _ONLY_ONE]
    if len(kinds) < 2 or not all(kinds):  # noqa: PLR2004  one piece was looked at
        return None
    return "regards" if "regards" in kinds else kinds[0]


_NAME = 40
_MOST_WORDS = 4
_UNSPACED = re.compile(r"[\u3040-\u9fff]")
_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "de da do dos das di du del della van der den von zu zur la le y e und and af av ten ter bin al",
    )
)
_TITLES = re.compile(r"^(?:(?:dr|prof|ing|dipl|mag|mgr|ing|bc|mr|mrs|ms|herr|frau)\.?,? )+", re.IGNORECASE)
_UNSURE = frozenset(
    {
        "best",
        "yours",
        "ihr",
        "ihre",
        "t",
        "gr",
        "ty",
        "yt",
        "kr",
        "br",
        "ваш",
        "ваша",
        "以上",
        "att",
        "tak",
        "dank",
    }
)
"""Words that also begin other lines: “Best Buy”, “Ihr Angebot”."""


def is_name(line: str) -> bool:
    """Tell whether a line may be the name of whoever signs: few words, in capitals or alone, no sentence."""
    words = _TITLES.sub("", line.strip("*_-–—~ \t,")).split(",")[0].split(" | ")[0].split()
    if not 1 <= len(words) <= _MOST_WORDS or len(line) > 2 * _NAME or line.rstrip().endswith(("?", "!", ":")):
        return False
    if line.rstrip().endswith(".") and len(words) > 1 and not words[-1][:-1].istitle():
        return False
    if len(words) == 1 and _UNSPACED.search(words[0]) and len(words[0]) > _MOST_WORDS:
        return False
    return not words[0][0].islower() and all(not word[0].islower() or word in _PARTICLES for word in words)


def greets_by_name(line: str) -> bool:
    """Tell whether a greeting and a name share the line: “Viele Grüße, Kim Berger”, not “Danke, läuft”."""
    if len(line) > 2 * _NAME:
        return False
    words = line.split()
    if not words or bare(words[0]) not in _FIRST:
        return False
    for size in range(min(len(words) - 1, 7), 0, -1):
        head, tail = " ".join(words[:size]), " ".join(words[size:])
        if not _may_sign(tail):
            continue
        found = kind(head)
        if found and (head.endswith(",") or (found is Farewell.REGARDS and bare(head) not in _UNSURE)):
            return True
    return False


def _may_sign(tail: str) -> bool:
    """Tell whether these words behind a greeting are a name, each in capitals."""
    words = tail.split()
    return len(words) < _MOST_WORDS and is_name(tail) and not words[0][0].islower() and words[0][0].isalpha()
