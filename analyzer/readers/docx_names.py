"""Element names of WordprocessingML and small readers of its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = ("0", "false", "off", "none")


def value(element: _Element | None, name: str) -> str | None:
    """Return `w:val` of the child `name`, None if there is no such child or value."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val")


def number(element: _Element | None, name: str) -> int | None:
    """Return `w:val` of the child `name` as a whole number, None if it is none."""
    return as_number(value(element, name))


def as_number(text: str | None) -> int | None:
    """Return an attribute as a whole number of sane size, None if it is none."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) <= 9 else None


def switch(element: _Element | None, name: str) -> bool | None:
    """Return an on/off property: True, False, or None where it is not set."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "true").lower() not in _OFF
