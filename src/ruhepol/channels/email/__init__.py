"""E-mail: what came in is kept before it is understood, what goes out is a row before it is a mail.

Nouns: mailbox, raw mail, delivery. Verbs: take, process, post, send, fetch.
`mime` reads mails and knows neither database nor ticket.
"""
