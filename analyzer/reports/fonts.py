"""Fonts of the PDFs we make: one with Hangul that lies on this machine, and others for letters it lacks."""

from __future__ import annotations

import functools
import os
import sys
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

# Regular and bold file of each family, the most legible on paper first. Fonts with PostScript outlines (the Noto CJK
# collections, Apple SD Gothic Neo on newer systems) are skipped, since reportlab cannot embed them.
_HANGUL = (
    ("NanumGothic", "NanumGothic.ttf", "NanumGothicBold.ttf"),
    ("NanumBarunGothic", "NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf"),
    ("MalgunGothic", "malgun.ttf", "malgunbd.ttf"),
    ("Pretendard", "Pretendard-Regular.ttf", "Pretendard-Bold.ttf"),
    ("NotoSansKR", "NotoSansKR-Regular.ttf", "NotoSansKR-Bold.ttf"),
    ("NotoSansCJKkr", "NotoSansCJKkr-Regular.ttf", "NotoSansCJKkr-Bold.ttf"),
    ("NotoSansKRVariable", "NotoSansKR[wght].ttf", "NotoSansKR[wght].ttf"),
    ("AppleSDGothicNeo", "AppleSDGothicNeo.ttc", "AppleSDGothicNeo.ttc"),
    ("AppleGothic", "AppleGothic.ttf", "AppleGothic.ttf"),
    ("UnDotum", "UnDotum.ttf", "UnDotumBold.ttf"),
    ("Gulim", "gulim.ttc", "gulim.ttc"),
)
_OTHERS = (
    ("DejaVuSans", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("SegoeUI", "segoeui.ttf", "segoeuib.ttf"),
    ("Tahoma", "tahoma.ttf", "tahomabd.ttf"),
    ("ArialUnicode", "Arial Unicode.ttf", "Arial Unicode.ttf"),
    ("Arial", "arial.ttf", "arialbd.ttf"),
    ("LiberationSans", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)
_FALLBACK = "HYGothic-Medium"
_UNKNOWN = "?"


def bold(family: str) -> str:
    """Return the name of a family's bold font, the family itself where it has none."""
    return family if family == _FALLBACK else f"{family}-Bold"


@functools.cache
def korean_font() -> str:
    """Register regular and bold of a font with Hangul and return the family's name.

    The bold font is called `bold(family)`; `<b>` in a paragraph finds it too. Where the machine has no Korean font, the
    family is one that viewers bring themselves, without a bold of its own.
    """
    for family, regular, heavy in _HANGUL:
        if _register(family, regular, heavy):
            return family
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(_FALLBACK))
    pdfmetrics.registerFontFamily(_FALLBACK, normal=_FALLBACK, bold=_FALLBACK, italic=_FALLBACK, boldItalic=_FALLBACK)
    return _FALLBACK


def font_runs(text: str, *, heavy: bool = False) -> Iterator[tuple[str, str]]:
    """Yield a text in pieces with the name of the font that can draw each; nothing of it is dropped without a sign.

    A letter that no font on this machine has is written without its accents, else as `?`.
    """
    drawn = "".join(_drawable(character) for character in unicodedata.normalize("NFC", text))
    for family, run in groupby(drawn, key=_family_of):
        yield "".join(run), bold(family) if heavy else family


def _drawable(character: str) -> str:
    if character.isspace():
        return character if character in "\n\xa0" else " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return ""
    if _family_of(character) or unicodedata.category(character) == "Mn":
        return character if _family_of(character) else ""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", character) if _family_of(letter))
    return plain or _UNKNOWN


@functools.cache
def _family_of(character: str) -> str:
    """Return the first family with a glyph for a character, empty where none has one."""
    first = korean_font()
    return next((family for family in (first, *_other_families()) if character in " \n\xa0" or _has(family, character)), "")


@functools.cache
def _other_families() -> tuple[str, ...]:
    return tuple(family for family, regular, heavy in _OTHERS if _register(family, regular, heavy))


def _has(family: str, character: str) -> bool:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = pdfmetrics.getFont(family)
    if isinstance(font, TTFont):
        return bool(font.face.charToGlyph.get(ord(character)))
    try:
        return bool(character.encode("cp949"))
    except UnicodeEncodeError:
        return False


def _register(family: str, regular: str, heavy: str) -> bool:
    """Make a family known to reportlab; False where its file is missing or cannot be embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    files = _font_files()
    light = files.get(regular.casefold())
    if light is None:
        return False
    try:
        pdfmetrics.registerFont(TTFont(family, str(light)))
        pdfmetrics.registerFont(TTFont(bold(family), str(files.get(heavy.casefold(), light))))
    except (TTFError, OSError):
        return False
    pdfmetrics.registerFontFamily(family, normal=family, bold=bold(family), italic=family, boldItalic=bold(family))
    return True


@functools.cache
def _font_files() -> dict[str, Path]:
    """Return the font files of this machine by name, those of the system first."""
    found: dict[str, Path] = {}
    for folder in _font_folders():
        for path in sorted(folder.rglob("*.tt[fc]")) + sorted(folder.rglob("*.TT[FC]")):
            found.setdefault(path.name.casefold(), path)
    return found


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        folders = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"]
    elif sys.platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    return [folder for folder in folders if folder.is_dir()]
