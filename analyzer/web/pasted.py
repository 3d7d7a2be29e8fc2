"""Pasted duties: a text that does not say what paper it belongs to gets the heading that the person chose."""

from __future__ import annotations

from analyzer.extraction import Role, extract
from analyzer.language import language_of
from analyzer.readers.revised import from_text

_HEADINGS = {
    Role.CONTRACT: {"ko": "근로계약서\n담당업무", "en": "Employment Contract\nJob duties"},
    Role.STATEMENT: {"ko": "고용사유서\n담당업무", "en": "Recruitment Reason Statement\nJob duties"},
}
NAMES = {Role.CONTRACT: "근로계약서.txt", Role.STATEMENT: "고용사유서.txt"}


def with_heading(text: str, role: Role | None) -> str:
    """Return the text, under a heading where it would not be taken for a paper of this role with duties."""
    if role is None:
        return text
    paper = extract(from_text(NAMES[role], text))
    if paper.role is role and paper.duties:
        return text
    return f"{_HEADINGS[role]['en' if language_of(text) == 'en' else 'ko']}\n{text}"
