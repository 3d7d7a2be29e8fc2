from __future__ import annotations

import datetime as dt
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from analyzer import pipeline
from analyzer.consistency import Verdict
from analyzer.packages import Package, packages_in
from analyzer.pipeline import review_package, review_packages
from analyzer.readers import Document, ReaderPool
from tests.e2e.support import EXAMPLES
from tests.matching.test_matcher import SALES, SOFTWARE, matcher


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


def test_review_packages_gives_each_package_what_it_gets_alone(pool: ReaderPool) -> None:
    folders = [EXAMPLES / "packages" / name for name in ("web-platform-consistent", "web-work-filed-as-application", "english-agreement-korean-statement")]
    together = review_packages(packages_in(folders), pool, filed_on=dt.date(2026, 10, 1))
    alone = [review_package(folder, pool=pool, filed_on=dt.date(2026, 10, 1)) for folder in folders]
    assert [review.to_dict() for review in together] == [review.to_dict() for review in alone]


@pytest.mark.usefixtures("hand_made")
def test_review_packages_has_the_next_package_read_meanwhile(tmp_path: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    for name in ("a", "b", "c"):
        write_package(tmp_path / name, SOFTWARE, SOFTWARE, "2223")
    begin, matched = pool.begin, pipeline._matched
    monkeypatch.setattr(pool, "begin", lambda files: steps.append(f"read {files[0].parent.name}") or begin(files))
    monkeypatch.setattr(pipeline, "_matched", lambda papers, matcher: steps.append("match") or matched(papers, matcher))
    review_packages(packages_in([tmp_path]), pool, on_package=lambda package: steps.append(f"go through {package.name}"))
    # What is matched is the package before: its duties were encoded meanwhile.
    assert steps == ["read a", "read b", "go through a", "read c", "go through b", "match", "go through c", "match", "match"]


@pytest.mark.usefixtures("hand_made")
def test_review_packages_of_nothing_is_nothing(pool: ReaderPool) -> None:
    assert review_packages([], pool) == []


@pytest.mark.usefixtures("hand_made")
def test_review_package_without_files_says_so(pool: ReaderPool) -> None:
    review = review_package(Package("empty", ()), pool=pool)
    assert (review.verdict, review.papers) == (Verdict.UNCLEAR, ())


def settled(value: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def test_review_packages_has_duties_encoded_as_soon_as_their_paper_is_gone_through(tmp_path: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, seen = matcher(), []
    monkeypatch.setattr(pipeline, "_loading", lambda _: settled(ours))
    write_package(tmp_path / "kim", SOFTWARE, SALES, "2223")
    review_package(tmp_path / "kim", pool=pool, on_progress=lambda *_: seen.append(list(ours.encoder.expected)))
    assert seen == [[], [SOFTWARE]] and ours.encoder.expected == [SOFTWARE, SALES]


def test_duties_gone_through_before_the_matcher_is_there_are_expected_as_well(tmp_path: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, loading = matcher(), Future()
    monkeypatch.setattr(pipeline, "_loading", lambda _: loading)
    write_package(tmp_path / "kim", SOFTWARE, SALES, "2223")
    # It is loaded while the second paper is gone through.
    review_package(tmp_path / "kim", pool=pool, on_progress=lambda _, number, __: loading.set_result(ours) if number == 2 else None)
    assert ours.encoder.expected == [SOFTWARE, SALES]


@pytest.mark.usefixtures("hand_made")
def test_a_run_that_breaks_off_leaves_no_work_behind(tmp_path: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    read, asked = pool.read, []
    for name in ("a", "b", "c"):
        write_package(tmp_path / name, SOFTWARE, SOFTWARE, "2223")
        for number in range(10):
            (tmp_path / name / f"{number}.txt").write_text("재직증명서", encoding="utf-8")

    def slowly(path: Path) -> Document:
        asked.append(path)
        time.sleep(0.05)
        return read(path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pool, "read", slowly)
    with pytest.raises(KeyboardInterrupt):
        review_packages(packages_in([tmp_path]), pool, on_progress=interrupted)
    begun = len(asked)
    time.sleep(0.3)
    assert len(asked) <= begun + 2 < 24
    assert pool.read(tmp_path / "a" / "계약서.txt").usable


@pytest.mark.parametrize("slow", [True, False])
def test_kiwi_is_loaded_where_reading_takes_long(monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(pipeline, "_RECOGNISING", 0.05)
    monkeypatch.setattr(pipeline, "_matcher", matcher)
    monkeypatch.setattr("analyzer.language.warm", loaded.set)
    assert pipeline._loading([Future() if slow else settled(None)]).result(20).version
    assert loaded.wait(20 if slow else 0.3) is slow
