"""The customer's word on whether it is solved."""
