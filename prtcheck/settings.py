"""The person's settings: read, check and write settings.toml."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from prtcheck.core.days import DAY_ENDS, WEEK
from prtcheck.core.questions import OPTIONAL, QUESTIONS
from prtcheck.errors import DiaryError, InvalidInputError, PlaceError
from prtcheck.files import make_private_folder, write_private
from prtcheck.path_checks import follow_link, has_file, has_folder, require_writable

if TYPE_CHECKING:
    from tomlkit.items import Array

_USUAL_QUESTIONS = tuple(q.name for q in QUESTIONS if q.name not in OPTIONAL)

LOOKS = ("dark", "light", "high-contrast", "ansi")

_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00"


class Settings(NamedTuple):
    """What a person can set; the defaults serve without a file."""

    day_ends: time = DAY_ENDS
    """Wall-clock time of the next morning at which the diary day ends, up to noon."""
    activities: tuple[str, ...] = ()
    """Own activities to offer first, in this order."""
    hidden: tuple[str, ...] = ()
    """Activities that are no longer offered."""
    questions: tuple[str, ...] = _USUAL_QUESTIONS
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


def load_settings(path: Path) -> Settings:
    """Read the settings file; what cannot be used is named in `problems` and left at default."""
    try:
        if not _has_settings(path):
            return Settings()
        text = path.read_text(encoding="utf-8")
    except PlaceError as error:
        return Settings(problems=(f"{error.what} Using the defaults. {error.cure}",))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", "not UTF-8 text") or "unreadable"
        return Settings(problems=(f"{path} can't be read ({reason}). Using the defaults.",))
    import tomllib

    try:
        return _settings_from(tomllib.loads(text), text, path)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(problems=(f"{path} isn't valid TOML ({error}). Using the defaults.",))


def _has_settings(path: Path) -> bool:
    """Return whether there is a settings file; a folder that is amiss is for the diary to tell.

    Raises:
        PlaceError: it is no file, or cannot be read.
    """
    try:
        has_place = has_folder(path.parent)
    except PlaceError:
        return False
    return has_place and has_file(path)


def _settings_from(table: Mapping[str, Any], text: str, path: Path) -> Settings:
    settings = Settings()
    problems = []
    for key, value in table.items():
        try:
            settings = settings._replace(**{key: _READERS[key](value)})
        except KeyError:
            from prtcheck.core.text import shorten

            known = ", ".join(_READERS)
            name = shorten(key, 40)
            problems.append(f"{_where(path, text, key)}: {name} isn't a setting (known: {known}).")
        except ValueError as error:
            problems.append(f"{_where(path, text, key)}: {key} {error}. Using the default.")
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
        raise ValueError('must be a time such as "04:00"')
    if moment > time(12, 0):
        raise ValueError("must be between 00:00 and 12:00")
    return moment


def _read_activities(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError('must be a list of names such as ["walk", "swim"]')
    from prtcheck.core.check_in import require_activities

    names = tuple(dict.fromkeys(value))
    try:
        require_activities(names)
    except InvalidInputError as error:
        raise ValueError(f"can't be used: {str(error).removesuffix('.')}") from None
    return names


def _read_questions(value: object) -> tuple[str, ...]:
    names = [question.name for question in QUESTIONS if question.name != "sides"]
    if not isinstance(value, list) or not value or not set(value) <= set(names):
        raise ValueError(f"must be a list of one or more of {', '.join(names)}")
    with_sides = [*value, "sides"] if "causes" in value else value
    return tuple(question.name for question in QUESTIONS if question.name in with_sides)


def _read_weekly(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 - a wrong value, in a file
    return value


def _read_theme(value: object) -> str:
    if value not in LOOKS:
        raise ValueError(f"must be one of {', '.join(LOOKS)}")
    return str(value)


_READERS: dict[str, Callable[[object], Any]] = {
    "day_ends": _read_day_ends,
    "activities": _read_activities,
    "hidden": _read_activities,
    "questions": _read_questions,
    "weekly": _read_weekly,
    "theme": _read_theme,
}


Value = str | bool | Sequence[str]
"""What a setting is in the file; times are text such as 04:00."""


def change_setting(settings: Settings, path: Path, key: str, value: Value) -> Settings:
    """Write one setting into the settings file and return the settings with it.

    Raises:
        InvalidInputError: the value can't be used; nothing is written.
        DiaryError: the file can't be read or written; it is as it was.
    """
    try:
        changed = settings._replace(**{key: _READERS[key](value)})
    except ValueError as error:
        raise InvalidInputError(f"{key} {error}.") from None
    save_setting(path, key, value)
    return changed


def save_setting(path: Path, key: str, value: Value) -> None:
    """Write one setting into the settings file and leave the rest of it as it is.

    Raises:
        DiaryError: the file is not valid TOML, or cannot be read or written; it is as it was.
    """
    from tomlkit.exceptions import TOMLKitError

    file = follow_link(path)
    try:
        text = _with_setting(_text_of(path), key, value)
    except TOMLKitError:
        raise DiaryError(f"{file} isn't valid TOML. Fix it by hand, or delete it.") from None
    make_private_folder(file.parent)
    require_writable(file)
    write_private(file, [text.encode()])


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode() if has_file(file) else ""
    except (OSError, UnicodeDecodeError):
        raise DiaryError(f"{file} can't be read as text. Fix it by hand, or delete it.") from None


def _with_setting(text: str, key: str, value: Value) -> str:
    import tomlkit
    from tomlkit.items import AoT, Array

    document = tomlkit.parse(text)
    current = document.get(key)
    if isinstance(current, Array) and not isinstance(value, str | bool):
        _update_list(current, value)
        edited = tomlkit.dumps(document)
        if _has_list(edited, key, value):
            return edited
        document = tomlkit.parse(text)
    if isinstance(current, dict | AoT):
        document.remove(key)
    document[key] = value
    return tomlkit.dumps(document)


def _update_list(array: "Array", names: Sequence[str]) -> None:
    """Take names out of a list and add others at its end, so that its comments stay."""
    for former in [name for name in array if name not in names]:
        array.remove(former)
    for name in names:
        if name not in array:
            array.append(name)


def _has_list(text: str, key: str, names: Sequence[str]) -> bool:
    """Return whether a list was updated well; tomlkit stumbles over a comma on its own line."""
    import tomllib

    try:
        return bool(tomllib.loads(text)[key] == list(names))
    except tomllib.TOMLDecodeError:
        return False
