"""What the tabs of the screen "What changed" show."""
