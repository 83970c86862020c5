"""Live chat: a ticket whose words are seen at once on both sides.

Nouns: widget, chat, seat, invitation.
Verbs: begin, say, see, take, hand over, leave, call a person, end, rate, give an address.

What is said lies in `tickets` like everything else; here lies who is there, in charge, and may read.
"""
