"""Element names of WordprocessingML and small readers of its attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = W + "val"
#: The children of an element by tag.
Properties: TypeAlias = "Mapping[str, _Element]"
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


def children(element: _Element | None) -> Properties:
    """Return the children of an element by tag, of each tag the first. To search for one child takes as long as to go through some ten."""
    return {} if element is None else {child.tag: child for child in element.iterchildren(reversed=True)}


def first(element: Iterable[_Element] | None, tag: str) -> _Element | None:
    """Return the first child of an element, or the first of its listed children, with a tag. Properties mostly stand in front."""
    if element is not None:
        for child in element:
            if child.tag == tag:
                return child
    return None


def value(properties: Properties, tag: str) -> str | None:
    """Return `w:val` of the child `tag`, None if there is no such child or value."""
    child = properties.get(tag)
    return None if child is None else child.get(VAL)


def number(properties: Properties, tag: str) -> int | None:
    """Return `w:val` of the child `tag` as a whole number, None if it is none."""
    child = properties.get(tag)
    return None if child is None else as_number(child.get(VAL))


def as_number(text: str | None) -> int | None:
    """Return an attribute as a whole number of sane size, None if it is none."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) <= 9 else None


def switch(properties: Properties, tag: str) -> bool | None:
    """Return an on/off property: True, False, or None where it is not set."""
    child = properties.get(tag)
    return None if child is None else child.get(VAL, "true").lower() not in _OFF
