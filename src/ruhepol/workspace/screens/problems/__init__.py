"""Known problems: what they look like in signals, and a bench to try that on the past."""
