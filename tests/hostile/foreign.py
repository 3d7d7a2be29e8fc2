"""Reads the test files of other projects, as they are: `python -m tests.hostile.foreign FOLDER...`.

Projects that read PDF and OOXML keep the files that once broke them. None may crash a reading process here, run past its time or
come back without a reason. The files are not ours and stay outside; what was read is in `docs/security.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analyzer.readers.limits import Limits
from analyzer.readers.sandbox import ReaderPool
from tests.hostile.sweep import SECONDS, Result, fault_of, report, table, without_ocr


def read_all(files: Iterable[Path]) -> Result:
    """Return what became of the files, each read once."""
    result = Result()
    with ReaderPool(1, Limits(seconds=SECONDS)) as pool:
        for path in files:
            doc = pool.read(path)
            fault = fault_of(doc)
            if fault is not None:
                result.faults.append((fault[0], path.name, 0, fault[1]))
            result.outcomes[path.suffix.lstrip(".").lower(), doc.status.value] += 1
            result.count += 1
            result.seconds += doc.seconds
    return result


def main() -> int:
    """Read every file of the folders; print tables, and return 1 if anything happened that may not."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.foreign", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "foreign.json")
    options = parser.parse_args()
    told: dict[str, Any] = {}
    faults = 0
    with without_ocr():
        for folder in options.folders:
            result = read_all(sorted(path for path in folder.rglob("*") if path.is_file()))
            faults += len(result.faults)
            told[folder.name] = report(result, {"files": result.count})
            options.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
            sys.stdout.write(f"{folder.name}\n{table(result)}\n" + "".join(f"  {fault}: {name} ({detail})\n" for fault, name, _, detail in result.faults))
            sys.stdout.flush()
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
