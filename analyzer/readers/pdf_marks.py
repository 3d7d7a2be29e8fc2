"""What the start of a printed line says: list mark, article heading, label with a colon, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ORDER = "가나다라마바사아자차카타파하"
_BULLET = re.compile(
    r"[–—−•∙◦○●◎▪▫■□☐☑☒◆◇▶▷►※★☆☞❍→⇒➔➜➢▸▹▻◈❖✦➤✓✔√‣⁃\u2022\ue000-\uf8ff]\s*(?=\S)"
    r"|[-*+]\s+(?=\S)|-(?=[가-힣(\[<A-Za-z])|[·ㆍ․‧・]\s+(?=\S)|[oO]\s+(?=[가-힣])"
)
_CIRCLED = re.compile(r"[\u2460-\u2473\u2776-\u277f\u3260-\u327e\u24d0-\u24e9]")
_NUMBER = re.compile(r"[(（]?(\d{1,2})\s?[.)）](?=\s*[^\d\s.,])|\[(\d{1,2})\](?=\s)")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\d\s])")
_HANGUL = re.compile(rf"[(（]?([{_ORDER}])\s?[.)）](?=\s*\S)")
_LETTER = re.compile(r"[(（]([A-Za-z]|[ivx]{2,4})[)）](?=\s*\S)|([A-Za-z])[.)](?=\s+\S)")
_ROMAN = re.compile(r"(?:[IVX]{1,4}|[\u2160-\u216b])\.\s+(?=\S)|[\u2160-\u216b]\s+(?=\S)")
_ARTICLE = re.compile(
    r"제\s?\d{1,3}\s?(?P<level>조|장|절|관)(?:의\s?\d+)?\s*(?:$|[(（\[【「<:.]|(?!\s*(?:및|또는|내지|의|제)\b)\s+[가-힣 ·,및]{2,25}$)"
)
_ENGLISH = re.compile(
    r"(?:ARTICLE|Article|SECTION|Section|EXHIBIT|Exhibit|ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule)\s+"
    r"(?:\d{1,3}|[IVX]{1,5}|[A-Z])\s*(?:$|[(.:\-–—\[]|[A-Z][\w ,&'-]{0,50}$)"
)
_LEADERS = re.compile(r"\S\s*(?:\.{5,}|·{5,}|…{3,})")
_ANNEX = re.compile(
    r"[\[【<(]?\s?(?:별\s?첨|별\s?지|붙\s?임|부\s?칙|별\s?표)\s?(?:제?\s?\d{0,2}\s?호?)\s?(?:[\]】>)]|$)"
)
_BRACKETED = re.compile(r"[\[【<《「][^\]】>》」]{2,30}[\]】>》」]$")
_LABEL = re.compile(r"(?:[가-힣()·/]{1,8}\s?){1,3}[:：](?!\d)|[A-Z][A-Za-z'/ ]{2,28}[:：](?=\s|$)")
_SENTENCE_END = re.compile(r"(?:다|요|함|됨|음|임)\s?[.。]?$|[.;,:]$")
_MAX_HEADING = 45


@dataclass(frozen=True, slots=True)
class Mark:
    """The list mark at the start of a line.

    :param family: `bullet`, `circled`, `number`, `decimal`, `hangul`, `letter` or `roman`.
    :param ordinal: Its number in its series, 0 for bullets.
    """

    family: str
    text: str
    ordinal: int = 0


def mark(text: str) -> Mark | None:
    """Return the list mark that the text starts with."""
    if found := _BULLET.match(text):
        return Mark("bullet", found.group().strip())
    if found := _CIRCLED.match(text):
        return Mark("circled", found.group(), ord(found.group()))
    if found := _DECIMAL.match(text):
        return Mark("decimal", found.group().strip())
    if found := _NUMBER.match(text):
        return Mark("number", found.group(), int(found.group(1) or found.group(2)))
    if found := _HANGUL.match(text):
        return Mark("hangul", found.group(), _ORDER.index(found.group(1)) + 1)
    if found := _ROMAN.match(text):
        return Mark("roman", found.group().strip())
    if found := _LETTER.match(text):
        return Mark("letter", found.group(), ord((found.group(1) or found.group(2)).lower()[0]) - 96)
    return None


def starts_item(text: str, earlier: Mark | None) -> bool:
    """Whether the line opens a new item, heading or labelled entry, whatever the line before it looks like.

    :param earlier: The last mark seen before this line. `다.` may be the end of a sentence that wrapped (`한/다.`): a
        Hangul letter counts only as the first of its series or right after the letter before it.
    """
    if article_level(text) is not None or _LABEL.match(text):
        return True
    found = mark(text)
    if found is None:
        return False
    if found.family == "hangul":
        follows = earlier is not None and earlier.family == "hangul" and found.ordinal == earlier.ordinal + 1
        return found.ordinal == 1 or follows
    return True


def article_level(text: str) -> int | None:
    """Return the depth of an article, chapter or annex heading, from 0; None when the text is not one."""
    if found := _ARTICLE.match(text):
        return {"장": 0, "절": 1, "관": 1, "조": 1}[found.group("level")]
    if _ENGLISH.match(text) or _ANNEX.match(text):
        return 0
    return None


def may_be_heading(text: str) -> bool:
    """Whether a line is short and closed enough to be a heading when its type or number says so."""
    return 2 <= len(text) <= _MAX_HEADING and not _SENTENCE_END.search(text)


def is_heading(text: str, *, stands_out: bool, last_text: str, next_text: str | None) -> bool:
    """Whether a paragraph is a heading.

    :param stands_out: Bold, or larger than the body text.
    :param last_text: The paragraph before it.
    :param next_text: The paragraph after it. Numbered lines in a row are a list; one alone above text is a heading.
    """
    if article_level(text) is not None:
        return len(text) <= 2 * _MAX_HEADING
    if not may_be_heading(text):
        return False
    found = mark(text)
    if stands_out or _BRACKETED.match(text):
        return found is None or found.family not in ("bullet", "circled")
    if found is None or found.family not in ("number", "roman") or len(text) > 30 or ":" in text:
        return False
    beside = [mark(other) for other in (last_text, next_text or "")]
    return next_text is not None and all(other is None or other.family != found.family for other in beside)


def leads(text: str) -> bool:
    """Whether a line has dots that lead from a label to its value: it is an entry of its own, and its value stands in its row."""
    return _LEADERS.search(text) is not None
