"""Soft wraps: which printed line runs on into the next one, and what stands between them (a blank or nothing).

Korean may wrap inside a word, so the page has to be asked: a blank glyph at the end of a line, a line that ends
although the next syllable would still have fitted, and the words seen elsewhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyzer.readers.pdf_lines import TextLine
from analyzer.readers.pdf_marks import Mark, article_level, leads, starts_item

# Lines further apart than this (in heights of type) belong to different paragraphs.
MAX_PITCH = 2.3
BLANK_EM = 0.3
# OCR boxes hug the ink; their right ends are uncertain by half a letter.
TOLERANCE_EM = 0.15
OCR_TOLERANCE_EM = 0.6
SYLLABLE_TOLERANCE_EM = 0.05
INDENT_EM = 0.7
# The right margin of office paper is hardly ever wider than the left one by more than this share of the text.
SYMMETRIC = 0.85
# A producer that wraps at words leaves more than one syllable and a blank free on a good part of its lines.
RAGGED_EM = 1.35
RAGGED_SHARE = 0.15
_LONGEST_WORD = 12
_TAIL = re.compile(r"[가-힣]+$")
_HEAD = re.compile(r"^[가-힣]+")
_PARTICLE = re.compile(
    r"^(?:을|를|의|에|에서|에게|으로|로|와|과|은|는|이|가|도|만|까지|부터|하여|하고|하며|하는|한다|합니다|한|할|함|하기|"
    r"된다|되며|되는|됩니다|된|될|됨|습니다|이다|입니다|이며|적인|적으로|들|들을|들의|시|화|성)(?=[\s.,)]|$)"
)
# Endings after which a word is nearly always over.
_WORD_OVER = re.compile(
    r"[가-힣](?:을|를|는|에서|에게|으로|하고|하며|하여|위한|대한|관한|따른|통한|있는|없는)$|[가-힣]{2}(?:의|은|에|와|과|로)$|(?:및|또는)$"
)
# A particle behind a bracket, or one that begins few words behind Latin letters: `(견본로 51)에`, `SAMPLE은`
_PARTICLE_BEHIND = re.compile(r"(?:[)\]」』](?:은|는|이|가|을|를|에|의|와|과|로|으로|에서|에게|도)|[A-Za-z](?:은|는|을|를))$")
# Nothing runs on behind a signature.
_SIGNED = re.compile(r"\(\s*(?:인|직인|서명|날인|서명\s?또는\s?인|seal|sign(?:ed|ature)?)\s*\)$", re.I)
_OWN_WORD = re.compile(r"^(?:및|또는|등|그|이를|이에|위|각|기타|해당|관련|대한|위한|따른|통한)(?=[\s,]|$)")


@dataclass(frozen=True, slots=True)
class Edge:
    """The room a column gives its lines: left and right limits of its text, in points."""

    left: float
    right: float

    def room(self, line: TextLine) -> float:
        """Return the points left free behind the line; a centred line counts both its sides."""
        before, behind = line.x0 - self.left, self.right - line.x1
        centred = before > line.size and abs(before - behind) < 0.6 * line.size
        return before + behind if centred else behind


def runs_on(line: TextLine, after: TextLine, room: float, earlier: Mark | None) -> bool:
    """Whether the author's sentence runs on from `line` into `after`, which is printed below it.

    It does when the first word of `after` would not have fitted into the room behind `line` and nothing in `after`
    says that a new entry starts.
    """
    if starts_item(after.text, earlier) or _closed_heading(line.text) or leads(after.text):
        return False
    if _SIGNED.search(line.text) and line.page != after.page:
        return False
    if after.bold and not line.bold and line.text.endswith((".", "!", "?")):
        return False  # a heading under a sentence that fills its line
    size = max(line.size, after.size)
    same_page = line.page == after.page
    if same_page and after.middle[1] - line.middle[1] > MAX_PITCH * size:
        return False
    if abs(line.size - after.size) > 0.25 * size and line.confidence is None:
        return False
    if line.blank_after and room < size * 4:
        return True
    tolerance = TOLERANCE_EM if line.confidence is None else OCR_TOLERANCE_EM
    return room < after.first_word + (BLANK_EM + tolerance) * size


def _closed_heading(text: str) -> bool:
    """Whether the text is an article heading with its title in brackets: `제3조 (업무의 내용)`."""
    return text[-1:] in ")]】>" and article_level(text) is not None


def indented(line: TextLine, after: TextLine) -> bool:
    """Whether `after` opens a paragraph by its first-line indent."""
    return after.x0 - line.x0 > INDENT_EM * line.size and line.page == after.page


@dataclass(slots=True)
class Evidence:
    """What a whole document shows about its soft wraps."""

    words: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    keeps_blanks: bool = False
    wraps_words: bool = False
    natural_blank: float = BLANK_EM

    def glue(self, line: TextLine, after: TextLine, room: float) -> str:
        """Return what joins two lines of one sentence: a blank or nothing."""
        last, first = line.text[-1], after.text[0]
        if line.blank_after:
            return " "
        if last in "([{「『·/" or first in ")]}」』·,.;:!?%/" or (last == "-" and line.text[-2:-1] not in ("", " ")):
            return ""
        if last in ",;:.!?)]" and not (last in ",." and first.isdigit() and line.text[-2:-1].isdigit()):
            return "" if last in ")]" and _PARTICLE.match(after.text) else " "
        if not (_hangul(last) or _hangul(first)):
            return " "
        if _OWN_WORD.match(after.text) or _PARTICLE_BEHIND.search(line.text):
            return " "
        if self.keeps_blanks:
            return ""
        if self.free(line, room) > after.first_glyph + SYLLABLE_TOLERANCE_EM * line.size:
            return " "
        return self._by_words(line, after)

    def free(self, line: TextLine, room: float) -> float:
        """Return the points the line had to spare: behind it, and in blanks stretched to fill it."""
        return room + max(line.blank - self.natural_blank, 0.0) * line.size * line.blanks

    def _by_words(self, line: TextLine, after: TextLine) -> str:
        """Decide a break of a filled line by the words that the document uses elsewhere, else by its habit."""
        if _PARTICLE.match(after.text):
            return ""
        tail, head = _TAIL.search(line.text), _HEAD.search(after.text)
        habit = " " if self.wraps_words else ""
        if tail is None or head is None:  # one side is Latin or a number
            return " " if _ends_latin(line.text) or _ends_latin(after.text[0]) else habit
        left, right = tail.group(), head.group()
        together = left + right[:2] in self.beginnings
        apart = left in self.words and right[:2] in self.beginnings
        if together != apart:
            return "" if together else " "
        return " " if _WORD_OVER.search(left) or _both_whole(left, right) else habit


def _both_whole(left: str, right: str) -> bool:
    """Whether both sides of a break are long enough to be words of their own.

    Counted on 5,790 Korean duty sentences broken at four line widths: 70 % of these breaks were between words, and 5 %
    of the others.
    """
    return len(left) >= 2 and len(right) >= 2 and (len(left), len(right)) != (3, 2)


def gather(lines: Iterable[TextLine], wraps: Sequence[tuple[TextLine, TextLine, float]]) -> Evidence:
    """Collect the evidence of a document.

    :param lines: All its lines.
    :param wraps: Its soft wraps: a line, the line it runs on into, and the room behind the first.
    """
    evidence = Evidence()
    blanks = []
    for line in lines:
        tokens = line.text.split()
        for token in tokens[1:-1]:
            word = token.rstrip(".,)")
            if word not in evidence.words:
                evidence.words.add(word)
                evidence.beginnings.update([word[:end] for end in range(1, min(len(word), _LONGEST_WORD) + 1)])
        if line.blanks and line.confidence is None:
            blanks.append(line.blank)
    if blanks:
        blanks.sort()
        evidence.natural_blank = max(blanks[len(blanks) // 5], 0.2)
    korean = [wrap for wrap in wraps if _hangul(wrap[0].text[-1]) and _hangul(wrap[1].text[0])]
    evidence.keeps_blanks = any(line.blank_after for line, _, _ in wraps)
    ragged = sum(evidence.free(line, room) > RAGGED_EM * line.size for line, _, room in korean)
    evidence.wraps_words = bool(korean) and ragged >= max(1, RAGGED_SHARE * len(korean))
    return evidence


def right_edge(lines: Sequence[TextLine], left: float, default: float) -> float:
    """Return where the lines of a column end at the latest.

    It is the furthest place that several lines reach; when they are all short, the page's margins (`default`) decide.
    """
    ends = sorted((line.x1 for line in lines if len(line.text) >= 8), reverse=True)
    size = max((line.size for line in lines), default=10.0)
    for end in ends:
        near = sum(end - 1.5 * size <= other <= end for other in ends)
        if near >= max(2, 0.1 * len(ends)):
            return end if end - left >= SYMMETRIC * (default - left) else default
    return max(default, ends[0]) if ends else default


def _ends_latin(text: str) -> bool:
    return text[-1:].isascii() and text[-1:].isalpha()


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"
