"""The bot's mind, without a database: what was heard, what to do next, and what people are told of it.

`wishes` and `talk` understand, `passage` quotes, `deciding` chooses the next move from where the
conversation stands (`course`), `summary` tells the agent who takes over.
"""
