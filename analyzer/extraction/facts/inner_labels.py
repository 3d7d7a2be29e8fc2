"""Labels inside a line with the places of their values: behind a colon, a dash or a bar, in two languages, or in parts that dots divide."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from enum import StrEnum

from analyzer.extraction.facts.values import PROVINCE
from analyzer.extraction.labels import MAX_LABEL, exact_label, field_words, fields_of
from analyzer.language import remembered


class Kind(StrEnum):
    """How a value stands to its label."""

    CELL = "cell"
    INLINE = "inline"  # behind a colon
    BESIDE = "beside"  # behind a label without a colon
    UNDER = "under"  # under a heading


_COLON = re.compile(r"\s+(?:[|—–→▶]|=>|->)\s+|\s\.+\s|(?<![\d:])\s*[::](?![:/])|(?<=\d)\s*[::](?=\s*[^\d\s])")
_SIGN = re.compile(r"[|—–→▶:]|[=-]>|\s\.")  # what each of these holds; most lines have none
# `이름 - SAMPLE ALPHA`
_HYPHEN = re.compile(r"(?P<label>[^-=:;\d\n]{1,40}?)(?:\s+[-=]\s+|\s*;\s+)(?=\S)")
_BOUNDARY = re.compile(r"(?:^|(?<=[\s,;/|(\[·•\-–\"'“‘①-⑳]))(?=\S)")
MAX_WORDS = 9
_PARTED = re.compile(r"(?:(?!\s[·|•—]\s).)+")
_PARTS_LINE = re.compile(r"\s[·|•—]\s")
# `JOB_TITLE 선임연구원`, as systems print their fields
_FIELD_NAME = re.compile(r"(?<![A-Za-z_])[A-Z]{2,}(?:_[A-Z]{2,})+(?![A-Za-z_])")
_CAPITALS = re.compile(r"[A-Z_]{4,}\s+[A-Z\d가-힣]")
_WORD = re.compile(r"[^\s·|•—]+")
MAX_PART_WORDS = 4
MIN_PARTED = 2
# `표본전자(주) — SAMPLE ALPHA — 직위 연구원 — 2026-12-01~2028-11-30 — 연 3,800만원`: one label is enough.
MANY_PARTS = 5
MAX_PAIR_WORDS = 2
_LONGEST_PAIRS = 120
_ENDS_SENTENCE = re.compile(r"(?:다|요|음|함|임|까)[.?]?\s*$|[.?!]\s*$")
_WIDE = re.compile(r"\s\s|\t")
# A value that shows what it is needs no colon behind its label: `▶ 근무지 경기도 …`, `기간 2026-12-01 ~ …`
_DATE = r"(?:19|20)\d\d\s*[.년/-]\s*\d"
_SHOWS = {
    "term": re.compile(rf"{_DATE}[^\n]{{3,30}}(?:~|∼|–|\s-\s|부터)"),
    "workplace": re.compile(rf"{PROVINCE}\s[^\n]{{2,60}}\d"),
    "birth": re.compile(_DATE),
    "employer_number": re.compile(r"\d{3}-\d{2}-\d{5}"),
}
MAX_SHOWN_WORDS = 2
_TWO_SYLLABLES = re.compile("[가-힣]{2}")
_BRACKET = re.compile(r"[(\[（【<]")
_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]{3}")


@remembered
def is_label(text: str) -> bool:
    """Whether what stands where a value should is the next label: the cells of a header row, the two lines of a label in two languages."""
    return exact_label(text) is not None or bool(fields_of(text, whole=True))


@remembered
def labels_inside(text: str) -> tuple[tuple[tuple[str, ...], str, int, int, Kind], ...]:
    """Return (fields, label, start of the label, start of the value, kind) for the labels inside a text."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[tuple[str, ...], str, int, int, Kind]]:
    taken = 0
    offset = 0
    for line in text.split("\n"):
        opened = _may_open(line)
        side = _side_label(line) if opened else None
        if side is not None:
            fields, length, value = side
            yield fields, line[:length], offset, offset + value, Kind.BESIDE
            taken = offset + value
        for name in _FIELD_NAME.finditer(line) if _CAPITALS.match(line) else ():
            if (fields := fields_of(name[0], whole=True)) and line[name.end() : name.end() + 1] == " ":
                yield fields, name[0], offset + name.start(), offset + name.end(), Kind.BESIDE
                taken = offset + name.end()
        dash = _HYPHEN.match(line) if opened and side is None else None
        if dash is not None and (fields := fields_of(dash["label"], whole=True)):
            yield fields, dash["label"], offset, offset + dash.end(), Kind.INLINE
            taken = offset + dash.end()
        for colon in _COLON.finditer(line) if _SIGN.search(line) else ():
            begin = max(taken - offset, 0)
            label = _label_before(line, begin, colon.start())
            if label is not None:
                fields, start = label
                yield fields, line[start : colon.start()], offset + start, offset + colon.end(), Kind.INLINE
                taken = offset + colon.end()
        if taken <= offset:
            for fields, words, start, value in (*_parted(line),) or (*(_paired(line) if opened else ()),) or (_shown(line) if opened else ()):
                yield fields, words, offset + start, offset + value, Kind.BESIDE
        offset += len(line) + 1


def _may_open(line: str) -> bool:
    """Whether a line may begin with a label: behind two syllables that open no label word there is one only in a bracket."""
    return line[:2] in _openings() or _TWO_SYLLABLES.match(line) is None or _BRACKET.search(line) is not None


@functools.cache
def _openings() -> frozenset[str]:
    """Return the first two syllables of all label words."""
    return frozenset("".join(_HANGUL.findall(word)[:2]) for words in field_words().values() for word in words)


def _parted(line: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """Yield (fields, label, start, start of the value) of the parts of a line such as `대상자 SAMPLE ALPHA · 사업장 주식회사 견본`, if two of them bear a label."""
    if not _PARTS_LINE.search(line):
        return
    found = []
    parts = list(_PARTED.finditer(line))
    parts_in_all = len(parts)
    for part in parts:
        words = list(_WORD.finditer(part[0]))[:MAX_PART_WORDS]
        for count in range(len(words) - 1, 0, -1):
            label = part[0][words[0].start() : words[count - 1].end()]
            if fields := fields_of(label, whole=True):
                found.append((fields, label, part.start() + words[0].start(), part.start() + words[count].start()))
                break
    if len(found) >= MIN_PARTED or found and parts_in_all >= MANY_PARTS:
        yield from found


def _paired(line: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """Yield (fields, label, start, start of the value) of a line of pairs that nothing parts: `상호 주식회사 견본 업태 제조업`.

    The line begins with a label and holds another; labels of one syllable and sentences are left out.
    """
    if len(line) > _LONGEST_PAIRS or not _HANGUL.match(line) or _ENDS_SENTENCE.search(line):
        return
    words = list(re.finditer(r"\S+", line))
    found: list[tuple[tuple[str, ...], str, int, int]] = []
    at = 0
    while at < len(words) - 1:
        for count in range(min(MAX_PAIR_WORDS, len(words) - 1 - at), 0, -1):
            label = line[words[at].start() : words[at + count - 1].end()]
            if len(label) > 1 and (fields := fields_of(label, whole=True)):
                if at and words[at - 1].group().endswith((",", ";")):
                    return  # what commas part is read elsewhere
                found.append((fields, label, words[at].start(), words[at + count].start()))
                at += count
                break
        else:
            if not found:
                return
        at += 1
    if len(found) >= MIN_PARTED:
        yield from found


def _shown(line: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """Yield (fields, label, start, start of the value) of a line that begins with a label and a value of its kind: `근무지 경기도 …`."""
    if not _HANGUL.match(line):
        return
    words = list(_WORD.finditer(line[:MAX_LABEL]))
    for count in range(min(MAX_SHOWN_WORDS, len(words) - 1), 0, -1):
        label, value = line[: words[count - 1].end()], words[count].start()
        # A bare `기간` heads the term of anything.
        fields = fields_of(label, whole=True) if len(label) > 1 and label != "기간" else ()
        if any(field in _SHOWS and _SHOWS[field].match(line, value) for field in fields):
            yield fields, label, 0, value
            return


def _label_before(line: str, begin: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """Return the longest label that ends at `end`, with its start."""
    begin = max(begin, end - MAX_LABEL - 6)
    if exact_label(line[begin:end].strip()) is not None and not fields_of(line[begin:end].strip()):
        return None  # `직종 이름 : …` heads the occupation, and its last word names nobody
    for match in _BOUNDARY.finditer(line, begin, end):
        text = line[match.start() : end]
        fields = fields_of(text, whole=True) if ";" not in text else ()
        if fields and text.count("(") == text.count(")"):
            return fields, match.start()
    return None


def _side_label(line: str) -> tuple[tuple[str, ...], int, int] | None:
    """Return (fields, length of the label, start of the value) of a line that begins with a label without a colon.

    Two languages, or a wide gap, mark it as a label; a single word may as well be the first word of a sentence.
    """
    head = line[: MAX_LABEL + 30]
    if not (_WIDE.search(line) or (_HANGUL.search(head) and _LATIN.search(head))):
        return None
    words = list(re.finditer(r"\S+", head))[:MAX_WORDS]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        label = line[words[0].start() : end]
        if ":" in label or ":" in label:
            continue
        fields = fields_of(label, whole=True)
        if not fields:
            continue
        rest = line[end:]
        value = end + len(rest) - len(rest.lstrip())
        bilingual = _HANGUL.search(label) and _LATIN.search(label)
        wide = value - end >= 2 or rest.startswith("\t")
        if rest.strip() and not rest.lstrip().startswith((":", ":")) and (bilingual or wide):
            return fields, end, value
        return None
    return None
