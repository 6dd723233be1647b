"""One file a question of the check-in."""
