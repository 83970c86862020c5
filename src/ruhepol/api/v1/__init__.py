"""Version 1 of the API: additions only; what is written in `tests/api/openapi.json` stays."""
