"""What was left out when the diary was read, since it is not as it was written."""


class LeftOut:
    """Days and histories of days that were left out, by the days as the file spells them."""

    def __init__(self) -> None:
        self.days: set[str] = set()
        """Days whose check-in is not as it was written, or is gone; as YYYY-MM-DD where known."""
        self.histories: set[str] = set()
        """Days with a former state that is not as it was written."""
        self.definitions: set[str] = set()
        """Phases and own ratings that are not as they were written, by kind and key."""

    def clear(self) -> None:
        """Forget what was left out before."""
        self.days.clear()
        self.histories.clear()
        self.definitions.clear()

    def __bool__(self) -> bool:
        """Whether anything was left out."""
        return bool(self.days or self.histories or self.definitions)
