"""Tickets: what a customer wants, all that was said about it, and how it ended.

Nouns: ticket, message, attachment, draft, solution, tag, cause, topic, view.
Verbs: receive, reply, note, assign, prioritise, tag, snooze, solve, confirm, decline, close, reopen.
"""
