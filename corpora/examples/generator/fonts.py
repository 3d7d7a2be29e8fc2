"""The Nanum fonts (package fonts-nanum), found on this machine and made known to reportlab."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont as OutlineFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

GOTHIC = "NanumGothic"
MYEONGJO = "NanumMyeongjo"
_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path("/Library/Fonts"))


@cache
def font_file(name: str) -> Path:
    """Return the TrueType file of a font.

    :param name: File name without suffix.
    :raises FileNotFoundError: If fonts-nanum is not installed.
    """
    for folder in _FOLDERS:
        for path in sorted(folder.rglob(f"{name}.ttf")):
            return path
    raise FileNotFoundError(f"{name}.ttf: install the fonts-nanum package")


@cache
def register() -> None:
    """Register both families with reportlab, once."""
    for name in (GOTHIC, MYEONGJO):
        bold = f"{name}Bold"
        pdfmetrics.registerFont(TTFont(name, str(font_file(name))))
        pdfmetrics.registerFont(TTFont(bold, str(font_file(bold))))
        pdfmetrics.registerFontFamily(name, normal=name, bold=bold, italic=name, boldItalic=bold)


@cache
def outlines(name: str) -> OutlineFont:
    """Return the font with its glyph outlines."""
    return OutlineFont(str(font_file(name)), lazy=True)


def missing_glyphs(text: str, name: str) -> str:
    """Return the characters of a text that the font cannot print."""
    known = outlines(name).getBestCmap()
    return "".join(sorted({char for char in text if ord(char) not in known and char != "\n"}))
