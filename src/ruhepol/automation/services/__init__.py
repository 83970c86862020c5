"""The verbs of the automation room."""
