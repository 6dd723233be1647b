"""One family of errors: a sentence for the user, with its cure, and an exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program's end tells the shell; a contract with users."""

    OK = 0
    NO = 1
    USAGE = 2
    DIARY = 3
    BUSY = 4
    CRASH = 70
    INTERRUPTED = 130


class PrtcheckError(Exception):
    """Something the user can understand and cure; its text is the sentence shown."""

    exit_code = ExitCode.USAGE


class InvalidInputError(PrtcheckError):
    """What was asked for or typed cannot be taken as it is."""


class NoTerminalError(PrtcheckError):
    """The full screen was asked for where there is no terminal."""


class DiaryError(PrtcheckError):
    """The diary cannot be read or written."""

    exit_code = ExitCode.DIARY


class PlaceError(DiaryError):
    """A file or folder cannot be used as it is; `cure` says what helps."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what} {cure}")
        self.what = what
        self.cure = cure


class ImportRefusedError(DiaryError):
    """A file to import holds something that cannot be taken; nothing of it was."""


class DiaryBusyError(DiaryError):
    """Another program holds the diary and did not let go in time."""

    exit_code = ExitCode.BUSY


class DiaryDamagedError(DiaryError):
    """The diary's file does not hold what was written."""


class ForeignDiaryError(DiaryError):
    """The file is sound, but a newer prtcheck or another program wrote it."""


class ChangedMeanwhileError(PrtcheckError):
    """The diary no longer is as it was shown; nothing was stored."""

    def __init__(
        self,
        sentence: str = (
            "This day was changed since you opened it, in another window or by a command."
        ),
    ) -> None:
        super().__init__(sentence)
