"""The first hour: making the brand and the first account, and what to do next."""
