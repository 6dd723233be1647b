"""The page for a therapist, as HTML and PDF."""
