"""What a topic's form asks, as plain data: which questions are shown, what an answer means, how it is told.

No tables here: the same rules serve the form, the API and whatever else begins a ticket.
"""
