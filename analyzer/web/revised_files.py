"""The Word file of a changed paper: the original with the changed paragraphs, where it reads back as the changed text."""

from __future__ import annotations

from analyzer.readers import Format
from analyzer.readers.docx_revised import changed_lines, revised
from analyzer.web.desk import Desk


def has_word_file(desk: Desk, number: int) -> bool:
    """Whether a Word file of a changed paper can be tried: an original in Word, and only rewording in it.

    :param number: Number of the paper.
    """
    wanted = desk.now.document(number)
    return wanted.format is Format.DOCX and bool(changed_lines(desk.versions[0].document(number), wanted))


def revised_docx(desk: Desk, number: int) -> bytes | None:
    """Return the Word file of a paper with its changes set in, None where that is not possible without loss.

    :param number: Number of the paper.
    """
    path = desk.papers[number].path
    if path is None or not has_word_file(desk, number):
        return None
    return revised(path, desk.versions[0].document(number), desk.now.document(number))
