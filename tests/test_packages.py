from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.packages import Package, is_paper, packages_in


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("근로계약서", encoding="utf-8")


def names(packages: list[Package]) -> dict[str, list[str]]:
    return {package.name: [path.name for path in package.files] for package in packages}


@pytest.mark.parametrize("name", ["근로계약서.pdf", "사유서.HWP", "scan.png", "계약서.txt", "이름 없는 파일"])
def test_is_paper(name: str) -> None:
    assert is_paper(Path(name))


@pytest.mark.parametrize(
    "name", [".DS_Store", "~$계약서.docx", "Thumbs.db", "desktop.ini", "truth.json", "report.JSON", "결과.html", "받는중.tmp", ".~lock.계약서.docx#", "README.md"])
def test_is_paper_never_our_own_output_or_the_systems_files(name: str) -> None:
    assert not is_paper(Path(name))


def test_packages_in_a_folder_with_papers_is_one(tmp_path: Path) -> None:
    make(tmp_path, "kim/나.pdf", "kim/가.docx", "kim/.DS_Store", "kim/report.json")
    [package] = packages_in([tmp_path / "kim"])
    assert names([package]) == {"kim": ["가.docx", "나.pdf"]}
    assert package.folder == tmp_path / "kim"


def test_packages_in_a_folder_of_folders_are_many(tmp_path: Path) -> None:
    make(tmp_path, "b/1.pdf", "a/1.pdf", "2026/c/1.pdf", "검토결과/report.pdf", ".git/x.pdf")
    (tmp_path / "empty").mkdir()
    assert names(packages_in([tmp_path])) == {"c": ["1.pdf"], "a": ["1.pdf"], "b": ["1.pdf"]}


def test_packages_in_files_given_together_are_one_beside_folders(tmp_path: Path) -> None:
    make(tmp_path, "계약서.pdf", "사유서.pdf", "kim/1.pdf")
    given = [tmp_path / "계약서.pdf", tmp_path / "kim", tmp_path / "사유서.pdf"]
    assert names(packages_in(given)) == {"계약서": ["계약서.pdf", "사유서.pdf"], "kim": ["1.pdf"]}
    assert packages_in(given)[0].folder is None


def test_packages_in_takes_a_file_that_was_named_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "report.json")
    assert names(packages_in([f"{tmp_path}/report.json"])) == {"report": ["report.json"]}


def test_packages_in_composes_names_that_a_mac_took_apart(tmp_path: Path) -> None:
    make(tmp_path, unicodedata.normalize("NFD", "김철수") + "/1.pdf")
    assert list(names(packages_in([tmp_path]))) == ["김철수"]


def test_packages_in_names_the_folder_that_a_dot_stands_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "kim/1.pdf")
    monkeypatch.chdir(tmp_path / "kim")
    assert list(names(packages_in(["."]))) == ["kim"]


def test_packages_in_a_broken_link_is_kept_to_be_reported(tmp_path: Path) -> None:
    (tmp_path / "kim").mkdir()
    (tmp_path / "kim" / "계약서.pdf").symlink_to(tmp_path / "gone.pdf")
    assert names(packages_in([tmp_path / "kim"])) == {"kim": ["계약서.pdf"]}


def test_packages_in_says_which_path_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="없음.pdf"):
        packages_in([tmp_path / "없음.pdf"])


def deny(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == name:
            raise PermissionError(folder)
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)


def test_packages_in_goes_on_past_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/1.pdf", "locked/1.pdf", "z/1.pdf")
    deny(monkeypatch, "locked")
    denied: list[Path] = []
    assert list(names(packages_in([tmp_path], on_denied=denied.append))) == ["a", "z"]
    assert denied == [tmp_path / "locked"]


def test_packages_in_fails_on_such_a_folder_where_nobody_asks_to_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "locked/1.pdf")
    deny(monkeypatch, "locked")
    with pytest.raises(PermissionError):
        packages_in([tmp_path])


def test_packages_in_nothing_is_nothing(tmp_path: Path) -> None:
    assert packages_in([]) == packages_in([tmp_path]) == []


def test_packages_in_a_stray_note_hides_no_folder(tmp_path: Path) -> None:
    make(tmp_path, "메모.txt", "kim/근로계약서.pdf", "lee/근로계약서.pdf")
    assert [package.name for package in packages_in([tmp_path])] == [tmp_path.name, "kim", "lee"]
