"""Form values and typed notes as pikepdf gives them: in a module of its own, because most papers have none and need no pikepdf."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf

from analyzer.readers.pdf_forms import TICK, Value

_HIDDEN, _NO_VIEW = 2, 32  # annotation flags, PDF 32000-1 table 165
_PUSH_BUTTON, _PASSWORD = 1 << 16, 1 << 13  # field flags, tables 226 and 228
_MAX_PARENTS = 12
# What pikepdf raises on damaged objects, beside its own exception.
_FAILURES = (pikepdf.PdfError, pikepdf.PasswordError, TypeError, ValueError, AttributeError, KeyError, RecursionError)
_PLAIN_STATES = {"", "yes", "on", "1", "true", "checked"}


def read_values(path: Path) -> dict[int, list[Value]]:
    """Return the visible form values and typed notes of each page (from 1); nothing when the file is too damaged."""
    try:
        with pikepdf.open(path) as pdf:
            found = {}
            for number, page in enumerate(pdf.pages, 1):
                annotations: Any = page.obj.get("/Annots", [])
                values = [value for item in annotations if (value := _readable(item)) is not None]
                if values:
                    found[number] = values
            return found
    except _FAILURES:
        return {}


def _readable(annotation: Any) -> Value | None:
    """Return what an annotation holds; a damaged one must not cost the others."""
    try:
        return _value(annotation) if isinstance(annotation, pikepdf.Dictionary) else None
    except _FAILURES:
        return None


def _value(annotation: Any) -> Value | None:
    kind = str(annotation.get("/Subtype", ""))
    rect = tuple(float(part) for part in annotation.get("/Rect", ()))
    flags = int(annotation.get("/F", 0))
    if len(rect) != 4 or flags & (_HIDDEN | _NO_VIEW):
        return None
    if kind == "/FreeText":
        text = str(annotation.get("/Contents", "")).strip()
        return Value("", text, rect) if text else None
    if kind != "/Widget":
        return None
    field_type, field_flags = str(_inherited(annotation, "/FT")), int(_inherited(annotation, "/Ff") or 0)
    if field_type == "/Sig" or field_flags & (_PUSH_BUTTON | _PASSWORD):
        return None
    if field_type == "/Btn":
        state = str(annotation.get("/AS", _inherited(annotation, "/V") or "/Off")).lstrip("/")
        if state == "Off":
            return None
        text = TICK if state.lower() in _PLAIN_STATES or not any("가" <= char <= "힣" for char in state) else state
        return Value(_name(annotation), text, rect, ticked=True)
    text = _shown(_inherited(annotation, "/V"), _inherited(annotation, "/Opt"))
    return Value(_name(annotation), text, rect) if text.strip() else None


def _shown(value: Any, options: Any) -> str:
    """Return a value as the person sees it: choices by their display text, rich text as plain."""
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    if isinstance(value, pikepdf.Array):
        return ", ".join(_shown(item, options) for item in value)
    text = str(value)
    for option in options if isinstance(options, pikepdf.Array) else ():
        if isinstance(option, pikepdf.Array) and len(option) == 2 and str(option[0]) == text:
            return str(option[1])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _chain(annotation: Any) -> Iterable[Any]:
    for _ in range(_MAX_PARENTS):
        if annotation is None:
            return
        yield annotation
        annotation = annotation.get("/Parent")


def _inherited(annotation: Any, key: str) -> Any:
    return next((item[key] for item in _chain(annotation) if key in item), None)


def _name(annotation: Any) -> str:
    return ".".join(reversed([str(item["/T"]) for item in _chain(annotation) if "/T" in item])) or "?"
