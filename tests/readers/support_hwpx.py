"""Makes HWPX files for tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

_HANCOM = "http://www.hancom.co.kr/hwpml/2011"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_HANCOM}/{name}"'
    for prefix, name in {"hs": "section", "hp": "paragraph", "hh": "head", "hc": "core"}.items()
)
_PACKAGE = (
    '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest>{items}</opf:manifest>'
    "<opf:spine>{order}</opf:spine></opf:package>"
)


def make_hwpx(
    path: Path,
    *sections: str,
    header: str = "",
    order: tuple[int, ...] | None = None,
    parts: dict[str, str] | None = None,
) -> Path:
    """Write an HWPX with the inner XML of its sections and header.

    :param order: Section numbers in the order of the spine; None writes no package part.
    :param parts: Further parts by name.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        for number, section in enumerate(sections):
            archive.writestr(f"Contents/section{number}.xml", f"<hs:sec {NAMESPACES}>{section}</hs:sec>")
        if header:
            archive.writestr("Contents/header.xml", f"<hh:head {NAMESPACES}>{header}</hh:head>")
        if order is not None:
            items = "".join(f'<opf:item id="s{i}" href="Contents/section{i}.xml"/>' for i in order)
            spine = "".join(f'<opf:itemref idref="s{i}"/>' for i in order)
            archive.writestr("Contents/content.hpf", _PACKAGE.format(items=items, order=spine))
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return path


def p(*content: str, shape: int = 0) -> str:
    """Return a paragraph of one run; content without markup becomes text."""
    inner = "".join(part if part.startswith("<") else t(part) for part in content)
    return f'<hp:p paraPrIDRef="{shape}"><hp:run charPrIDRef="0">{inner}</hp:run></hp:p>'


def t(text: str) -> str:
    """Return a text element; `text` may hold inline markup."""
    return f"<hp:t>{text}</hp:t>"


def ctrl(content: str) -> str:
    """Return a control."""
    return f"<hp:ctrl>{content}</hp:ctrl>"


def sub(*paragraphs: str) -> str:
    """Return a text list."""
    return f"<hp:subList>{''.join(part if part.startswith('<') else p(part) for part in paragraphs)}</hp:subList>"


def tc(content: str, row: int, column: int, *, rows: int = 1, columns: int = 1) -> str:
    """Return a cell; content without markup becomes one paragraph."""
    inner = content if content.startswith("<") else p(content)
    return (
        f'<hp:tc>{sub(inner)}<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{columns}" rowSpan="{rows}"/></hp:tc>'
    )


def tbl(*rows: list[str], caption: str = "") -> str:
    """Return a table of rows of finished cells."""
    body = "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in rows)
    return f"<hp:tbl>{caption}{body}</hp:tbl>"
