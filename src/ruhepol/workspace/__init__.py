"""The agents' pages: inbox, ticket, customer, knowledge, figures, and what administrators set.

A folder a screen below `screens/`; views go gatekeeper → form → one service → render.
"""
