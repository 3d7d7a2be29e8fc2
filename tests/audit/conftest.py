"""One archive with every kind of package, and its audit, made once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from analyzer.audits import Audit
from analyzer.audits.run import audit
from tests.audit.archives import (
    PASSPORT,
    SALES,
    SOFTWARE,
    archive,
    contract,
    statement,
    table,
    write_package,
    zipped,
)
from tests.e2e.support import EXAMPLES

MISMATCHED = "2223 응용 소프트웨어 개발자"


@dataclass(frozen=True, slots=True)
class Case:
    """An archive with its outcomes table and an undisturbed audit of it."""

    archive: Path
    outcomes: Path
    audit: Audit


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Plain packages, a copy, one with Word papers, zips, broken and empty files, a name with an identifier, an old number."""
    root = tmp_path_factory.mktemp("audit")
    packages = archive(root / "archive" / "packages", 7)
    (packages / "C001" / "깨진 파일.pdf").write_bytes(b"%PDF-1.7 no more")
    (packages / "C002" / "빈 파일.docx").write_bytes(b"")
    write_package(packages / f"kim 여권 {PASSPORT}", "TESTER KIM", MISMATCHED, SALES)
    shutil.copytree(EXAMPLES / "packages" / "half-sales-half-translation", packages / "W001", ignore=shutil.ignore_patterns("*.json", "*.pdf"))
    zipped(packages / "Z001.zip", {"근로계약서.txt": contract("TESTER ZIP", SOFTWARE), "고용사유서.txt": statement("TESTER ZIP", MISMATCHED, SOFTWARE)}, windows=True)
    zipped(packages / "Z002.zip", {"../slip.txt": "x"})
    shutil.copytree(packages / "C003", packages / "copy")
    for name in ("old", "new"):
        write_package(packages / name, f"TESTER {name.upper()}", "2742", SALES)
    rows = [
        {"사건번호": f"C{number:03}", "결과": ("불허", "허가", "보완", "취하")[number % 4], "접수일": "2026-03-02", "신청코드": "2223", "국적": "베트남"}
        for number in range(6)
    ]
    rows += [{"사건번호": "old", "결과": "허가", "접수일": "2026-03-02"}, {"사건번호": "new", "결과": "허가", "접수일": "2026-10-02"}]
    rows += [{"사건번호": "Z001", "결과": "심사 중", "접수일": "2026-10-02"}, {"사건번호": "C999", "결과": "허가"}]
    outcomes = table(root / "outcomes.csv", rows)
    return Case(root / "archive", outcomes, audit(root / "archive", outcomes, out=root / "out", workers=1))


def content(saved: Audit, folder: Path) -> dict[str, bytes]:
    """Return every table of an audit as bytes, rows in the order of their keys."""
    return {path.name: path.read_bytes() for path in saved.write(folder)}
