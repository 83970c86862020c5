"""What administrators set: agents, teams, topics, causes, brands."""
