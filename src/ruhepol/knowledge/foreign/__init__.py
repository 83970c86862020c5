"""Articles of other help desks and of plain web pages, read from what those hand out.

A reader takes a folder and returns a `Bundle`; `services.taking_over` makes it ours. Readers write nothing
and ask no server: whoever moves has the files already.
"""
