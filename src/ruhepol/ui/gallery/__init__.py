"""Every component in every state on one page, for eyes, axe and builders; development and tests only."""
