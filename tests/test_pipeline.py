from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.consistency import Verdict
from analyzer.pipeline import Package, is_paper, packages_in, review_package, review_packages
from analyzer.readers import ReaderPool
from tests.matching.test_matcher import SALES, SOFTWARE, matcher


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


@pytest.fixture
def hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the hand-made matcher in the place of the shipped one."""
    monkeypatch.setattr(pipeline, "_matcher", lambda *_: matcher())


def write_package(folder: Path, contract: str, statement: str, code: str) -> None:
    folder.mkdir()
    (folder / "계약서.txt").write_text(f"근로계약서\n근로기준법\n휴게시간\n3. 담당업무\n- {contract}\n", encoding="utf-8")
    (folder / "사유서.txt").write_text(f"고용사유서\n고용사유\n직종코드 : {code}\n3. 담당업무\n- {statement}\n", encoding="utf-8")


@pytest.mark.usefixtures("hand_made")
@pytest.mark.parametrize(
    ("contract", "statement", "code", "verdict"),
    [(SOFTWARE, SOFTWARE, "2223", Verdict.CONSISTENT), (SALES, SOFTWARE, "2223", Verdict.MISMATCH), (SOFTWARE, SOFTWARE, "E-7", Verdict.UNCLEAR)],
)
def test_review_package_from_files_to_verdict(
    tmp_path: Path, pool: ReaderPool, contract: str, statement: str, code: str, verdict: Verdict
) -> None:
    write_package(tmp_path / "kim", contract, statement, code)
    steps: list[tuple[str, int, int]] = []
    review = review_package(tmp_path / "kim", pool=pool, on_progress=lambda *step: steps.append(step))
    assert (review.package, review.verdict) == ("kim", verdict)
    assert steps == [("계약서.txt", 1, 2), ("사유서.txt", 2, 2)]
    assert set(review.versions) == {"analyzer", "catalogue", "model"}


@pytest.mark.usefixtures("hand_made")
def test_review_package_takes_the_given_code_before_the_papers(tmp_path: Path, pool: ReaderPool) -> None:
    write_package(tmp_path / "kim", SOFTWARE, SOFTWARE, "2842")
    assert review_package(tmp_path / "kim", code="2223", pool=pool).filed.code == "2223"


@pytest.mark.usefixtures("hand_made")
def test_review_package_reads_the_code_of_the_folder_last(tmp_path: Path, pool: ReaderPool) -> None:
    write_package(tmp_path / "kim E-7-1(2842)", SOFTWARE, SOFTWARE, "E-7")
    filed = review_package(tmp_path / "kim E-7-1(2842)", pool=pool).filed
    assert filed.code == "2842" and filed.written is not None and filed.written.found_in == "kim E-7-1(2842)"


@pytest.mark.usefixtures("hand_made")
def test_review_package_of_folders_given_together_is_one(tmp_path: Path, pool: ReaderPool) -> None:
    write_package(tmp_path / "kim", SOFTWARE, SOFTWARE, "2223")
    review = review_package([tmp_path / "kim" / "계약서.txt", tmp_path / "kim" / "사유서.txt"], pool=pool)
    assert (review.package, len(review.papers), review.verdict) == ("계약서", 2, Verdict.CONSISTENT)


COPIED = (
    "2. 고용사유\n당사의 해외 고객이 빠르게 늘면서 현지 언어로 상담할 전문 인력이 절실히 필요한 상황입니다.\n"
    "채용 사이트 두 곳에 공고를 냈으나 계측 장비를 다루어 본 지원자가 한 사람도 없었습니다.\n"
    "3. 기대 효과\n상담에 걸리던 시간을 절반으로 줄이고 계약 성사율을 높일 것으로 기대합니다.\n"
)


@pytest.mark.usefixtures("hand_made")
def test_review_packages_holds_the_statements_of_one_run_against_each_other(tmp_path: Path, pool: ReaderPool) -> None:
    for name, person, body in (("kim", "TESTER ALPHA", COPIED), ("lee", "SAMPLE BETA", COPIED), ("choi", "SPECIMEN GAMMA", "2. 고용사유\n도면을 읽을 기술자를 찾지 못하였습니다.\n")):
        write_package(tmp_path / name, SOFTWARE, SOFTWARE, "2223")
        (tmp_path / name / "사유서.txt").write_text(f"고용사유서\n피초청인 : {person}\n직종코드 : 2223\n{body}", encoding="utf-8")
    told: list[str] = []
    packages = packages_in([tmp_path])
    reviews = review_packages(packages, pool, filed_on=dt.date(2026, 10, 1), on_package=lambda package: told.append(package.name))
    repeated = {review.package: any(f.rule == "recycled-template" for f in review.findings) for review in reviews}
    assert repeated == {"kim": True, "lee": True, "choi": False} and told == [package.name for package in packages]
    assert not any(f.rule == "recycled-template" for f in review_package(tmp_path / "kim", pool=pool).findings)


def test_packages_in_a_stray_note_hides_no_folder(tmp_path: Path) -> None:
    make(tmp_path, "메모.txt", "kim/근로계약서.pdf", "lee/근로계약서.pdf")
    assert [package.name for package in packages_in([tmp_path])] == [tmp_path.name, "kim", "lee"]
