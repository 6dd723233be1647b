"""The options of `import` that say how to read another program's table."""

from collections.abc import Iterable

from prtcheck.actions.import_questions import parse_order, parse_scale
from prtcheck.core.text import shorten
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.choose_mapping import Choices
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.formats.tables.mapping import TableMapping
from prtcheck.formats.tables.mapping_file import read_mapping, shipped_mappings
from prtcheck.path_checks import is_regular_file, to_path

_LARGEST_TOML = 100_000


def parse_choices(  # noqa: PLR0913 - each is an option
    *,
    columns: Iterable[str],
    values: Iterable[str],
    order: str | None,
    scale: str | None,
    several: Several | None,
    entered: Entered | None,
) -> Choices:
    """Return what was chosen by options.

    Raises:
        InvalidInputError: a choice is not one.
    """
    return Choices(
        columns=_parse_pairs("--column", columns),
        values=_parse_pairs("--value", values),
        order=None if order is None else parse_order(order),
        scale=None if scale is None else parse_scale(scale),
        several=several,
        entered=entered,
    )


def _parse_pairs(option: str, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    pairs: dict[str, tuple[str, ...]] = {}
    for text in texts:
        field, found, name = text.partition("=")
        if not found or not name.strip():
            raise InvalidInputError(f"{option} needs FIELD=NAME, such as {option} pain=Pain.")
        key = field.strip().casefold()
        pairs[key] = (*pairs.get(key, ()), name.strip())
    return pairs


def load_mapping(name: str) -> TableMapping:
    """Return a shipped mapping by its name, or one's own from a TOML file.

    Raises:
        InvalidInputError: there is none, or it is wrong.
    """
    shipped = shipped_mappings()
    found = shipped.get(name.casefold()) or next(
        (one for one in shipped.values() if one.name.casefold() == name.casefold()), None
    )
    if found is not None:
        return found
    path = to_path(name)
    if not is_regular_file(path):
        raise InvalidInputError(
            f"There is no mapping {shorten(name, 60)}. Shipped are {', '.join(shipped)}. "
            "For your own, name a TOML file."
        )
    try:
        with path.open("rb") as opened:
            return read_mapping(opened.read(_LARGEST_TOML).decode(), path.name)
    except (OSError, UnicodeDecodeError):
        raise InvalidInputError(f"{path.name} can't be read as a TOML file in UTF-8.") from None


def format_shipped() -> list[tuple[str, str, str]]:
    """Return name, program and what does not come along of each shipped mapping."""
    return [(name, one.name, one.says) for name, one in shipped_mappings().items()]
