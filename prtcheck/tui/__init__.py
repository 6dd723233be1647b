"""The full-screen app: the only Textual."""
