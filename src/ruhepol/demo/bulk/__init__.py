"""Many dull tickets, the same ones each time, for measuring speed and scale.

They are written past the services, in batches and without telling anyone: a hundred thousand
tickets in minutes, and no receiver, mail or promise hears of them.
"""
