"""What a task may raise to steer its own fate."""


class GiveUp(Exception):  # noqa: N818  an order, not a mishap
    """Trying again cannot help: the job goes to the dead ones at once."""


class LostLease(Exception):  # noqa: N818  a fact about the job
    """The job belongs to another worker by now; what this attempt wrote is rolled back."""


class TimeLimitExceeded(Exception):  # noqa: N818  a fact about the job
    """The attempt took longer than its task allows."""
