"""Turns a document, or any value made of the same parts, into JSON and back without loss: for pipes and for caches.

Dataclasses become lists of their field values: names repeated for every line would be most of the text. Each type gets its
writer and its reader once, from its annotations, because a document is made of thousands of lines and boxes.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from analyzer.readers.document import Document

_T = TypeVar("_T")
_Turn = Callable[[Any], Any]


def to_json(doc: Document) -> str:
    """Return a document as one line of ASCII JSON."""
    return dumps(doc)


def from_json(text: str | bytes) -> Document:
    """Return the document that `to_json` wrote.

    :raises ValueError: If the text is not such a document.
    """
    try:
        return loads(Document, text)
    except ValueError as exc:
        raise ValueError("not a document") from exc


def dumps(value: Any) -> str:
    """Return a dataclass as one line of ASCII JSON.

    Its fields may hold dataclasses, tuples of one type, enums, paths, plain JSON values and `None`.
    """
    return json.dumps(_writer(typing.cast(Any, type(value)))(value), separators=(",", ":"))


def loads(kind: type[_T], text: str | bytes) -> _T:
    """Return the dataclass of type `kind` that `dumps` wrote.

    :raises ValueError: If the text is none.
    """
    try:
        value: _T = _reader(typing.cast(Any, kind))(json.loads(text))
    except (KeyError, TypeError) as exc:
        raise ValueError(f"not a {kind.__name__}") from exc
    return value


@functools.cache
def _hints(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


def _same(value: Any) -> Any:
    return value


@functools.cache
def _writer(kind: Any) -> _Turn:
    """Return what turns a value of an annotated type into plain JSON values."""
    if isinstance(kind, types.UnionType):
        return _optional(_writer(kind.__args__[0]))
    if typing.get_origin(kind) is tuple:
        item = _writer(typing.get_args(kind)[0])
        return _same if item is _same else lambda value: [item(part) for part in value]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record_writer(kind)
    return str if isinstance(kind, type) and issubclass(kind, Path) else _same


@functools.cache
def _reader(kind: Any) -> _Turn:
    """Return what turns plain JSON values back into a value of an annotated type."""
    if isinstance(kind, types.UnionType):  # only `X | None` occurs
        return _optional(_reader(kind.__args__[0]))
    if typing.get_origin(kind) is tuple:
        item = _reader(typing.get_args(kind)[0])
        return tuple if item is _same else lambda value: tuple([item(part) for part in value])
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return kind if isinstance(kind, type) and issubclass(kind, Path) else _same


def _record_writer(kind: Any) -> _Turn:
    names, turns = [name for name, _ in _hints(kind)], _turns(_writer(hint) for _, hint in _hints(kind))

    def write(value: Any) -> list[Any]:
        values = [getattr(value, name) for name in names]
        for place, turn in turns:
            values[place] = turn(values[place])
        return values

    return write


def _record_reader(kind: Any) -> _Turn:
    length, turns = len(_hints(kind)), _turns(_reader(hint) for _, hint in _hints(kind))

    def read(values: Any) -> Any:
        if not isinstance(values, list) or len(values) != length:
            raise ValueError("another number of fields")
        for place, turn in turns:
            values[place] = turn(values[place])
        return kind(*values)

    return read


def _turns(of_fields: Iterable[_Turn]) -> list[tuple[int, _Turn]]:
    """Return the place of each field that is another value in JSON, with what turns it. Most fields are texts and numbers."""
    return [(place, turn) for place, turn in enumerate(of_fields) if turn is not _same]


def _optional(turn: _Turn) -> _Turn:
    return turn if turn is _same else lambda value: None if value is None else turn(value)
