"""The ways in and out: one folder a channel, none of which knows another.

What they share is the rooms below: people are recognised, tickets receive, replies are queued.
"""
