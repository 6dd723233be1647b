"""Tables of other programs, read by small mappings."""
