"""Tesseract through tesserocr: one engine per process, words with boxes and confidence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
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
def _engine() -> Any:
    folder = tessdata()
    try:
        import tesserocr
    except ImportError as exc:
        raise EmptyDocument("ocr.missing", "tesserocr") from exc
    try:
        api = tesserocr.PyTessBaseAPI(path=str(folder), lang="+".join(LANGUAGES))
    except RuntimeError as exc:
        raise EmptyDocument("ocr.missing", type(exc).__name__) from exc
    api.SetVariable("textord_tabfind_vertical_text", "0")
    return api


def show(image: Image.Image, dpi: int) -> None:
    """Hand the engine the image that `words` cuts from."""
    api = _engine()
    api.SetImage(image)
    api.SetSourceResolution(dpi)


def words(box: tuple[int, int, int, int], mode: int) -> list[Word]:
    """Recognise one rectangle (left, top, right, bottom in pixels) of the image shown before."""
    import tesserocr

    api = _engine()
    api.SetPageSegMode(mode)
    api.SetRectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])
    if not api.Recognize():
        return []
    return list(_walk(api.GetIterator(), tesserocr))


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
            yield Word(text.strip(), *map(float, box), float(line[1]), float(line[3]), item.Confidence(level) / 100)


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
