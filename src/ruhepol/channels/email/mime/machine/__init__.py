"""Recognising mail that no person wrote: delivery reports, complaints, automatic answers, challenges, lists.

`judge.judge` is the door. What follows a standard (RFC 3464, 3798, 5965, 3834) is believed; the many reports
that follow none are weighed by several weak signs, since each of them alone also occurs in a person's mail.
"""
