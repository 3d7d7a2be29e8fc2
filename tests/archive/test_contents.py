"""What an archive holds: counts, formats, occupations, and the same bytes again."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

from corpora.archive.build import build
from corpora.archive.write import COLUMNS, Settings
from tests.archive.conftest import SEED, Archive, opened

_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def _members(archive: Archive, case_id: str) -> set[str]:
    path = archive.root / next(row["path"] for row in archive.rows if row["case_id"] == case_id)
    return set(zipfile.ZipFile(path).namelist()) if path.suffix == ".zip" else {file.name for file in path.iterdir()}


def test_600_packages_over_more_than_60_occupations(text_archive: Archive) -> None:
    assert len({row["case_id"] for row in text_archive.rows}) == 600
    filed = Counter(case["filed"] for case in text_archive.truth["cases"])
    assert len(filed) >= 60
    assert sum(code in filed for code in ("2842", "2223", "2351", "451", "7406")) == 5
    assert {case["subtype"] for case in text_archive.truth["cases"]} == {"E-7-1", "E-7-2", "E-7-3"}


def test_table_names_every_package_and_every_paper_is_there(text_archive: Archive) -> None:
    assert tuple(text_archive.rows[0]) == COLUMNS
    assert {row["outcome"] for row in text_archive.rows} == {"issued", "refused", "supplement", "withdrawn"}
    assert all("2024-01-01" <= row["filed_on"] <= "2026-10-31" and row["filed_on"] < row["decided_on"] <= "2026-11-20" for row in text_archive.rows)
    for case_id, case in text_archive.cases.items():
        assert _members(text_archive, case_id) == {paper["file"] for paper in case["papers"]}
    zipped = sum(row["path"].endswith(".zip") for row in text_archive.rows)
    assert 40 <= zipped <= 80


def test_layouts_languages_and_roles_are_mixed(text_archive: Archive) -> None:
    papers = [paper for case in text_archive.truth["cases"] for paper in case["papers"]]
    layouts = Counter(paper["layout"] for paper in papers)
    assert all(layouts[name] >= 5 for name in ("K1", "K2", "K3", "B2", "E1", "R1", "R2", "L1", "P1", "N1", "N2", "A1", "REC", "CERT", "GUA", "INS"))
    languages = Counter(paper["lang"] for paper in papers if paper["role"] == "contract")
    assert min(languages["ko"], languages["en"], languages["ko+en"]) >= 50


def test_duties_come_from_parts_that_never_trained(text_archive: Archive) -> None:
    parts = Counter(job["part"] for case in text_archive.truth["cases"] for job in case["jobs"].values() if job)
    assert set(parts) == {"employer", "writer", "job", "tune"}


def test_real_archive_mixes_formats_and_opens(real_archive: Archive) -> None:
    starts = {"pdf": b"%PDF", "docx": b"PK", "hwpx": b"PK", "scan": b"%PDF"}
    formats = set()
    for row in real_archive.rows:
        path = real_archive.root / row["path"]
        for paper in real_archive.cases[row["case_id"]]["papers"]:
            content = zipfile.ZipFile(path).read(paper["file"]) if path.suffix == ".zip" else (path / paper["file"]).read_bytes()
            assert content.startswith(starts[paper["format"]])
            formats.add(paper["format"])
    assert {"pdf", "docx", "hwpx"} <= formats


def test_an_archive_of_pdfs_has_no_other_papers(tmp_path: Path) -> None:
    archive = opened(build(Settings(tmp_path / "pdf", SEED, pdf_only=True), 12))
    papers = [paper for case in archive.truth["cases"] for paper in case["papers"]]
    assert len(papers) >= 24
    assert {(paper["format"], Path(paper["file"]).suffix) for paper in papers} == {("pdf", ".pdf")}


def test_a_package_has_the_same_bytes_whatever_total_and_processes(real_archive: Archive, tmp_path: Path) -> None:
    again = opened(build(Settings(tmp_path / "again", SEED), 4, workers=1))
    assert again.rows == real_archive.rows[:4]
    files = sorted(path.relative_to(again.root) for path in (again.root / "packages").rglob("*") if path.is_file())
    assert len(files) >= 6
    assert all((again.root / file).read_bytes() == (real_archive.root / file).read_bytes() for file in files)
    assert again.truth["cases"] == real_archive.truth["cases"][:4]


def test_another_seed_is_another_archive(text_archive: Archive, tmp_path: Path) -> None:
    other = opened(build(Settings(tmp_path / "other", 8, text_only=True), 12))
    assert other.rows != text_archive.rows[:12]
    assert {row["case_id"][-6:] for row in other.rows} == {row["case_id"][-6:] for row in text_archive.rows[:12]}


def test_null_archive_has_the_same_papers(text_archive: Archive, tmp_path: Path) -> None:
    null = opened(build(Settings(tmp_path / "null", SEED, null=True, text_only=True), 40))
    files = [path.relative_to(null.root) for path in (null.root / "packages").rglob("*") if path.is_file()]
    assert len(files) >= 90
    assert all((null.root / file).read_bytes() == (text_archive.root / file).read_bytes() for file in files)
    assert [row["outcome"] for row in null.rows] != [row["outcome"] for row in text_archive.rows[:40]]
    assert [{**row, "outcome": "", "decided_on": ""} for row in null.rows] == [{**row, "outcome": "", "decided_on": ""} for row in text_archive.rows[:40]]


def test_registration_numbers_can_belong_to_nobody(text_archive: Archive) -> None:
    texts = "".join(file.read_text("utf-8") for file in list((text_archive.root / "packages").rglob("*.txt"))[:120])
    checked = [number.replace("-", "") for number in set(re.findall(r"\b\d{3}-\d{2}-\d{5}\b", texts))]
    assert len(checked) >= 20
    for digits in checked:
        total = sum(int(digit) * weight for digit, weight in zip(digits[:9], _WEIGHTS, strict=True)) + int(digits[8]) * 5 // 10
        assert int(digits[9]) != (10 - total % 10) % 10


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    done = subprocess.run([sys.executable, "-m", "corpora.archive", "--out", str(tmp_path), "--packages", "2"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not an empty folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
