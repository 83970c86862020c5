"""The demo company's own systems: servers, accounts, invoices, orders, with faults one can switch on.

They know of Ruhepol what any system would: where to send logs, and the key to do so. `things` holds what is,
`acts` what can be asked of it, `faults` what goes wrong, `telling` sends signals, `server` answers.
"""
