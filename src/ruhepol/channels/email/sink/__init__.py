"""The local mail sink: keeps what we send where there is no mail server, shows it, and lets one answer.

For demonstrations and development. It sends nothing into the world.
"""
