"""Writes Word comments into a copy of a DOCX; text, layout, existing comments and all other parts stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from analyzer.readers import Limits
from analyzer.readers.docx_names import W
from analyzer.readers.docx_package import open_main_part
from analyzer.reports.annotated.docx_runs import Cut, edge, hanging, unwrap
from analyzer.reports.annotated.docx_text import Place, Places
from analyzer.reports.annotated.job import Job

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_INITIALS = "E7"
_SIGNATURE_PARTS = "/_xmlsignatures/"
_MACROS = "/vbaProject"


def copy_docx(source: Path, target: Path, job: Job, limits: Limits) -> int:
    """Write the copy and return how many marks stand in it; the others are told in the note on the paper.

    :raises DocumentError: If the original cannot be opened.
    """
    main = open_main_part(source, limits)
    places = Places(main, job.document, limits)
    found = [(mark, places.of(mark.start, mark.end)) for mark in job.notes.marks]
    placed = [(mark, letters) for mark, letters in found if letters]
    unplaced = [mark for mark, letters in found if not letters]
    package: Any = main.package
    signed = any(_SIGNATURE_PARTS in str(part.partname) for part in package.iter_parts())
    comments = _Comments(main, job.words["author"])
    cut = Cut()
    comments.on_paper(places.opening(), job.headline(unplaced, signed=signed), job.notes.colour, cut)
    for mark, letters in placed:
        in_box = letters[0].host is not None
        comments.add(letters, job.quoting(mark) if in_box else mark.note, mark.colour, cut)
    for key in [key for key, relationship in main.rels.items() if relationship.reltype.endswith(_MACROS)]:
        del main.rels[key]  # the copy is a plain document, which may not carry any
    with target.open("wb") as stream:
        package.save(stream)
    return len(placed)


class _Comments:
    """The comments of a copy. New ones follow those that the paper has."""

    def __init__(self, main: Part, author: str) -> None:
        self._main = main
        self._author = author

    def on_paper(self, opening: Sequence[Place], text: str, colour: str, cut: Cut) -> None:
        """Add a comment on the first words of the paper, or in its first paragraph where none were found."""
        if opening:
            self.add(opening, text, colour, cut)
            return
        content = cast("_Element", cast("Any", self._main).element).find(W + "body")
        paragraph = next(content.iter(W + "p"), None) if content is not None else None
        if paragraph is not None:
            number = self._new(text, colour)
            end = _element("commentRangeEnd", id=number)
            paragraph.extend([_element("commentRangeStart", id=number), end])
            _refer(end, number)

    def add(self, places: Sequence[Place], text: str, colour: str, cut: Cut) -> None:
        """Add a comment on exactly these letters; those of a text box get it at the place where the box hangs.

        Word takes no comment inside a text box.
        """
        number = self._new(text, colour)
        for place in (places[0], places[-1]):
            unwrap(place.element)
        if places[0].host is not None:
            anchor = hanging(places[0].element, places[0].host)
            anchor.addprevious(_element("commentRangeStart", id=number))
        else:
            cut.at(places[0].element, places[0].start)
            cut.at(places[-1].element, places[-1].end)
            edge(cut.piece(places[0].element, places[0].start)).addprevious(_element("commentRangeStart", id=number))
            anchor = edge(cut.piece(places[-1].element, places[-1].end - 1))
        end = _element("commentRangeEnd", id=number)
        anchor.addnext(end)
        _refer(end, number)

    def _new(self, text: str, colour: str) -> str:
        from docx.shared import Pt, RGBColor

        first, *rest = text.split("\n")
        sign, _, words = first.partition("] ")
        comment = cast("Any", self._main).comments.add_comment(author=self._author, initials=_INITIALS)
        paragraph = comment.paragraphs[0]
        run = paragraph.add_run(sign + "] ")
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
        paragraph.add_run(words).bold = True
        for line in rest:
            comment.add_paragraph(line)
        for each in comment.paragraphs:
            each.paragraph_format.space_after = Pt(2)
        return str(comment.comment_id)


def _refer(end: _Element, number: str) -> None:
    run, properties = _element("r"), _element("rPr")
    properties.append(_element("rStyle", val="CommentReference"))
    run.extend([properties, _element("commentReference", id=number)])
    end.addnext(run)


def _element(name: str, **attributes: str) -> _Element:
    from docx.oxml.parser import OxmlElement

    element: _Element = OxmlElement(f"w:{name}", {f"{W}{key}": value for key, value in attributes.items()})
    return element
