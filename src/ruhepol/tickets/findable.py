"""How tickets are called in the search index, and who may find them."""

KIND = "ticket"


def team_word(team_id: int | None) -> str:
    """Return the visibility word of a team's tickets."""
    return f"team:{team_id or 'none'}"
