"""Knowledge: answers that spare a question, and the honest record of whether they did.

Nouns: category, article, text (an article in one language), version, ask (somebody about to write to us),
feedback, gap (a search that found nothing).
Verbs: save a draft, publish, archive, import; suggest, show, open, confirm, join to a ticket, presume.
"""
