"""Live news: browsers hear which streams have something new, and fetch it themselves.

The event table is the bus. A socket carries numbers and names only, so it can leak nothing that its
follower may not fetch, and after a cut it goes on from the last number it heard.

Client: `{"follow": ["inbox", "ticket:12"], "since": 120}` · `{"here": "ticket:12", "typing": true}`
Server: `{"n": 120, "following": ["inbox"]}` · `{"n": 123, "s": "ticket:12", "e": "tickets.MessageReceived"}`
        (`"e": "*"`: too much to list, fetch anew) · `{"s": "ticket:12", "who": [["agent", 3, "typing"]]}`
        To a customer in a chat: `{"s": "chat:12", "typing": true}`
"""
