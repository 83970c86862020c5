"""The top floor: settings, addresses, servers and the `ruhepol` command."""
