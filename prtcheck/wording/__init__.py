"""Sentences that two of command line, app and report use."""
