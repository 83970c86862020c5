"""Asking other systems and doing something there: what checks and steps of a plan come down to.

`target` says whom it is about and what came of it, `ask` asks checks, `perform` does a step; beneath them one
module for each way to reach out, which knows neither plans nor the database. Everything that is kept of it
goes through `masking`.
"""
