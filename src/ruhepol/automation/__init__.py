"""When / if / then: what the house does by itself once something has happened.

So far the chat's bot. `bot` decides and knows no database; `model` may write in a language model's words; the
room around them keeps what was said, rated and handed over.
"""
