"""Where things live on this machine, what time it is here, and the person's settings."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from prtcheck.core.days import DAY_ENDS, diary_day
from prtcheck.core.means import WEEK
from prtcheck.core.questions import QUESTIONS
from prtcheck.errors import InvalidInputError

HOME_VARIABLE = "PRTCHECK_HOME"

_ALL_QUESTIONS = tuple(question.name for question in QUESTIONS)

LOOKS = ("dark", "light", "high-contrast", "ansi")

_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00"


class Places(NamedTuple):
    """The folders and files of one diary."""

    data: Path
    """Folder of the diary, its backups and drafts."""
    settings: Path
    """The settings file; it need not exist."""

    @property
    def diary(self) -> Path:
        """The SQLite file that is the diary."""
        return self.data / "diary.db"

    @property
    def pause(self) -> Path:
        """Says until when reminders are to be quiet, if they are."""
        return self.data / "paused-until"

    @property
    def drafts(self) -> Path:
        """Folder of check-ins that are not finished yet."""
        return self.data / "drafts"

    @property
    def backups(self) -> Path:
        """Folder of the safety copies."""
        return self.data / "backups"


class Settings(NamedTuple):
    """What a person can set; the defaults serve without a file."""

    day_ends: time = DAY_ENDS
    """Wall-clock time of the next morning at which the diary day ends, up to noon."""
    activities: tuple[str, ...] = ()
    """Own activities to offer first, in this order."""
    hidden: tuple[str, ...] = ()
    """Activities that are no longer offered."""
    questions: tuple[str, ...] = _ALL_QUESTIONS
    """Which questions are asked, in their usual order."""
    weekly: bool = False
    """Whether a check-in is due once a week instead of every day."""
    theme: str = "dark"
    """How the app looks: dark, light, high-contrast or ansi (the terminal's own colours)."""
    problems: tuple[str, ...] = ()
    """A sentence for each line that could not be used."""

    def due_since(self, today: date) -> date:
        """Return the day from which on a check-in counts: without one today's is due."""
        return today - timedelta(days=WEEK - 1 if self.weekly else 0)


def places(environment: Mapping[str, str] | None = None) -> Places:
    """Return where this person's diary lives: PRTCHECK_HOME, or the platform's own folders."""
    chosen = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    if chosen:
        folder = _folder(chosen)
        return Places(data=folder, settings=folder / "settings.toml")
    from platformdirs import user_config_path, user_data_path

    return Places(
        data=user_data_path("prtcheck", appauthor=False),
        settings=user_config_path("prtcheck", appauthor=False) / "settings.toml",
    )


def _folder(chosen: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:
        raise InvalidInputError(
            f"{HOME_VARIABLE} begins with {Path(chosen).parts[0]}, but no such user's home is "
            "known here: give the folder's full path."
        ) from None


def now() -> datetime:
    """Return this moment to the second, with this machine's offset from UTC."""
    return datetime.now().astimezone().replace(microsecond=0)


def today(settings: Settings) -> date:
    """Return the diary day that it is now."""
    return diary_day(now(), settings.day_ends)


def read_settings(path: Path) -> Settings:
    """Read the settings file; what cannot be used is named in `problems` and left at default."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(problems=(f"{path} cannot be read ({_reason(error)}); defaults are used.",))
    import tomllib

    try:
        return _settings_from(tomllib.loads(text), text, path)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(problems=(f"{path} is not valid TOML ({error}); defaults are used.",))


def _reason(error: Exception) -> str:
    return (error.strerror or "unreadable") if isinstance(error, OSError) else "not UTF-8 text"


def _settings_from(table: Mapping[str, Any], text: str, path: Path) -> Settings:
    settings = Settings()
    problems = []
    for key, value in table.items():
        try:
            settings = settings._replace(**{key: _READERS[key](value)})
        except KeyError:
            from prtcheck.core.text import shortened

            known = ", ".join(_READERS)
            name = shortened(key, 40)
            problems.append(f"{_where(path, text, key)}: {name} is not a setting (known: {known}).")
        except ValueError as error:
            problems.append(f"{_where(path, text, key)}: {key} {error}; the default is used.")
    return settings._replace(problems=tuple(problems))


def _where(path: Path, text: str, key: str) -> str:
    pattern = re.compile(rf"""^\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    lines = text.splitlines()
    number = next((n for n, line in enumerate(lines, start=1) if pattern.match(line)), 1)
    return f"{path}, line {number}"


def _read_day_ends(value: object) -> time:
    if isinstance(value, time):
        moment = value
    elif isinstance(value, str) and re.fullmatch(_CLOCK, value):
        moment = time(int(value[:2]) % 24, int(value[3:]))
    else:
        raise ValueError('is to be a time such as "04:00"')
    if moment > time(12, 0):
        raise ValueError("is to lie between 00:00 and 12:00")
    return moment


def _read_activities(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError('is to be a list of names such as ["walk", "swim"]')
    from prtcheck.core.checkin import require_activities

    names = tuple(dict.fromkeys(value))
    try:
        require_activities(names)
    except InvalidInputError as error:
        raise ValueError(f"cannot be used: {str(error).removesuffix('.')}") from None
    return names


def _read_questions(value: object) -> tuple[str, ...]:
    names = [question.name for question in QUESTIONS if question.name != "sides"]
    if not isinstance(value, list) or not value or not set(value) <= set(names):
        raise ValueError(f"is to be a list of some of {', '.join(names)}")
    with_sides = [*value, "sides"] if "causes" in value else value
    return tuple(question.name for question in QUESTIONS if question.name in with_sides)


def _read_weekly(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is to be true or false")  # noqa: TRY004 - a wrong value, in a file
    return value


def _read_theme(value: object) -> str:
    if value not in LOOKS:
        raise ValueError(f"is to be one of {', '.join(LOOKS)}")
    return str(value)


_READERS: dict[str, Callable[[object], Any]] = {
    "day_ends": _read_day_ends,
    "activities": _read_activities,
    "hidden": _read_activities,
    "questions": _read_questions,
    "weekly": _read_weekly,
    "theme": _read_theme,
}


def with_setting(text: str, key: str, value: str) -> str:
    """Return the settings file's text with one text setting changed and all else as it was."""
    blanks, value_now = r"[ \t]*", r"""(?:"[^"\n]*"|'[^'\n]*'|[^#\s]*)"""
    of_key = re.compile(rf"^({blanks}{re.escape(key)}{blanks}={blanks}){value_now}", re.MULTILINE)
    if of_key.search(text):
        return of_key.sub(lambda found: f'{found[1]}"{value}"', text, count=1)
    return f'{key} = "{value}"\n{text}'
