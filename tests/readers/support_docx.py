"""Makes DOCX files for tests: python-docx writes the package, the test writes the XML it has no call for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def make_docx(
    path: Path, body: str, *, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = ""
) -> Path:
    """Write a DOCX whose body is `body`; the other arguments are the inner XML of their parts."""
    document = Document()
    element = document.element.body
    for child in list(element):
        if not child.tag.endswith("}sectPr"):
            element.remove(child)
    for place, child in enumerate(list(_parsed(body))):
        element.insert(place, child)
    for child in list(_parsed(styles)):
        document.styles.element.append(child)
    if numbering:
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for child in list(_parsed(numbering)):
            root.append(child)
    for name, inner, kind in (("footnotes", footnotes, RT.FOOTNOTES), ("endnotes", endnotes, RT.ENDNOTES)):
        if inner:
            blob = f"<w:{name} {NAMESPACES}>{inner}</w:{name}>".encode()
            part = Part(PackURI(f"/word/{name}.xml"), _CONTENT_TYPE.format(name), blob, document.part.package)
            document.part.relate_to(part, kind)
    document.save(str(path))
    return path


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; runs without markup are wrapped."""
    style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{style_xml}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """Return a table cell; content without markup becomes one paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: list[str]) -> str:
    """Return a table of rows of cells; cells without markup are wrapped."""
    body = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<') else tc(cell) for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/>{body}</w:tbl>"


def rezip(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Rewrite every part of a zip with what `change(name, data)` returns; None drops the part."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            changed = change(name, data)
            if changed is not None:
                target.writestr(name, changed)
    return path


def _parsed(inner: str) -> _Element:
    return cast("_Element", parse_xml(f"<w:x {NAMESPACES}>{inner}</w:x>"))
