"""Systems that tell us what happens, and what they told of one asset."""
