"""Background work: how far behind it is, and jobs that gave up."""
