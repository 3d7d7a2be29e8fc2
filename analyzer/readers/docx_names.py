"""Element names of WordprocessingML and small readers of its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
#: What the types of relationships begin with.
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# ISO 29500 "strict" documents use names of their own for the same elements.
_STRICT = b"purl.oclc.org/ooxml"
_STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_OFF = ("0", "false", "off", "none")


def is_strict(data: bytes) -> bool:
    """Whether a part has the names of ISO 29500 "strict"."""
    return _STRICT in data


def in_plain_names(data: bytes) -> bytes:
    """Return a part in the names that office programs write by themselves."""
    if is_strict(data):
        for strict, plain in _STRICT_NAMES:
            data = data.replace(strict, plain)
    return data


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
