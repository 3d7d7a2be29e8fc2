"""Cuts a passage into sentences, and a sentence into the duties that its author meant as units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.sections import Passage
from analyzer.extraction.shares import split_share
from analyzer.extraction.splitting import split_duty
from analyzer.extraction.types import Duty
from analyzer.language import Marker, language_of, sentences
from analyzer.readers import Box
from analyzer.readers.normalise import squeeze

MIN_LETTERS = 2
MIN_CLAUSE = 8
MIN_LISTED = 3
MEAN_LISTED = 10
# `설계, 검토, 감리를 맡습니다` counts up the work.
_LISTED = re.compile(r"(?:을|를)\s?(?:맡|담당|수행)[가-힣]{0,6}(?:\s?(?:됩니다|된다))?\.?\s*$")
# `하는 일은 발굴, 협의, 관리` does so too.
_OPENED = re.compile(r"^\W*(?:(?:(?:귀하|직원|근로자|을|피초청인|대상자)(?:이|가|께서)\s)?(?:하는|하실|맡을|맡으실|맡길|할|담당할|담당하실|해야\s?할|수행할|수행하실)\s?(?:일|업무|직무)|(?:담당|주요|맡을)?\s?(?:업무|직무))(?:은|는)\s+")
# `을의 직위는 설계팀 수석으로 하며, …` says the title before the work.
_POST = re.compile(r"^(?:(?:을|근로자|직원)의\s+)?직(?:위|책|급)(?:은|는)\s+[^,]{2,30}?(?:으?로\s?하(?:며|고)|이(?:며|고)),\s+")
_COPULA = re.compile(r"(?:입니다|이다|(?<![게책위선전신담부주])임)\s*\.?\s*$")
_NEXT_CLAUSE = re.compile(r"(?<=[고며]),\s+(?=[가-힣A-Za-z])")
_NOISE = re.compile(r"^(?:no\b|제(?=\s?\d))?[\W\d_]*$", re.I)
# `The Employee shall:`, `as follows:`
_LEADS = re.compile(r"^[^,;]{0,60}\b(?:shall|will|must|to|includ(?:e|es|ing)|following|follows|are)\s*[::]\s*$|^\W*(?:\w+\s){0,3}(?:shall|will)\s*$", re.I)
_FILLER = re.compile(r"^(?:(?:주요|담당|세부)\s?업무|구분|내용|순번|no\.?|비고|합계|소계|계|total|항목|번호|단계|답변?|문|세부|기간|기 간)\s*[::.]?$", re.I)

# Date and signatures close a paper whose last part lists the duties.
CLOSING = re.compile(
    r"(?:(?:date|작성일자?|일\s?자|날\s?짜)\s*[::]?\s*)?(?:\d{4}\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{1,2}|\d{4}\s*년\s*\d{1,2}\s*월\s*\d{1,2}\s*일|[A-Z][a-z]+\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4})\.?"
    r"|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?\W*|(?:with\s+)?(?:best|kind|warm)\s+regards\W*|respectfully\W*"
    r"|.*\(\s*(?:인|서명|직인|날인|서명\s*또는\s*인|signature|seal|signed)\s*\)", re.I)
_ITEM_MARK = re.compile(r"(?:^|(?<=[\s.,;::]))(?:\((?:\d{1,2}|[a-z])\)|\d{1,2}\)|[a-z]\)|\d{1,2}\.(?=\s)|[①-⑳]|[가-하][.)](?=\s)|(?:첫|둘|셋|넷|다섯|여섯)째,?)\s*(?=\S)")
_LEADS_ON = re.compile(r"(?:[::]|다\.?|음\.?|\b(?:shall|will|following|follows))$", re.I)
_MORE_ELSEWHERE = re.compile(r"\s+(?:세부|자세한|상세)\s?(?:사항|내용)?(?:은|는)?\s[^.]{0,30}(?:별첨|별지|붙임|직무기술서)[^.]{0,30}\.?\s*$")
_SEMICOLON = re.compile(r"\s*[;;]\s*")
MIN_ITEMS = 2


def says_nothing(text: str) -> bool:
    """Whether a line holds a row number, a mark, a word that heads any table, a question, or only leads to what follows."""
    return _LEADS.search(text) is not None or _NOISE.match(text) is not None or _FILLER.match(text) is not None or text.rstrip().endswith("?")


def duties_of(
    passage: Passage, start: int, end: int, source: str, context: str = "", share: float | None = None
) -> Iterator[Duty]:
    """Yield the duties between two offsets of the paper.

    :param source: Where they stand, as `Duty.source` says it.
    :param share: The share of time that is stated for all of them.
    """
    post = _POST.match(passage.text[start - passage.start : end - passage.start])
    start += post.end() if post else 0
    opened = _OPENED.match(passage.text[start - passage.start : end - passage.start]) if source != "narrative" else None
    copula = _COPULA.search(passage.text[start - passage.start : end - passage.start]) if opened else None
    if opened and copula:
        start, end = start + opened.end(), start + copula.start()
    raw = passage.text[start - passage.start : end - passage.start]
    pieces = _pieces(passage, raw, source)
    if len(pieces) > 1 and raw.count("%") == 1:
        # One share behind a joined line (`발굴 및 상담(60%)`) is the share of the whole line.
        share = share if share is not None else split_share(raw)[1]
    for left, right in pieces:
        text, stated = split_share(raw[left:right].strip())
        stated = None if len(pieces) > 1 and share is not None else stated
        if len(squeeze(text)) < MIN_LETTERS or says_nothing(text):
            continue
        own = stated if stated is not None else share / len(pieces) if share is not None else None
        begin = start + left + len(raw[left:right]) - len(raw[left:right].lstrip())
        yield Duty(text, begin, start + left + len(raw[left:right].rstrip()), language_of(text), passage.line.page,
                   _box(passage, begin, start + right), context, own, source)


def _pieces(passage: Passage, raw: str, source: str) -> list[tuple[int, int]]:
    """Split a line that stands alone, and a sentence into its clauses; a list item is the author's own unit unless it states several shares."""
    if source == "narrative":
        return _clauses(raw)
    own_item = (passage.line.marker is not Marker.NONE and not passage.inline) or passage.header != ""
    if own_item and raw.count("%") < 2:
        return [(0, len(raw))]
    return split_duty(raw)


def _clauses(raw: str) -> list[tuple[int, int]]:
    """Cut a sentence that tells several things one after the other: `바이어를 발굴하고, 가격을 협의하며, …`."""
    cuts = [match.end() for match in _NEXT_CLAUSE.finditer(raw)]
    borders = [0, *cuts, len(raw)]
    parts = list(zip(borders, borders[1:], strict=False))
    opened, counted_up = _OPENED.match(raw), _LISTED.search(raw)
    if len(parts) == 1 and (opened or counted_up):
        begin = opened.end() if opened else 0
        listed = [(left + begin, right + begin) for left, right in split_duty(raw[begin : counted_up.start() if counted_up else len(raw)])]
        # Short items (`유동해석 검토`) need their neighbours to say of what.
        if len(listed) >= MIN_LISTED and sum(len(squeeze(raw[left:right])) for left, right in listed) >= MEAN_LISTED * len(listed):
            return [*listed[:-1], (listed[-1][0], len(raw))]
    return parts if len(parts) > 1 and all(right - left >= MIN_CLAUSE for left, right in parts) else [(0, len(raw))]


def sentences_of(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of a passage in the paper."""
    for start, end in sentences(passage.text):
        yield passage.start + start, passage.start + end


def listed_in(text: str) -> list[tuple[int, int]]:
    """Return the offsets of what a text lists in one line: `(1) … (2) …`, `…; …; ….`, else the text as a whole."""
    marked = marked_items(text)
    if marked and _ITEM_MARK.match(text, len(text) - len(text.lstrip())):
        return marked
    cuts = list(_SEMICOLON.finditer(text))
    borders = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
    return [(left, right) for left, right in zip(*borders, strict=True) if text[left:right].strip(" .,;")]


def marked_items(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the items that marks part inside a line: `shall: (a) …; (b) …`, `다음 업무를 수행한다. 1. … 2. …`, none if there are fewer than two."""
    marks = list(_ITEM_MARK.finditer(text))
    before = text[: marks[0].start()].rstrip() if marks else ""
    if len(marks) < MIN_ITEMS or before and not _LEADS_ON.search(before):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    tail = _MORE_ELSEWHERE.search(text, marks[-1].end())
    ends[-1] = tail.start() if tail else ends[-1]
    items = ((mark.end(), end - len(text[mark.end() : end]) + len(text[mark.end() : end].rstrip(" ;,"))) for mark, end in zip(marks, ends, strict=True))
    return [(left, right) for left, right in items if text[left:right].strip(" .,;")]


def _box(passage: Passage, start: int, end: int) -> Box | None:
    boxes = [line.box for line in passage.line.block.lines if line.box and line.start < end and line.end > start]
    if not boxes:
        return None
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
