"""From what a system sends to facts: pure, without the database.

`seen` says what a fact is; `otlp` and `otlp_json` read OpenTelemetry's two forms and `plain` our own;
`mapping` says which asset a fact is about, and `likeness` which facts are the same thing again.
"""
