"""The words by which machines can be told, in the languages they are sent in."""

import re

DAEMON = re.compile(
    r"^(?:mailer-?daemons?|post-?masters?|poostmaster|mail-?daemon|m?daemon|mail-?(?:delivery|system|"
    r"router|gateway)[\w-]*|"
    r"mailsystem|maildeliverysystem|mailadmin|bounces?|no-?reply-?bounce|microsoftexchange[0-9a-f]+|"
    r"sysadmin|systemadministrator|system-administrator|mailserver|smtp-?(?:daemon|gateway)?|"
    r"(?:mail-)?bounces?-handler|undeliverable|mta|listserv)$",
    re.IGNORECASE,
)
"""Local parts (dots and underscores left out) of senders that are the mail system itself."""

MAILER = re.compile(
    r"mailer-?daemon|mail delivery (?:sub)?system|microsoftexchange[0-9a-f]{8}", re.IGNORECASE
)
DAEMON_NAME = re.compile(
    r"mail(?:er)?[ -]?daemon|mail delivery (?:sub)?system|mail delivery service|delivery subsystem|"
    r"system administrator|systemadministrator|administrateur système|post ?master|mail system|"
    r"internet mail delivery|microsoft outlook|mail administrator|メール配信",
    re.IGNORECASE,
)
ROBOT = re.compile(
    r"^(?:no-?reply|do-?not-?reply|donotreply|noreply.*|auto-?(?:reply|responder|mail)|robot|system|server|"
    r"notification|notifications|alert|alerts|mailgate|.*-(?:admin|owner|request|bounces?|daemon)|"
    r"support-?bounce)$",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"undeliver|non-?deliver|delivery (?:status|failure|failed|failing|notification|report|has failed|"
    r"problem|error|incomplete)|"
    r"delivery to .{1,80} (?:failed|failure)|returned (?:mail|message|to sender|e-?mail)|"
    r"return(?:ing)? (?:message )?to sender|"
    r"mail delivery|(?:mail|message|e-?mail|delivery) (?:has )?(?:failed|failure|error|undelivered|"
    r"rejected|returned|delayed|not delivered)|"
    r"failed (?:mail|delivery|message)|failure (?:notice|notification|delivery)|"
    r"could ?n[o']t be delivered|not (?:yet )?(?:been )?delivered|"
    r"(?:can ?no|can')t (?:be )?deliver|unable to deliver|mail (?:system )?error|mail status|(?:message|"
    r"mail) delivery|bounced? (?:mail|message)|"
    r"automatically rejected|rejected mail|(?:user|recipient|address|mailbox|host) (?:unknown|not found|"
    r"full|unavailable)|unknown (?:user|recipient|address)|"
    r"nameserver error|postmaster notify|over quota|quota exceeded|mailbox (?:is )?full|delayed mail|"
    r"delayed delivery|"
    r"warning: (?:message|mail|could not|e-?mail)|transient|not (?:a )?member|loop alert|"
    r"considered unsolicited|"
    r"unzustellbar|nicht zu(?:ge)?stell|zustell(?:ung|fehler|problem)|unzugestellt|rückläufer|"
    r"fehler bei der (?:zustellung|übermittlung)|"
    r"non[ -]remis|non[ -]distribu|échec (?:de|d’|d')|echec de|non recensé|message non délivré|"
    r"no se (?:ha )?(?:pued|pud|podido)|error de entrega|entrega fallida|correo devuelto|mensaje devuelto|"
    r"impossibile (?:recapit|consegn)|mancato recapito|mancata consegna|recapito|"
    r"onbestelbaar|niet (?:bezorgd|afgeleverd|bestel)|nie ?dostarcz|nie można dostarczyć|"
    r"não (?:foi )?(?:possível|entreg)|falha na entrega|não entregue|mensagem devolvida|"
    r"kan ikke leveres|ikke levere|kunde inte (?:leverer|levereras)|ej levererbar|olevererbar|"
    r"toimit(?:us|ta).{0,30}(?:epäonnist|ei)|"
    r"nedoruč|недостав|не (?:было )?достав|ошибка доставки|не доставлено|teslim edileme|iletilemedi|"
    r"配信(?:不能|エラー|失敗)|配送(?:不能|エラー)|メールエラー|エラー(?:通知|メール)|送信(?:できません|エラー|失敗)|不達|宛先不明|"
    r"退信|退回|(?:投递|投遞|传输|傳輸|发送|發送|递送)失败|(?:投遞|傳輸|發送|遞送)失敗|无法(?:投递|送达|发送)|無法(?:投遞|傳遞|送達)|"
    r"배달 ?(?:실패|불가|되지)|전송 ?실패|반송|전달되지|"
    r"(?:det )?går inte att leverera|leverans(?:fel|en misslyckades)|leverings?fejl|levering mislyk|"
    r"ei voi(?:da|tu) toimittaa|toimittaminen epäonnistui|doručení se nezdařilo|nelze doručit|"
    r"не уда[её]тся доставить|не удалось доставить|сбой доставки|возвращен\w* (?:письмо|сообщение)|"
    r"не вдалося доставити|збій доставки|не може бути доставлен|teslim edilem|iletileme|gönderileme|"
    r"consegna (?:fallita|non riuscita)|non (?:è stato )?consegnat|bezorging mislukt|niet te bezorgen|"
    r"未传递|未送达|未能送达|未傳遞|無法送達|blocked by (?:our|the|your)|kézbesíthetetlen|nelivrat",
    re.IGNORECASE,
)
BODY = re.compile(
    r"could ?n(?:o|')t (?:be )?deliver|(?:can ?not|can't|unable to|not able to) (?:be )?(?:deliver|send)|"
    r"(?:was|were|been|is) (?:un|not (?:yet )?(?:been )?)deliver|"
    r"did not reach|delivery (?:to the following|failed|failure|has failed|attempt|problem|error)|"
    r"deliver(?:y|ing) (?:your|of your|the) (?:mail|message)|"
    r"(?:permanent|transient|fatal|temporary) (?:fatal )?(?:error|failure)|returned to (?:you|sender|"
    r"the sender)|"
    r"undeliver|not delivered|message not|failed (?:recipient|addresses|after)|no valid recipients|"
    r"following (?:recipient|address|destination)|"
    r"(?:user|recipient|account|mailbox|address|host|domain) (?:is |was |name is |address )?(?:unknown|"
    r"not known|not found|invalid|does not exist|doesn't exist|disabled|inactive|unavailable|rejected|"
    r"full|not recogni[sz]ed|over quota)|"
    r"(?:unknown|invalid|no such|non-?existent) (?:user|recipient|mailbox|address|account|domain|host|"
    r"final delivery)|"
    r"does not exist|doesn't exist|mailbox (?:size )?exceed|exceeds? (?:the )?(?:allowed|quota|mailbox|size)|"
    r"have to inform you that|fehler bei der (?:zustellung|übermittlung)|non remis|non distribué|"
    r"mailbox is full|exceeded .{0,30}quota|quota exceeded|over .{0,20}quota|undelivered|bounced|"
    r"automatically rejected|rejected by|"
    r"transcript of session|did not like our|would not accept|not a member|no matches to|"
    r"did not exactly match|duplicated message-id|"
    r"nicht (?:zu(?:ge)?stell|erreich|ausgeliefert|weitergeleitet)|unzustellbar|n'(?:a|"
    r"ont) (?:pas )?(?:pu|été)|"
    r"no (?:se )?(?:ha )?(?:pudo|puede|podido)|impossibile (?:recapit|consegn)|kon niet|niet worden|"
    r"nie (?:może|mogła|została)|"
    r"não (?:pôde|pode|foi)|не (?:может|удалось|было|достав)|配信でき|送信できま|送信でき|届け|"
    r"无法(?:发送|投递|送达)|無法|"
    r"投递失败|지 못했|"
    r"gick inte att leverera|kunde inte levereras|kunne ikke leveres|levering[^\n]{0,60}mislyk|"
    r"bezorging[^\n]{0,60}mislukt|epäonnistui|ei voi(?:da|tu) toimittaa|nezdařilo|nepodařilo|nelze doručit|"
    r"сбой доставки|не може|не вдалося|iletilemedi|teslim edil|ulaştırılamadı|"
    r"non (?:può essere|è stato)[^\n]{0,20}(?:consegnat|recapitat)|échec de la remise|impossible de remettre|"
    r"falha na entrega|no pudo (?:ser )?entreg|无法将|失败|失敗|不存在|被退回|送達でき|配信に失敗|"
    r"was blocked by|has not been delivered",
    re.IGNORECASE,
)
CODE = re.compile(
    r"(?<![\d.])[45]\d\d[ -]+(?:#?[45]\.\d{1,3}\.\d{1,3}|\S+ \S+)|(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?![\d.])"
)
DELAYED = re.compile(
    r"(?:has|have|could|was) not (?:yet )?(?:been |be )?(?:delivered|sent) (?:yet|after|for|because|"
    r"within)|"
    r"(?:message|mail|delivery)[^\n]{0,40}(?:has been|is|was|been) delayed|delayed (?:mail|\d+ hours?)|"
    r"still being (?:re)?tried|"
    r"will (?:continue to |keep )?(?:be )?(?:re)?(?:try|tried|attempt)|continue to attempt|"
    r"this is (?:just )?a warning|warning message only|"
    r"could not send message for past|not yet been delivered|no action is required|"
    r"you do not need to (?:resend|take)|"
    r"verzögert|wird weiterhin versucht|retardé|différé|retrasad|ritard|opóźni|vertraagd|задерж|försenad|"
    r"forsinket|遅延|延迟",
    re.IGNORECASE,
)
FINAL = re.compile(
    r"permanent(?:ly)? (?:fail|error|fatal|problem)|will not be retried|giving up|gave up|"
    r"delivery (?:has )?failed|"
    r"could not be delivered (?:to|for \d)|retry (?:time|timeout) (?:exceeded|not reached)|no further|"
    r"been abandoned|returned to sender",
    re.IGNORECASE,
)
ORIGINAL = re.compile(
    r"^[ \t|>*_=-]{0,60}(?:(?:the |your |a copy of (?:the |your )?)?(?:original|returned|undelivered|bounced|"
    r"unsent|rejected)?\s?"
    r"(?:message|mail|e-?mail)(?: text| headers?| body| content| as received)?(?: is|"
    r" are)?(?: as)? (?:follows?|reads)\b|"
    r"original message|(?:message )?headers? follow|below this line is a copy|this is a copy of|"
    r"included (?:is|below)|the (?:header|first|text)[^\n]{0,40} follows?|original (?:mail|e-?mail|"
    r"nachricht)|"
    r"message header:|return-path:\s|received:\s+(?:from|by|\()|-{3,} ?(?:forwarded|returned|start of|"
    r"unsent))",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a report goes over to the mail it is about."""

CHALLENGE = re.compile(
    r"challenge/response|please (?:confirm|verify) (?:that you (?:are|sent)|your (?:message|e-?mail|"
    r"identity))|"
    r"(?:confirm|verif\w+|authorize) (?:your|the) (?:message|e-?mail|identity|sender)[^\n]{0,60}(?:click|"
    r"reply|deliver)|"
    r"sender (?:address )?verification|awaiting (?:your )?(?:verification|authori[sz]ation)|spamarrest|"
    r"boxbe|tmda|"
    r"to (?:be able to )?(?:deliver|release) your (?:message|e-?mail)[^\n]{0,60}(?:click|confirm|reply)|"
    r"confirmation required to deliver",
    re.IGNORECASE,
)
