"""Reads DOCX in document order, by a walk over the XML of our own.

python-docx's own paragraphs leave out text boxes, content controls, inserted text of tracked changes, nested tables,
footnotes and automatic numbers; in a contract the amount or the duties may stand in any of them.
Not read: charts, SmartArt, embedded objects, and prompts of unfilled content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.archive import Fingerprint
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.docx_body import Body
from analyzer.readers.docx_names import R, W
from analyzer.readers.docx_numbering import Numbering
from analyzer.readers.docx_parts import Parts
from analyzer.readers.docx_styles import Styles
from analyzer.readers.flow import COMMENT_FIELD, Item, relabel, report_revisions, write
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument
from analyzer.recent import Recent

if TYPE_CHECKING:
    from lxml.etree import _Element

# Bytes of XML; a tree takes some ten times as much.
_STYLES_WEIGHT = 4 * 2**20
_KEPT_STYLES: Recent[tuple[Fingerprint, Limits], Styles] = Recent(4, _STYLES_WEIGHT)


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Fill `builder` with headers, body with notes, footers and comments of a DOCX.

    :raises DocumentError: If the container is locked, damaged or breaks a limit.
    """
    parts = Parts(path, limits)
    content = parts.main().find(W + "body")
    if content is None:
        raise DamagedDocument("file.damaged", "no body")
    styles = _styles(parts, limits)
    body = Body(styles, Numbering(parts.related("numbering"), styles), _notes(parts), builder.unseen)
    write(builder, _margins(parts, content, body, "header", BlockKind.HEADER))
    write(builder, body.items(content))
    write(builder, _margins(parts, content, body, "footer", BlockKind.FOOTER))
    comments = parts.related("comments")
    for comment in comments.findall(W + "comment") if comments is not None else ():
        write(builder, relabel(body.items(comment), BlockKind.NOTE, COMMENT_FIELD))
    report_revisions(builder)


def _styles(parts: Parts, limits: Limits) -> Styles:
    """Return the styles of a document. Papers of one office share them byte for byte, and they take longer to parse than the text."""
    fingerprint = parts.fingerprint("styles")
    if fingerprint is None:
        return Styles(parts.related("styles"))
    known = _KEPT_STYLES.find((fingerprint, limits))
    if known is None:
        known = Styles(parts.related("styles"))
        _, _, size, _ = fingerprint
        _KEPT_STYLES.keep((fingerprint, limits), known, size)
    return known


def _notes(parts: Parts) -> dict[tuple[str, str], _Element]:
    """Return footnotes and endnotes by (kind, id), without the separator lines that Word stores as notes."""
    notes = {}
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = parts.related(kind)
        for note in root.findall(W + name) if root is not None else ():
            if note.get(W + "type", "normal") == "normal":
                notes[name, note.get(W + "id", "")] = note
    return notes


def _margins(parts: Parts, content: _Element, body: Body, name: str, kind: BlockKind) -> Iterator[Item]:
    """Yield the headers or footers of all sections and page kinds, each wording once."""
    read = set()
    wordings = set()
    for reference in content.iter(W + name + "Reference"):
        part = parts.target(reference.get(R + "id", ""))
        if part is None or part in read:
            continue
        read.add(part)
        items = list(relabel(body.items(parts.root(part)), kind))
        wording = "\n".join(item.text for item in items)
        if wording not in wordings:
            wordings.add(wording)
            yield from items
