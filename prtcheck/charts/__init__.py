"""Trends as text for a terminal."""
