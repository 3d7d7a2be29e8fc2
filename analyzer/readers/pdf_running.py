"""Running headers, footers and page numbers: the same words at the same height on most pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analyzer.readers.normalise import squeeze
from analyzer.readers.pdf_lines import TextLine, joined, rows

# Office margins are at most 40 mm; a header or footer stands inside them.
MARGIN_SHARE = 0.11
ROWS_PER_SIDE = 2
MOST_PAGES = 0.5
_HEIGHT_STEP = 12.0
_SHORT = 5
_PAGE_NUMBER = re.compile(
    r"[-–—(\[<]?(?:page|p\.?|쪽)?\d{1,3}(?:(?:/|of|쪽중|페이지중)\d{1,3})?(?:쪽|페이지|page)?[-–—)\]>]?", re.IGNORECASE
)
# The size of the paper is printed under every statutory form.
_PAPER = re.compile(r"210\s?mm\s?[×xX*]\s?297")
_FIXTURE = re.compile(r"FIXTURE\s*-\s*NOT A REAL DOCUMENT", re.IGNORECASE)

Key = tuple[bool, str, int]


def split_running(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float]
) -> list[tuple[list[TextLine], list[TextLine], list[TextLine]]]:
    """Split the free lines of each page into header, body and footer.

    :param pages: Lines and parts of lines outside tables, per page.
    :param heights: Height of each page.
    :return: Header lines, the remaining parts, footer lines, per page.
    """
    margins = [_margins(parts, height) for parts, height in zip(pages, heights, strict=True)]
    counts = Counter(key for margin in margins for key in {key for key, _ in margin})
    enough = max(2, MOST_PAGES * len(pages))
    result = []
    for parts, margin in zip(pages, margins, strict=True):
        header: list[TextLine] = []
        footer: list[TextLine] = []
        gone: set[int] = set()
        for key, row in margin:
            bottom, text, step = key
            repeated = sum(counts[bottom, text, near] for near in (step - 1, step, step + 1)) >= enough
            if repeated or (bottom and _always(row)):
                (footer if bottom else header).append(joined(row))
                gone.update(id(part) for part in row)
        result.append((header, [part for part in parts if id(part) not in gone], footer))
    return result


def _margins(parts: Sequence[TextLine], height: float) -> list[tuple[Key, list[TextLine]]]:
    """Return the outermost rows of a page inside its margins, with what identifies them on other pages."""
    banded = rows(parts)
    found = []
    for bottom, side in ((False, banded[:ROWS_PER_SIDE]), (True, banded[-ROWS_PER_SIDE:])):
        for row in side:
            middle = row[0].middle[1]
            if middle > height * (1 - MARGIN_SHARE) if bottom else middle < height * MARGIN_SHARE:
                text = re.sub(r"\d+", "#", squeeze(" ".join(part.text for part in row)))
                found.append(((bottom, text, round(middle / _HEIGHT_STEP)), row))
    return found


def _always(row: Sequence[TextLine]) -> bool:
    text = " ".join(part.text for part in row)
    scanned = row[0].confidence is not None
    if scanned and len(squeeze(text)) <= _SHORT and any(char.isdigit() for char in text):
        return True  # OCR bends the dashes around a page number
    return bool(_PAGE_NUMBER.fullmatch(squeeze(text)) or _PAPER.search(text) or _FIXTURE.search(text))
