"""Working calendars, as leads set them: the week, the holidays, single days."""
