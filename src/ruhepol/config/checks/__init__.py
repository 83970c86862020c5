"""What `ruhepol check` looks at. Each check returns findings: a sentence, and whether it is a fault."""
