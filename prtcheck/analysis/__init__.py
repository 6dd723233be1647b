"""Numbers out of check-ins, never a sentence."""
