"""Mappings as TOML: reading one's own or a shipped one, writing what was answered."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from prtcheck.core.check_in import LONGEST_SOURCE
from prtcheck.core.text import printable
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.column_dates import Order
from prtcheck.formats.tables.column_names import Scale, is_called
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.formats.tables.mapping import FIELDS, Part, Source, TableMapping

_KEYS = {
    "name": str,
    "date": str,
    "time": str,
    "date-format": str,
    "header": list,
    "only": bool,
    "rest": dict,
    "days": str,
    "entered": str,
    "entered-at": str,
    "several": str,
    "blank": list,
    "html": bool,
    "encoding": str,
    "separator": str,
    "line-break": str,
    "rows": str,
    "says": str,
}
_SOURCE_KEYS = {
    "column": str,
    "scale": list,
    "where": dict,
    "by": str,
    "choices": str,
    "value": (str, list),
    "pick": str,
    "divide": int,
    "split": str,
    "label": (str, dict),
}
_ORDERS = {"iso": Order.YMD, "epoch-ms": Order.EPOCH, **{one.value: one for one in Order}}
_LARGEST_SCALE = 1000


@cache
def shipped_mappings() -> Mapping[str, TableMapping]:
    """Return the mappings that come with prtcheck, by the name that --map takes."""
    from importlib.resources import files

    folder = files("prtcheck.formats.tables").joinpath("mappings")
    found = [one for one in folder.iterdir() if one.name.endswith(".toml")]
    return {
        file.name.removesuffix(".toml"): read_mapping(file.read_text("utf-8"), file.name)
        for file in sorted(found, key=lambda file: file.name)
    }


def read_mapping(text: str, name: str) -> TableMapping:
    """Return the mapping that a TOML holds.

    Raises:
        InvalidInputError: it is no TOML, or a key or value is wrong; names the file and the key.
    """
    try:
        data = tomllib.loads(text)
        return _mapping(data, name)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInputError(f"{name} isn't valid TOML: {error}.") from None
    except _WrongKeyError as error:
        raise InvalidInputError(f"{name}, {error}") from None


class _WrongKeyError(Exception):
    """A key or its value is wrong; its text is the key and the cause."""


def _mapping(data: dict[str, Any], name: str) -> TableMapping:
    _require(data, {**_KEYS, **dict.fromkeys(FIELDS, (str, dict, list))}, "")
    rest = data.get("rest", {})
    _require(rest, {"scale": list, "without": list}, "rest.")
    title = data.get("name", name.removesuffix(".toml"))
    if not title or title != printable(title) or len(title) > LONGEST_SOURCE - 20:
        raise _WrongKeyError("name: it must be short plain text.")
    return TableMapping(
        name=title,
        date=data.get("date"),
        time=data.get("time"),
        order=_order(data.get("date-format")),
        fields={key: tuple(_sources(key, data[key])) for key in FIELDS if key in data},
        header=_texts(data, "header"),
        only=data.get("only", False),
        rest=_scale(rest.get("scale"), "rest.scale"),
        rest_without=_texts(rest, "without"),
        attacks=_one_of(data, "days", ("all", "attacks")) == "attacks",
        entered=Entered(_one_of(data, "entered", tuple(Entered)) or Entered.UNKNOWN),
        entered_at=data.get("entered-at"),
        several=Several(_one_of(data, "several", tuple(Several)) or Several.MEAN),
        blank=tuple(text.casefold() for text in _texts(data, "blank")),
        html=data.get("html", False),
        encoding=data.get("encoding"),
        separator=data.get("separator"),
        line_break=data.get("line-break"),
        rows=data.get("rows"),
        says=data.get("says", ""),
    )


def _require(data: Mapping[str, Any], known: Mapping[str, Any], path: str) -> None:
    for key, value in data.items():
        if key not in known:
            raise _WrongKeyError(f"{path}{key}: this key isn't known.")
        if not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
            raise _WrongKeyError(f"{path}{key}: the value is of the wrong kind.")


def _one_of(data: Mapping[str, Any], key: str, words: tuple[str, ...]) -> str | None:
    value: str | None = data.get(key)
    if value is not None and value not in words:
        raise _WrongKeyError(f"{key}: it must be one of {', '.join(words)}.")
    return value


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not all(isinstance(text, str) for text in texts):
        raise _WrongKeyError(f"{key}: it must be a list of texts.")
    return tuple(texts)


def _order(text: str | None) -> Order | None:
    """Return the order of a date-format such as D.M.Y, Y-M-D, iso or epoch-ms."""
    if text is None:
        return None
    letters = re.sub("[^a-z]", "", text.casefold())
    named = "D" in text and re.search("[A-Z] [A-Z]", text) is not None
    order = Order.YMD if named else _ORDERS.get(text.casefold(), _ORDERS.get(letters))
    if order is None:
        raise _WrongKeyError(
            "date-format: it must be D.M.Y, M/D/Y, Y-M-D, D M Y (month by name), iso or epoch-ms."
        )
    return order


def _scale(value: Any, path: str) -> Scale | None:  # noqa: ANN401 - as TOML holds it
    if value is None:
        return None
    numbers = [number for number in value if type(number) is int]
    if len(numbers) != len(value) or len(value) != len(("low", "high")):
        raise _WrongKeyError(f"{path}: it must be two whole numbers, such as [0, 10].")
    low, high = numbers
    if not 0 <= low < high <= _LARGEST_SCALE:
        raise _WrongKeyError(f"{path}: it must go up, from 0 or more to {_LARGEST_SCALE} or less.")
    return low, high


def _sources(key: str, value: Any) -> Iterator[Source]:  # noqa: ANN401 - as TOML holds it
    for one in value if isinstance(value, list) else [value]:
        yield _source(key, {"column": one} if isinstance(one, str) else one)


def _source(key: str, data: Any) -> Source:  # noqa: ANN401 - as TOML holds it
    if not isinstance(data, dict):
        raise _WrongKeyError(f"{key}: it must be a column's name or a table.")
    _require(data, _SOURCE_KEYS, f"{key}.")
    if "column" not in data:
        raise _WrongKeyError(f"{key}.column: it is missing.")
    if key == "pain" and is_called("mood", data["column"]):
        raise _WrongKeyError("pain: mood is not pain.")
    where = data.get("where", {})
    if not all(isinstance(text, str) for text in where.values()):
        raise _WrongKeyError(f"{key}.where: each value must be text.")
    for pattern in ("pick", "choices"):
        _require_pattern(data.get(pattern), f"{key}.{pattern}")
    if data.get("divide", 1) < 1:
        raise _WrongKeyError(f"{key}.divide: it must be 1 or more.")
    return Source(
        column=data["column"],
        scale=_scale(data.get("scale"), f"{key}.scale"),
        where=where,
        by=data.get("by"),
        choices=data.get("choices"),
        values=_texts(data, "value"),
        pick=data.get("pick"),
        divide=data.get("divide", 1),
        split=data.get("split"),
        label=_label(data.get("label"), f"{key}.label"),
    )


def _label(value: Any, path: str) -> Part | None:  # noqa: ANN401 - as TOML holds it
    if value is None:
        return None
    data = {"column": value} if isinstance(value, str) else value
    _require(data, {"column": str, "pick": str}, f"{path}.")
    if "column" not in data:
        raise _WrongKeyError(f"{path}.column: it is missing.")
    _require_pattern(data.get("pick"), f"{path}.pick")
    return Part(data["column"], data.get("pick"))


def _require_pattern(pattern: str | None, path: str) -> None:
    if pattern is None:
        return
    try:
        groups = re.compile(pattern).groups
    except (re.error, RecursionError, OverflowError):
        groups = 0
    if not groups:
        raise _WrongKeyError(f"{path}: it must be a pattern with a group in brackets.")


def write_mapping(mapping: TableMapping) -> str:
    """Return a mapping as the TOML from which it can be read again."""
    import tomlkit

    plain = {
        "name": mapping.name,
        "date": mapping.date,
        "time": mapping.time,
        "date-format": mapping.order and mapping.order.value,
        "header": list(mapping.header),
        "only": mapping.only,
        "rest": mapping.rest
        and {"scale": list(mapping.rest), "without": list(mapping.rest_without)},
        "days": "attacks" if mapping.attacks else None,
        "entered": None if mapping.entered is Entered.UNKNOWN else mapping.entered.value,
        "entered-at": mapping.entered_at,
        "several": None if mapping.several is Several.MEAN else mapping.several.value,
        "blank": list(mapping.blank),
        "html": mapping.html,
        "encoding": mapping.encoding,
        "separator": mapping.separator,
        "line-break": mapping.line_break,
        "rows": mapping.rows,
        "says": mapping.says,
    }
    document = tomlkit.document()
    for key, value in plain.items():
        if value or (key == "rows" and value is not None):
            document[key] = value
    for key, sources in mapping.fields.items():
        tables = [_source_table(source) for source in sources]
        document[key] = tables[0] if len(tables) == 1 else tables
    return tomlkit.dumps(document)


def _source_table(source: Source) -> Any:  # noqa: ANN401 - tomlkit's own kind
    import tomlkit

    plain = {
        "column": source.column,
        "scale": source.scale and list(source.scale),
        "where": dict(source.where),
        "by": source.by,
        "choices": source.choices,
        "value": list(source.values),
        "pick": source.pick,
        "divide": None if source.divide == 1 else source.divide,
        "split": source.split,
        "label": source.label and {k: v for k, v in source.label._asdict().items() if v},
    }
    table = tomlkit.inline_table()
    table.update({k: v for k, v in plain.items() if v or (k == "split" and v is not None)})
    return table
