"""A daily check-in for people with long-lasting pain, kept on their own machine."""

__version__ = "0.2.0"
