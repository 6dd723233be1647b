"""Records to and from what other programs read."""
