"""The house's own tools: contracts, messages, reference pages. Run each as `python -m tools.<name>`."""
