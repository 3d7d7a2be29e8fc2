"""Normalisation that every reader applies before offsets are counted.

Korean office text arrives decomposed (macOS), full-width, with five different middle dots and with private-use
bullets. NFKC alone would turn `․` into a full stop and `ㆍ` into a lone vowel, and would flatten `①` to `1`, so those
are folded or guarded first.
"""

from __future__ import annotations

import re
import unicodedata

MIDDLE_DOT = "\u00b7"
_DOTS = dict.fromkeys(map(ord, "\u00b7\u2024\u2027\u318d\uff65\u30fb\u119e\u22c5\u2219"), MIDDLE_DOT)
# Nothing of these is seen: soft hyphens, joiners, directions, invisible operators, variation selectors, tags.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    + [*range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0)]
)
# The two fillers and the blank of Braille are letters by their category and white paper to the eye.
_SPACES = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x2800, 0x3000, 0x3164, 0xFFA0], " ")
# Each tag stands for an ASCII character: whole sentences can be written in them that only a program reads.
_TAGS = re.compile("[\U000e0020-\U000e007e]")
_CONTROL = {code: " " for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: " ", 0x85: " "}
_FOLD = _DOTS | _INVISIBLE | _SPACES | _CONTROL
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
# Most texts are made of what `clean` lets stand: ASCII, syllables, ideographs, the middle dot, quotation marks and bullets.
_CLEAN = re.compile("[\t\n -~\u00b7\u2018\u2019\u201c\u201d\u2022\u4e00-\u9fff\uac00-\ud7a3]*")
# Enclosed numbers and letters are list marks, not digits: NFKC must not touch them.
_GUARDED = re.compile("([\u2460-\u2473\u3260-\u327e\u24d0-\u24e9\u2160-\u216b\u2776-\u277f])")


def nfc(name: str) -> str:
    """Return a file name in composed form, as people type it."""
    return unicodedata.normalize("NFC", name)


def clean(text: str) -> str:
    """Return `text` with widths, dots, spaces and control characters folded.

    Newlines and tabs stay. Offsets change, so this runs before any span is made. A text that is clean comes back itself.
    """
    if _CLEAN.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_FOLD)
    text = _PRIVATE_USE.sub("\u2022", text)
    parts = _GUARDED.split(text)
    return "".join(part if i % 2 else unicodedata.normalize("NFKC", part) for i, part in enumerate(parts))


def tags(text: str) -> int:
    """Return how many tag characters, letters without a shape, stand in a text."""
    return 0 if text.isascii() else len(_TAGS.findall(text))


def squeeze(text: str) -> str:
    """Return `text` without any white space, for comparing labels that forms print letter-spaced."""
    return "".join(text.split())
