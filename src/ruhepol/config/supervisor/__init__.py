"""Runs everything as children of one process: starts them, watches them, stops them.

The parent loads the program once and forks, so the children share its memory. It opens no database
connection and no thread of its own before that, because neither survives a fork.
"""
