"""A customer with all that is known, and tickets an agent begins: from a call, or with a message of ours."""
