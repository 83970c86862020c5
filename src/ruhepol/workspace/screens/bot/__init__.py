"""What the bot answered and what became of it: to review, and to mend the articles behind it."""
