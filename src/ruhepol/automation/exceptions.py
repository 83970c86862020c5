"""What can go wrong with the bot's answers."""


class AnswerNotFoundError(LookupError):
    """There is no such answer, or not for whoever asks."""
