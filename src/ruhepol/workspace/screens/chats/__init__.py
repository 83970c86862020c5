"""Live chat on the agents' side: who waits, who is spoken with, and the own seat."""
