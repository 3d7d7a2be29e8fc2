"""Sentence borders of plain lines, where punctuation says it all: Kiwi and spaCy take a second each to load, and memory.

Only lines are cut here whose every mark and every ending is clear by itself; all others are left to Kiwi, or in English to
spaCy. On the lines that are cut here both agree (`tests/language/test_borders.py`).
"""

from __future__ import annotations

import functools
import re

from analyzer.resources import load_json

# Company forms and references end in a full stop without ending a sentence.
ABBREVIATIONS = ("Art.", "No.", "Co.", "Ltd.", "Inc.", "Corp.", "Dept.", "Mr.", "Ms.", "Mrs.", "Dr.", "e.g.", "i.e.",
                 "approx.", "Approx.", "incl.", "etc.", "vs.", "Sec.", "Rep.", "Tel.", "Univ.")
# Korean: what may end a sentence is a final syllable with or without a full stop, a mark, and a colon behind a final syllable.
_PLACE = re.compile(r"[다요음함됨임](?![가-힣.])|[.!?;]|(?<=[다요음함됨임]):")
# Korean: full stops inside dates and numbers (`2026. 10. 15.`), behind the number of an item, and inside names (`Node.js`).
_INSIDE = re.compile(r"(?<![^\s(,~])(?:\d{1,2}|\d{4}(?=\.\s?\d))\.|(?<=\d\. )\d?\d\.|(?<=\d\.)\d?\d\.|(?<=[A-Za-z0-9])\.(?=[A-Za-z0-9])")
_QUOTED = re.compile(r"[\"'“”‘’「」『』<>《》〈〉\[\]{}]")
# One syllable alone may be the mark of an item (`가.`).
_ENDED = re.compile(r"[가-힣0-9][가-힣]$|[가-힣0-9%]\)$")
_NEXT = re.compile(r" +[가-힣A-Za-z0-9]")
# `… 작성한다. (20%)`: a remark that closes the line belongs to the sentence before it.
_REMARK = re.compile(r" *\([^()]*\)$")
# English: what may end a sentence, full stops that do not, and the words and numbers that clearly do with one.
_MARK = re.compile(r"[.!?]")
_UNUSUAL = re.compile(r"[^\x20-\x7e가-힣–—‘’“”·]")
_WITHIN = re.compile(rf"(?<=\d)\.(?=\d)|(?<=[A-Za-z])\.(?=[a-z])|(?<![^\s(])(?:{'|'.join(map(re.escape, ABBREVIATIONS))})(?=[\s,])")
_CLOSED = re.compile(r"(?:(?<![^\s/(-])(?!(?:approx|incl|etc)\.)[a-z]{3,}|[0-9%)])\.$")
_LONGEST_WORD = 40
# Two letters at least stand in front of the mark that ends a sentence: `가.` and `A.` number an item.
_STOP = re.compile(r"(?<=[가-힣A-Za-z0-9)%\"”’][가-힣A-Za-z0-9)%\"”’])[.!?](?=\s+\S)")


def plain_spans(text: str) -> list[tuple[int, int]] | None:
    """Return the offsets of the sentences in a line of Korean, white space between them included; None for Kiwi to say."""
    start, body = len(text) - len(text.lstrip()), text.strip()
    inside = {found.end() - 1 for found in _INSIDE.finditer(body)}
    quoted = _QUOTED.search(body) is not None
    cuts, depth, seen = [0], 0, 0
    for found in _PLACE.finditer(body):
        at = found.start()
        if at == len(body) - 1 or at in inside:
            continue
        depth, seen = depth + body.count("(", seen, at) - body.count(")", seen, at), at
        if body[at] != ".":
            if not _is_inner(body, at):
                return None
        elif quoted or depth or not _ENDED.search(body, max(0, at - 2), at):
            return None
        elif _NEXT.match(body, at + 1):
            cuts.append(start + at + 1)
        elif not _REMARK.match(body, at + 1):
            return None
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def plain_english_spans(text: str) -> list[tuple[int, int]] | None:
    """Return the same for a line of English; None for spaCy to say."""
    start, body = len(text) - len(text.lstrip()), text.strip()
    if _UNUSUAL.search(body):
        return None
    within = {at for found in _WITHIN.finditer(body) for at in range(*found.span())}
    cuts = [0]
    for found in _MARK.finditer(body):
        at = found.start()
        if at == len(body) - 1 or at in within:
            continue
        if not _CLOSED.search(body, max(0, at - _LONGEST_WORD), at + 1) or not _NEXT.match(body, at + 1):
            return None
        cuts.append(start + at + 1)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def rough_spans(text: str) -> list[tuple[int, int]]:
    """Return the offsets of what stands between full stops, for uses that bear a border too many or too few."""
    within = {at for pattern in (_INSIDE, _WITHIN) for found in pattern.finditer(text) for at in range(*found.span())}
    cuts = [0, *(found.end() for found in _STOP.finditer(text) if found.start() not in within)]
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _is_inner(body: str, at: int) -> bool:
    """Whether a final syllable clearly ends no sentence: a remark in brackets follows, or it belongs to another word."""
    return (body[at] == "다" and body[at + 1] == "(") or _inner_words().search(body, max(0, at - 3), at + 1) is not None


@functools.cache
def _inner_words() -> re.Pattern[str]:
    data = load_json("corpora", "lexicon", "inner_words.json")
    return re.compile(f"(?:(?<![가-힣])(?:{'|'.join(data['words'])})|{'|'.join(data['tails'])})$")
