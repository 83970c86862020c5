"""The customers' face: help centre, request form, own requests. No tables, no writing of its own."""
