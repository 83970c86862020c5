"""People: agents and their teams, customers, their addresses, firms and possessions.

Nouns: agent, team, customer, identity, organisation, asset, brand.
Verbs: recognise, verify, sign in, join a team.
"""
