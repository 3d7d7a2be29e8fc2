"""Automatic numbering in DOCX: the numbers stand in numbering.xml and nowhere in the text."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from corpora.examples.generator import model

# scheme -> (number format of WordprocessingML, pattern, first number as printed)
_SCHEMES = {
    model.Scheme.ARTICLE: ("decimal", "제%1조", "제1조"),
    model.Scheme.DECIMAL: ("decimal", "%1.", "1."),
    model.Scheme.CIRCLED: ("decimalEnclosedCircle", "%1", "①"),
    model.Scheme.BULLET: ("bullet", "-", "-"),
}
_FIRST_ID = 60


class Numbering:
    """Adds the four schemes to a document and starts a new list whenever a paper starts counting again."""

    def __init__(self, document: Any) -> None:
        self.root = document.part.numbering_part.element
        self.current: dict[model.Scheme, int] = {}
        self.next_id = _FIRST_ID
        for i, (kind, pattern, _) in enumerate(_SCHEMES.values()):
            abstract = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_FIRST_ID + i}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/>'
                '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            )
            # The schema wants every abstractNum before the first num.
            self.root.insert(0, abstract)

    def apply(self, paragraph: Any, block: model.Paragraph) -> None:
        """Give a paragraph its automatic number."""
        if block.scheme not in self.current or (
            block.number == _SCHEMES[block.scheme][2] and block.scheme is not model.Scheme.BULLET
        ):
            self.current[block.scheme] = self._new_list(block.scheme)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.current[block.scheme]
        paragraph.paragraph_format.left_indent = Pt(block.indent + 18)
        paragraph.paragraph_format.first_line_indent = Pt(-18)

    def _new_list(self, scheme: model.Scheme) -> int:
        number = self.next_id
        self.next_id += 1
        abstract = _FIRST_ID + list(_SCHEMES).index(scheme)
        element = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        last = self.root.findall(qn("w:num"))
        (last[-1] if last else self.root[-1]).addnext(element)
        return number
