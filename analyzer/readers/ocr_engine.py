"""Tesseract through tesserocr: one engine per process, words with boxes and confidence."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from analyzer.readers.problems import EmptyDocument

# Tesseract's own threads spin: the same page took 1.5 s with one and up to minutes with two beside other work
# (measured; Tesseract issues 898 and 3109). It has to be set before the library is loaded.
os.environ["OMP_THREAD_LIMIT"] = "1"

LANGUAGES = ("kor", "eng")
TESSDATA_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")

PSM_BLOCK = 6
PSM_LINE = 7

DOUBTFUL = 0.9
MIN_DIGITS = 4
_LATIN = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"\d")
_HANGUL = re.compile(r"[가-힣]")
_ENGLISH_WORD = re.compile(r"[A-Z](?=.*[A-Za-z])[A-Za-z0-9+#/.-]*")
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})*(?!\d)")
_UNIT = re.compile(r"\D+$")
_ODD_AMOUNT = re.compile(r"\d{4,}[.,]\d{3}(?!\d)")
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word, in pixels of the image.

    :param line_top: Upper edge of its printed line; word boxes hug the ink and jump up and down.
    :param confidence: 0 to 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line_top: float
    line_bottom: float
    confidence: float

    @property
    def line(self) -> tuple[float, float]:
        """What the words of one printed line have in common."""
        return self.line_top, self.line_bottom


def tessdata() -> Path:
    """Return the folder with the language files.

    :raises EmptyDocument: `ocr.missing`, with the languages that are not installed.
    """
    names = [f"{language}.traineddata" for language in LANGUAGES]
    prefix = os.environ.get("TESSDATA_PREFIX")
    roots = [Path(prefix)] if prefix else [Path(folder) for folder in TESSDATA_FOLDERS]
    folders = [folder for root in roots for folder in (root, root / "tessdata", *sorted(root.glob("*/tessdata")))]
    for folder in folders:
        if all((folder / name).is_file() for name in names):
            return folder
    missing = [name for name in names if not any((folder / name).is_file() for folder in folders)]
    raise EmptyDocument("ocr.missing", ", ".join(missing or names))


@cache
def _engine(languages: str) -> Any:
    folder = tessdata()
    try:
        import tesserocr
    except ImportError as exc:
        raise EmptyDocument("ocr.missing", "tesserocr") from exc
    try:
        api = tesserocr.PyTessBaseAPI(path=str(folder), lang=languages)
    except RuntimeError as exc:
        raise EmptyDocument("ocr.missing", type(exc).__name__) from exc
    api.SetVariable("textord_tabfind_vertical_text", "0")
    return api


class Recogniser:
    """Reads rectangles of one image. A new one takes the engine over from the one before."""

    def __init__(self, image: Image.Image, dpi: int) -> None:
        self._image = image
        self._dpi = dpi
        self._engine = _engine("+".join(LANGUAGES))
        self._single: dict[str, Any] = {}
        self._take(self._engine)

    def _take(self, engine: Any) -> None:
        engine.SetImage(self._image)
        engine.SetSourceResolution(self._dpi)

    def words(self, box: tuple[int, int, int, int], mode: int) -> list[Word]:
        """Recognise one rectangle: left, top, right, bottom in pixels."""
        import tesserocr

        self._engine.SetPageSegMode(mode)
        self._engine.SetRectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])
        if not self._engine.Recognize():
            return []
        found = list(_walk(self._engine.GetIterator(), tesserocr))
        lines: dict[tuple[float, float], int] = {}
        for word in found:
            lines[word.line] = lines.get(word.line, 0) + len(_HANGUL.findall(word.text))
        return [self._second_look(word) if lines[word.line] >= 2 else word for word in found]

    def _second_look(self, word: Word) -> Word:
        """Read a doubtful word or number of a Korean line again with each language alone.

        With both models loaded short Hangul words come back as capitals (`SE` for `중은`), capitals as digits (`41` for
        `API`), and digits double (`33,200,000`). Reading these again halved the wrong characters of our noisy scans.
        """
        if _HANGUL.search(word.text) or (word.confidence >= DOUBTFUL and not _ODD_AMOUNT.search(word.text)):
            return word
        if len(word.text) > 1:
            text, score = self._alone("eng", word)
            if _ENGLISH_WORD.fullmatch(text) and score >= DOUBTFUL:
                return replace(word, text=text, confidence=score)
        if len(_DIGIT.findall(word.text)) >= MIN_DIGITS:
            text, score = self._alone("kor", word)
            text = _UNIT.sub("", text) if word.text[-1].isdigit() else text  # the unit is a word of its own
            odd = _ODD_AMOUNT.search(word.text) is not None
            better = _AMOUNT.search(text) is not None and (odd or score > word.confidence)
        elif _LATIN.search(word.text):
            text, score = self._alone("kor", word)
            better = bool(_HANGUL.search(text)) and not _LATIN.search(text) and score > word.confidence - 0.05
        else:
            return word
        return replace(word, text=text, confidence=score) if better else word

    def _alone(self, language: str, word: Word) -> tuple[str, float]:
        """Return what one language's model reads at the place of a word, and its confidence."""
        engine = self._single.get(language)
        if engine is None:
            engine = self._single[language] = _engine(language)
            self._take(engine)
            engine.SetPageSegMode(PSM_LINE)
        left, top = max(int(word.x0) - _MARGIN, 0), max(int(word.line_top) - _MARGIN, 0)
        engine.SetRectangle(left, top, int(word.x1) + _MARGIN - left, int(word.line_bottom) + _MARGIN - top)
        engine.Recognize()
        return " ".join(engine.GetUTF8Text().split()), engine.MeanTextConf() / 100


def _walk(iterator: Any, tesserocr: Any) -> Iterator[Word]:
    if iterator is None:
        return
    level, line_level = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    for item in tesserocr.iterate_level(iterator, level):
        box, line = item.BoundingBox(level), item.BoundingBox(line_level)
        try:
            text = item.GetUTF8Text(level)
        except RuntimeError:  # an empty block
            continue
        if box is not None and line is not None and text.strip():
            x0, top, x1, bottom = map(float, box)
            score = item.Confidence(level) / 100
            yield Word(text.strip(), x0, top, x1, bottom, float(line[1]), float(line[3]), score)


def orientation(image: Image.Image) -> int:
    """Return the clockwise turn of the text on the image: 0, 90, 180 or 270; 0 when it cannot be told."""
    import tesserocr

    try:
        with tesserocr.PyTessBaseAPI(path=str(tessdata()), lang="osd", psm=tesserocr.PSM.OSD_ONLY) as api:
            api.SetImage(image)
            found = api.DetectOrientationScript()
    except RuntimeError:
        return 0
    return int(found["orient_deg"]) % 360 if found else 0
