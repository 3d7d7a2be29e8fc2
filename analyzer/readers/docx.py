"""Reads DOCX in document order: python-docx opens the package, the walk over the XML is ours.

python-docx's own paragraphs leave out text boxes, content controls, inserted text of tracked changes, nested tables,
footnotes and automatic numbers; in a contract the amount or the duties may stand in any of them.
Not read: charts, SmartArt, embedded objects, and prompts of unfilled content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.docx_body import Body
from analyzer.readers.docx_names import R, W
from analyzer.readers.docx_numbering import Numbering
from analyzer.readers.docx_package import open_main_part, related_part, root_of
from analyzer.readers.docx_styles import Styles
from analyzer.readers.flow import COMMENT_FIELD, Item, relabel, report_revisions, write
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Fill `builder` with headers, body with notes, footers and comments of a DOCX.

    :raises DocumentError: If the container is locked, damaged or breaks a limit.
    """
    main = open_main_part(path, limits)
    root = root_of(main, limits)
    content = root.find(W + "body")
    if content is None:
        raise DamagedDocument("file.damaged", "no body")
    styles = Styles(_root(main, "STYLES", limits))
    body = Body(styles, Numbering(_root(main, "NUMBERING", limits), styles), _notes(main, limits), builder.unseen)
    write(builder, _margins(main, content, body, "header", BlockKind.HEADER, limits))
    write(builder, body.items(content))
    write(builder, _margins(main, content, body, "footer", BlockKind.FOOTER, limits))
    comments = _root(main, "COMMENTS", limits)
    for comment in comments.findall(W + "comment") if comments is not None else ():
        write(builder, relabel(body.items(comment), BlockKind.NOTE, COMMENT_FIELD))
    report_revisions(builder)


def _root(main: Part, kind: str, limits: Limits) -> _Element | None:
    part = related_part(main, kind)
    return None if part is None else root_of(part, limits)


def _notes(main: Part, limits: Limits) -> dict[tuple[str, str], _Element]:
    """Return footnotes and endnotes by (kind, id), without the separator lines that Word stores as notes."""
    notes = {}
    for kind, name in (("FOOTNOTES", "footnote"), ("ENDNOTES", "endnote")):
        root = _root(main, kind, limits)
        for note in root.findall(W + name) if root is not None else ():
            if note.get(W + "type", "normal") == "normal":
                notes[name, note.get(W + "id", "")] = note
    return notes


def _margins(main: Part, content: _Element, body: Body, name: str, kind: BlockKind, limits: Limits) -> Iterator[Item]:
    """Yield the headers or footers of all sections and page kinds, each wording once."""
    parts = set()
    wordings = set()
    for reference in content.iter(W + name + "Reference"):
        relationship = main.rels.get(reference.get(R + "id", ""))
        if relationship is None or relationship.is_external or relationship.target_part.partname in parts:
            continue
        parts.add(relationship.target_part.partname)
        items = list(relabel(body.items(root_of(relationship.target_part, limits)), kind))
        wording = "\n".join(item.text for item in items)
        if wording not in wordings:
            wordings.add(wording)
            yield from items
