"""The pipeline that a good engineer writes in an afternoon, with the same libraries: the measure of our speed and memory.

pdfplumber and python-docx read, all-MiniLM-L6-v2 by sentence-transformers encodes (torch, fp32), the cosine with the
descriptions of the occupations decides. It compares contract, statement and filed code, and no more: no HWPX, no scans, no
guarded processes, no places, no facts, no report. Its vectors of the descriptions are kept on the disk, as anyone would.

    python -m tests.benchmarks.afternoon FOLDER [--times N] [--each]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_KEPT = Path(tempfile.gettempdir()) / "afternoon-vectors.npy"
_START, _END = re.compile(r"담\s*당\s*업\s*무|직\s*무\s*내\s*용"), re.compile(r"근\s*로\s*시\s*간|휴\s*게|임\s*금|제\s*\d+\s*조")


def main() -> None:
    """Review a package once, or several times in one process; print seconds and the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--each", action="store_true", help="the folder holds packages: the first N, one after another")
    options = parser.parse_args()
    analyst, seconds, result = Analyst(), [], {}
    packages = sorted(options.folder.iterdir()) if options.each else [options.folder] * options.times
    for package in packages[: options.times]:
        started = time.perf_counter(), time.process_time()
        result = analyst.review(package)
        seconds.append([time.perf_counter() - started[0], time.process_time() - started[1]])
    sys.stdout.write(json.dumps({"seconds": seconds, "result": result}, ensure_ascii=False) + "\n")


class Analyst:
    """Model and descriptions, loaded once."""

    def __init__(self) -> None:
        import numpy as np
        from sentence_transformers import SentenceTransformer

        from models.training.sources import teacher_folder

        self.model = SentenceTransformer(str(teacher_folder()), device="cpu")
        entries = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "corpora" / "occupations").glob("[0-9S]*.json"))]
        self.codes = [str(entry["code"]) for entry in entries]
        if not _KEPT.exists():
            np.save(_KEPT, self.encode([json.dumps(entry, ensure_ascii=False) for entry in entries]), allow_pickle=False)
        self.known = np.load(_KEPT)

    def encode(self, texts: list[str]) -> Any:
        """Return unit vectors."""
        return self.model.encode(texts, normalize_embeddings=True, show_progress_bar=False)

    def review(self, folder: Path) -> dict[str, Any]:
        """Return the best occupations of every paper, and whether they agree with the filed code."""
        texts = {path.name: text_of(path) for path in sorted(folder.iterdir()) if path.suffix in (".pdf", ".docx")}
        filed = next((found[1] for text in texts.values() if (found := re.search(r"E-7-\d\s*\(?\s*(S?\d{3,5})", text))), "")
        best = {}
        for name, text in texts.items():
            duties = duties_of(text)
            if duties:
                likeness = self.encode(duties) @ self.known.T
                best[name] = [self.codes[at] for at in (-likeness.mean(axis=0)).argsort()[:3]]
        return {"filed": filed, "best": best, "agree": all(codes[0] == filed for codes in best.values())}


def text_of(path: Path) -> str:
    """Return the text of a paper, tables included."""
    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() or "" for page in pdf.pages)
    import docx

    document = docx.Document(str(path))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def duties_of(text: str) -> list[str]:
    """Return the lines below the heading of the duties."""
    lines, found = [line.strip() for line in text.splitlines()], []
    inside = False
    for line in lines:
        if inside and _END.search(line):
            inside = False
        if inside and len(line) > 5:
            found.append(line)
        if _START.search(line):
            inside = True
    return list(dict.fromkeys(found))[:20]


if __name__ == "__main__":
    main()
