"""What is said when a file to import cannot be taken."""

from prtcheck.errors import DiaryError


class ImportRefusedError(DiaryError):
    """A file to import holds something that cannot be taken; nothing of it was."""
