"""Systems that checks ask and remedies act in, set up and tried out by administrators."""
