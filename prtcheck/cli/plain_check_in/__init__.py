"""The check-in line by line: for screen readers, dumb terminals and slow connections."""
