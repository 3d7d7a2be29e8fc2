"""The Nanum fonts (package fonts-nanum), found on this machine and made known to reportlab."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont as OutlineFont
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# NanumSquare rather than NanumGothic: its simpler outlines make the committed PDFs a third of the size.
SANS = "NanumSquare"
SERIF = "NanumMyeongjo"
_FILES = {
    SANS: "NanumSquareR.ttf",
    f"{SANS}Bold": "NanumSquareB.ttf",
    SERIF: "NanumMyeongjo.ttf",
    f"{SERIF}Bold": "NanumMyeongjoBold.ttf",
}
_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path("/Library/Fonts"))


@cache
def font_file(name: str) -> Path:
    """Return the TrueType file of a font.

    :param name: One of the two families, with `Bold` appended for the bold face.
    :raises FileNotFoundError: If fonts-nanum is not installed.
    """
    for folder in _FOLDERS:
        for path in sorted(folder.rglob(_FILES[name])):
            return path
    raise FileNotFoundError(f"{_FILES[name]}: install the fonts-nanum package")


@cache
def register() -> None:
    """Register both families with reportlab, once."""
    rl_config.useA85 = 0  # text armour makes fonts and scans a quarter larger
    for name in (SANS, SERIF):
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
