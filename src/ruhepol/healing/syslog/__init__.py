"""Syslog in, over TCP and UDP, where an operator opened a port for it.

`frames` and `reading` are pure: messages out of a stream, facts out of a message. `senders` says whose an
address is, `keep` takes many messages at once, `server` listens and `run` is what a process of ours does.
"""
