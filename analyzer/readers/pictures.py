"""Pictures of the pages of a PDF or an image, drawn in a guarded child process like everything that opens a stranger's file."""

from __future__ import annotations

import base64
import io
import json
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.readers.child import Child
from analyzer.readers.document import Format
from analyzer.readers.limits import DEFAULT_LIMITS, Limits
from analyzer.readers.worker import request_line, requested_path, serve

if TYPE_CHECKING:
    from PIL.Image import Image

#: Formats that have pages to draw.
DRAWN = (Format.PDF, Format.IMAGE)
Size = tuple[float, float]
_SECONDS = 20.0


class PagePictures:
    """Draws pages. The process starts with the first page asked for; may be called from any thread."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._closed = False

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._closed = True
            self._drop()

    def sizes(self, path: Path, form: Format) -> list[Size]:
        """Return width and height of each page in points, as displayed; nothing for a file that cannot be drawn."""
        answer = self._ask(path, form, page=None) if form in DRAWN else {}
        return [(float(width), float(height)) for width, height in answer.get("sizes", ())]

    def draw(self, path: Path, form: Format, page: int, *, width: int) -> bytes | None:
        """Return a page as a PNG, None where it cannot be drawn.

        :param page: Number of the page, from 1.
        :param width: Width of the picture in pixels.
        """
        answer = self._ask(path, form, page=page, width=width) if form in DRAWN else {}
        return base64.b64decode(answer["png"]) if "png" in answer else None

    def _ask(self, path: Path, form: Format, **wanted: Any) -> dict[str, Any]:
        with self._lock:
            if self._closed:
                return {}
            self._child = self._child or Child("analyzer.readers.pictures")
            reply = self._child.ask(request_line(path, self._limits, form=form.value, **wanted), _SECONDS)
            if reply is None:  # it was killed or has crashed: the next page gets a fresh process
                self._drop()
                return {}
        answer: dict[str, Any] = json.loads(reply)
        return answer

    def _drop(self) -> None:
        if self._child is not None:
            self._child.end()
        self._child = None


def _answer(request: dict[str, Any], limits: Limits) -> str:
    path, page = requested_path(request["path"]), request["page"]
    pages = _pdf if request["form"] == Format.PDF else _image
    try:
        with pages(path, limits) as (sizes, draw):
            if page is None:
                return json.dumps({"sizes": sizes})
            return json.dumps({"png": base64.b64encode(_png(draw(page, request["width"]), request["width"])).decode("ascii")})
    except Exception:  # whatever is wrong with the file, reading it has said so already
        return "{}"


@contextmanager
def _pdf(path: Path, limits: Limits) -> Iterator[tuple[list[Size], Any]]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        sizes = [pdf.get_page_size(number) for number in range(min(len(pdf), limits.pages))]
        pdf.init_forms()

        def draw(page: int, width: int) -> Image:
            across, down = sizes[page - 1]
            most = math.sqrt(limits.pixels / max(across * down, 1.0))
            picture: Image = pdf[page - 1].render(scale=min(width / max(across, 1.0), most)).to_pil()
            return picture

        yield sizes, draw


@contextmanager
def _image(path: Path, limits: Limits) -> Iterator[tuple[list[Size], Any]]:
    from PIL import Image, ImageOps

    from analyzer.readers.image import FORMATS, resolution

    with Image.open(path, formats=FORMATS) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1

        def turned(page: int) -> Image.Image:
            image.seek(page - 1)
            if image.width * image.height > limits.pixels:
                raise ValueError("pixels")
            return ImageOps.exif_transpose(image)

        sizes = []
        for page in range(1, min(count, limits.pages) + 1):
            picture = turned(page)
            dpi = resolution(image, picture.size)
            sizes.append((picture.width * 72 / dpi, picture.height * 72 / dpi))
        yield sizes, lambda page, _width: turned(page)


def _png(picture: Image, width: int) -> bytes:
    from PIL import Image

    if picture.mode not in ("L", "RGB"):
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
    if picture.width > width:
        picture = picture.resize((width, max(round(picture.height * width / picture.width), 1)), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=4)
    return stream.getvalue()


if __name__ == "__main__":
    serve(_answer)
