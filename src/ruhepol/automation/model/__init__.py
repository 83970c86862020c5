"""A language model may put the bot's quotes into words: off unless the settings name one.

It is told a question and a few public passages, nothing else. What it returns is believed sentence by
sentence: each must name a passage it was given and say nothing that does not stand there (`checking`).
Else, and whenever it is late or talks rubbish, the quote itself is the answer.
"""
