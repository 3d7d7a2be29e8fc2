"""Turns a document into JSON and back without loss, for the pipe between a reading process and its parent."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

from analyzer.readers.document import Document


def to_json(doc: Document) -> str:
    """Return a document as one line of ASCII JSON."""
    return json.dumps(_plain(doc), separators=(",", ":"))


def from_json(text: str | bytes) -> Document:
    """Return the document that `to_json` wrote.

    :raises ValueError: If the text is not such a document.
    """
    try:
        doc = _typed(Document, json.loads(text))
    except (KeyError, TypeError) as exc:
        raise ValueError("not a document") from exc
    return typing.cast(Document, doc)


def _plain(value: Any) -> Any:
    """Dataclasses become lists of their field values: names repeated for every line would be most of the text."""
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Path) else value


def _typed(kind: Any, value: Any) -> Any:
    if isinstance(kind, types.UnionType):  # only `X | None` occurs
        return None if value is None else _typed(kind.__args__[0], value)
    if typing.get_origin(kind) is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_typed(item, part) for part in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        if len(value) != len(hints):
            raise ValueError("not a document")
        return kind(*(_typed(hint, part) for hint, part in zip(hints, value, strict=True)))
    if isinstance(kind, type) and issubclass(kind, StrEnum | Path):
        return kind(value)
    return value


@functools.cache
def _hints(kind: Any) -> tuple[Any, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(hints[field.name] for field in dataclasses.fields(kind))
