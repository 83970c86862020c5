"""The inbox: saved views, search, filters, and acts on many tickets at once."""
