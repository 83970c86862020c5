"""Pictures that a mail only points to: fetched on a person's click, by us, so that the sender learns nothing.

`links` makes the addresses a page may load, `proxy` answers them, `fetch` asks the other server,
`reach` says which servers may be asked.
"""
