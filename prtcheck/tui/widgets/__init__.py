"""Widgets that more than one screen or step uses."""
