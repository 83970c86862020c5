"""The field names that mail programs write over a quoted mail, by what they mean."""

LABELS = {
    "from": """
        from von de da van från fra od от від lähettäjä kimden gönderen expéditeur mittente remitente afzender
        desde odesílatel nadawca frá felado feladó expeditor 差出人 送信者 发件人 寄件者 寄件人
        보낸사람 보낸_사람 发信人 từ kirjutas отправитель від_кого nadawca verfasser
    """,
    "sent": """
        sent date gesendet datum envoyé envoyée inviato data enviado enviada fecha verzonden skickat
        sendt dato wysłano odesláno отправлено дата надіслано lähetetty päivämäärä gönderildi tarih
        päiväys posláno 送信日時 日時 日付 发送时间 发送日期 日期 时间 寄件日期 傳送時間 보낸날짜
        보낸_날짜 날짜 dátum ngày le du elküldve trimis gesendet_am verschickt время gönderme_tarihi
        odoslané sendt_dato enviada_em enviado_el enviado_em message_du sent_at received empfangen
    """,
    "to": """
        to an à a para aan till til do komu pro кому vastaanottaja kime alıcı destinataire destinatario voor
        adresat получатель одержувач 宛先 收件人 收件者 받는사람 받는_사람 đến címzett către
    """,
    "cc": """
        cc kopie copia copie kopia kopi копия копія bilgi ccn 抄送 副本 참조 copie_à reply-to
        antwort_an bcc kópia
    """,
    "subject": """
        subject betreff objet oggetto asunto assunto onderwerp ämne emne temat předmět věc тема aihe konu
        rubrik ogg 件名 主题 主旨 主題 제목 chủ_đề tárgy subiect re importance priority wichtigkeit
    """,
}


def meanings() -> dict[str, str]:
    """Return what each field name means (`_` stands for a space); one of several meanings keeps its first."""
    found: dict[str, str] = {}
    for meaning, names in LABELS.items():
        for name in names.split():
            found.setdefault(name.replace("_", " "), meaning)
    return found
