"""A shop on a foreign page: another origin, a strict policy of its own, the chat widget in its corner.

It knows of Ruhepol what any shop would: an address, the widget's key, the secret it signs its customers with.
"""
