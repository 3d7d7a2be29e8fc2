"""Cuts blocks into lines with their list marks: the author's own structure, before any sentence splitting."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from analyzer.language.memory import remembered
from analyzer.readers import Block, Document


class Marker(IntEnum):
    """Kinds of list marks. Lower values stand higher in a document's outline."""

    ANNEX = 0  # [별첨 1], Exhibit A
    ARTICLE = 1  # 제3조, Article 3
    ROMAN = 2  # II.
    NUMBER = 3  # 1.
    DECIMAL = 4  # 2.1
    SYLLABLE = 5  # 가.
    PAREN_NUMBER = 6  # 1), (1)
    PAREN_SYLLABLE = 7  # 가), (가), (a), a), a.
    CIRCLE = 8  # ①
    BULLET = 9  # -, •, ◦
    NONE = 10


class Line(NamedTuple):
    """One line of the author's making.

    :param text: The line without its mark.
    :param start: Offset of `text` in the document.
    :param marker: Kind of the list mark in front, `NONE` if there is none.
    :param number: The mark's ordinal (`제3조` is 3, `나.` is 2), 0 for bullets.
    :param first: Whether it is the first line of its block.
    """

    text: str
    start: int
    end: int
    block: Block
    marker: Marker
    number: int
    first: bool

    @property
    def page(self) -> int | None:
        """Page of the line, where the format has pages."""
        for place in self.block.lines:
            if place.start <= self.start < place.end:
                return place.page
        return self.block.page


_SYLLABLES = "가나다라마바사아자차카타파하"
# `ㄱ.`, as it is written and as normalising leaves it
_JAMO = ("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", "\u1100\u1102\u1103\u1105\u1106\u1107\u1109\u110b\u110c\u110e\u110f\u1110\u1111\u1112")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# `㉠`, `㉮`, `⑴`, `⒜`, `ⓐ`, `❶`: other letters and numbers that come with a ring or brackets of their own
_RINGED = ("㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭", "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒜⒝⒞⒟⒠⒡⒢⒣⒤⒥", "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙ", "❶❷❸❹❺❻❼❽❾❿", "➊➋➌➍➎➏➐➑➒➓", "㈀㈁㈂㈃㈄㈅㈆㈇㈈㈉㈊㈋㈌㈍", "㈎㈏㈐㈑㈒㈓㈔㈕㈖㈗㈘㈙㈚㈛")
_COUNTED = ("하나", "첫", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
_PATTERNS: tuple[tuple[Marker, re.Pattern[str]], ...] = (
    # What it begins with is asked first: a look at the end of the line takes long.
    (Marker.ANNEX, re.compile(r"(?=[\[<(【별붙부EAS])(?!.*[가-힣](?:다|요)\.?\s*$)[\[<(【]?\s*(?:(?:별\s*첨|별\s*지|붙\s*임|부\s*속\s*(?:(?:합\s*의|협\s*약|약\s*정|계\s*약)\s*서(?=\s*$)|서(?=\s*[\]>)】]|\s*$|\s*\d{1,2}\s*(?:\(|$))))(?!(?:한|된|할|하는|하여|하고|하니|하오니|합니다|되는)|(?:의|과|와|에|에서|을|를|은|는|로|으로)\s)|Exhibit|Annex|Appendix|Schedule|Attachment)"
                              r"\s*(?:제?\s*(\d+)\s*호?|([A-Z])\b)?\s*[\]>)】.:\-]*\s*", re.I)),
    (Marker.ARTICLE, re.compile(r"제\s*(\d{1,2})\s*(?=[(\[])|제\s*(\d{1,2})\s*조(?:의\s*\d+)?\s*[.:]?\s*|제(\d{1,2})(?:항)?\s+(?=[가-힣·]{2,10}$|[가-힣]{1,8}[와과]\s[가-힣]{1,8}$)|(\d{1,2})\s*조\s*[.:)]\s*(?=\S)|(?:Article|Section|Clause)\s+(\d{1,2}|[A-H](?![A-Za-z]))\s*[.:\-–]?\s*", re.I)),
    (Marker.ROMAN, re.compile(r"(VIII|VII|VI|IV|IX|XII|XI|III|II|X|V|I)\s*\.\s+")),
    (Marker.DECIMAL, re.compile(r"\d{1,2}\.(\d{1,2})(?:\.\d{1,2})?\.?\s+(?=\D)(?!톤|배|억|만|년|개월|시간|점|%|(?:kg|mm|cm|km|m|GPA)\b)")),
    # `2. 3D 모델링` is an item, `12. 1일` a part of a date.
    (Marker.NUMBER, re.compile(r"(\d{1,2})\s*\.\s*(?=[^\d\s])|(\d{1,2})\.\s+(?=\d{1,3}(?:D|차원|축|차\s|G\b))")),
    # `넷. 대우`, `둘째, …`, `[4] 대우`, `Q4.`, `문4.`, `4장.`, `D. Terms`
    (Marker.NUMBER, re.compile(rf"({'|'.join(_COUNTED)})(?:째\s*[.,:)]|\s*[.:)])\s*(?=\S)|[\[<【]\s*(\d{{1,2}})\s*[\]>】]\s*(?=\S)|(?:문항?|질문|질의|Q(?:uestion)?)\s*\.?\s*(\d{{1,2}})\s*[.):]\s*(?=\S)"
                               r"|(\d{1,2})\s*장\s*[.:]\s*(?=\S)|([A-H])\.\s+(?=[A-Z가-힣])")),
    (Marker.SYLLABLE, re.compile(rf"([{_SYLLABLES}])\s*\.\s*(?=\S)")),
    (Marker.PAREN_NUMBER, re.compile(r"\(?\s*(\d{1,2})\s*\)\s*(?=\S)")),
    # `ii. set the programme`, `(iv) run the desk`
    (Marker.PAREN_SYLLABLE, re.compile(r"\(?(ix|iv|vi{0,3}|i{1,3})\)\s*(?=\S)|(ix|iv|vi{0,3}|i{1,3})\.\s+(?=\S)")),
    (Marker.PAREN_SYLLABLE, re.compile(rf"\(?([{_SYLLABLES}])\)\s*(?=\S)|\(?([a-z])\)\s*(?=\S)|([a-h])\.\s+(?=[A-Z\d])")),
    (Marker.PAREN_SYLLABLE, re.compile(rf"\(?([{''.join(_JAMO)}])\s*[.)]\s*(?=\S)")),
    (Marker.CIRCLE, re.compile(rf"([{_CIRCLES}{''.join(_RINGED)}])\s*")),
    # Normalising turns the letter ㅇ, a common bullet, into its leading form U+110B.
    (Marker.BULLET, re.compile(r"(?:[-–—•◦▪▫■□●○◆◇▶▷►‣∙*ㅇ\u110b○❍◎☞✓✔→⇒➔➜➢▸▹▻◈❖✦»\ufffd]|o(?=\s)|·)\s*(?=\S)")),
)

# A mark of any kind: most lines have none.
_MARKED = re.compile("|".join(f"(?i:{pattern.pattern})" if pattern.flags & re.I else f"(?:{pattern.pattern})" for _, pattern in _PATTERNS))


@functools.lru_cache(16)  # every part of extraction and every rule goes through the lines, so those of a package are kept
def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the lines of a document in reading order."""
    return tuple(line for block in document.blocks for line in block_lines(block))


def block_lines(block: Block) -> Iterator[Line]:
    """Yield the lines of one block. A number that the format keeps apart from the text counts as the first mark."""
    offset = block.start
    for i, raw in enumerate(block.text.split("\n")):
        printed = raw if i or not block.number else f"{block.number} {raw}"
        marker, number, length = marker_of(printed)
        cut = length if printed is raw else max(0, length - len(block.number) - 1)
        text = raw[cut:].lstrip()
        start = offset + len(raw) - len(text)
        text = text.rstrip()
        if text or marker is Marker.ANNEX or marker is Marker.ARTICLE:
            yield Line(text, start, start + len(text), block, marker, number, i == 0)
        offset += len(raw) + 1


@remembered
def marker_of(text: str) -> tuple[Marker, int, int]:
    """Return the kind, the ordinal and the length of the list mark that `text` begins with."""
    indent = len(text) - len(text.lstrip())
    if _MARKED.match(text, indent) is None:
        return Marker.NONE, 0, indent
    for marker, pattern in _PATTERNS:
        match = pattern.match(text, indent)
        if match is None or match.end() == indent:
            continue
        groups = [group for group in match.groups() if group]
        return marker, _ordinal(marker, groups[0]) if groups else 0, match.end()
    return Marker.NONE, 0, indent


def _ordinal(marker: Marker, mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    if mark in _COUNTED:
        return max(_COUNTED.index(mark), 1)
    if mark in _SYLLABLES:
        return _SYLLABLES.index(mark) + 1
    if letters := next((letters for letters in _JAMO if mark in letters), ""):
        return letters.index(mark) + 1
    if letters := next((letters for letters in _RINGED if mark in letters), ""):
        return letters.index(mark) + 1
    if mark in _CIRCLES:
        return _CIRCLES.index(mark) + 1
    if marker is Marker.ROMAN or len(mark) > 1 or mark in "iv":
        return _ROMAN.index(mark.upper()) + 1
    return ord(mark.lower()) - ord("a") + 1
