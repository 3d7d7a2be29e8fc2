"""`python -m notebooks`: run every notebook and write the rendered copies into `docs/notebooks`."""

from __future__ import annotations

import base64
import io
import sys
import tempfile
from pathlib import Path

import nbformat
from PIL import Image

from notebooks.rendering import FOLDER, NOTEBOOKS, executed


def main() -> None:
    """Render all notebooks with one archive."""
    target = FOLDER.parent / "docs" / "notebooks"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        for path in NOTEBOOKS:
            notebook = executed(path, Path(data))
            for cell in notebook.cells:
                cell.metadata.pop("execution", None)  # times of the run: every rendering would differ
                for output in cell.get("outputs", ()):
                    if "image/png" in output.get("data", {}):
                        output.data["image/png"] = _small(output.data["image/png"])
            nbformat.write(notebook, target / f"{path.stem}.ipynb")
            sys.stderr.write(f"{path.name}: rendered\n")


def _small(picture: str) -> str:
    """Return a chart with a palette of its few colours: a third of the size, and nobody sees it."""
    image = Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    image.save(packed, "PNG", optimize=True)
    return base64.b64encode(packed.getvalue()).decode("ascii")


if __name__ == "__main__":
    main()
