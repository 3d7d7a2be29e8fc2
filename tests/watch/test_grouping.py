"""Whose are the loose files? By name, by paper, and never silently merged."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from analyzer.watch.grouping import Identity, Leftover, group
from analyzer.watch.inbox import Seen
from analyzer.watch.names import person_in
from tests.e2e.support import EXAMPLES
from tests.watch.support import RESULTS, log_of, once_here, papers, reviews


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("김민수_근로계약서.pdf", "김민수"),
        ("KIM MINSU contract.docx", "KIM MINSU"),
        ("고용사유서(김민수)", "김민수"),
        (unicodedata.normalize("NFD", "김민수 고용사유서.hwp"), "김민수"),
        ("김민수근로계약서.pdf", "김민수"),
        ("정유진 학위증명서.pdf", "정유진"),
        ("NGUYEN_VAN_ANH_contract_final.pdf", "NGUYEN VAN ANH"),
        ("Labor Contract_Ngô Văn Tý.pdf", "Ngô Văn Tý"),
        ("[김민수] 2842 해외영업원 고용사유서 v2 최종.docx", "김민수"),
        ("김민수_한빛소프트_근로계약서.pdf", "김민수"),
        ("고용사유서_2026.11.02_남궁민수.hwpx", "남궁민수"),
        ("Employment Contract - John Smith (signed).pdf", "John Smith"),
    ],
)
def test_person_in_a_file_name(name: str, person: str) -> None:
    assert person_in(name) == person


@pytest.mark.parametrize(
    "name",
    ["계약서 최종.pdf", "한빛소프트_근로계약서.pdf", "Hanbit Soft contract.pdf", "김민수, 이영희 계약서.pdf", "사업자등록증.pdf", "scan0001.pdf", "IMG_2034.jpg",
     "근로계약서_응우옌반안.pdf", "조리사 근로계약서.docx", "안내문.pdf", "표준근로계약서(외국인).hwp", "고용보험 피보험자 명부.pdf", "minsu contract.docx", "1.pdf"],
)  # fmt: skip
def test_person_in_a_file_name_that_tells_none(name: str) -> None:
    assert person_in(name) == ""


def seen(name: str) -> Seen:
    return Seen(Path(name), 1, name, 0.0)


def grouped(*files: tuple[str, Identity]) -> tuple[dict[str, list[str]], dict[str, str]]:
    groups, leftovers = group((seen(name), identity) for name, identity in files)
    return {each.name: sorted(file.name for file in each.files) for each in groups}, {each.file.name: each.reason for each in leftovers}


A, B = Identity("KIM MINSU", "a"), Identity("LEE YOUNGHEE", "b")
HANGUL = Identity("김민수", "a")


@pytest.mark.parametrize(
    ("files", "groups", "leftovers"),
    [
        # by name alone, papers that state nobody
        ([("김민수_1.pdf", Identity()), ("김민수 2.pdf", Identity()), ("이영희_1.pdf", Identity())], {"김민수": ["김민수 2.pdf", "김민수_1.pdf"], "이영희": ["이영희_1.pdf"]}, {}),
        # by paper; order of the words is nothing
        ([("1.pdf", A), ("2.pdf", Identity("Minsu Kim")), ("3.pdf", B)], {"KIM MINSU": ["1.pdf", "2.pdf"], "LEE YOUNGHEE": ["3.pdf"]}, {}),
        # two scripts, one passport
        ([("김민수_1.pdf", HANGUL), ("KIM MINSU 2.pdf", A)], {"KIM MINSU": ["KIM MINSU 2.pdf", "김민수_1.pdf"]}, {}),
        # two scripts, nothing that joins them
        ([("김민수_1.pdf", Identity()), ("KIM MINSU 2.pdf", Identity())], {"김민수": ["김민수_1.pdf"], "KIM MINSU": ["KIM MINSU 2.pdf"]}, {}),
        # a paper about somebody else does not pull the two together
        ([("KIM MINSU 1.pdf", A), ("KIM MINSU 2.pdf", B), ("3.pdf", B)], {"KIM MINSU": ["KIM MINSU 1.pdf", "KIM MINSU 2.pdf"], "LEE YOUNGHEE": ["3.pdf"]}, {}),
        # nobody's
        ([("KIM MINSU 1.pdf", A), ("사업자등록증.pdf", Identity()), ("잠긴 파일.pdf", Identity(usable=False))], {"KIM MINSU": ["KIM MINSU 1.pdf"]},
         {"사업자등록증.pdf": "nobody", "잠긴 파일.pdf": "unread"}),
    ],
)  # fmt: skip
def test_group(files: list[tuple[str, Identity]], groups: dict[str, list[str]], leftovers: dict[str, str]) -> None:
    found, left = grouped(*files)
    assert left == leftovers
    assert {name: found.get(name) for name in groups} == groups
    assert sum(map(len, found.values())) + len(left) == len(files)


def test_group_does_not_depend_on_the_order() -> None:
    files = [("1.pdf", A), ("2.pdf", B), ("김민수_3.pdf", HANGUL), ("LEE YOUNGHEE 4.pdf", Identity()), ("5.pdf", Identity())]
    assert grouped(*files) == grouped(*reversed(files))


def test_group_keeps_namesakes_apart_and_gives_neither_what_fits_both() -> None:
    groups, [left] = group([(seen("1.pdf"), Identity("KIM MINSU", "a")), (seen("2.pdf"), Identity("KIM MINSU", "c")), (seen("3.pdf"), Identity("KIM MINSU"))])
    assert left == Leftover(seen("3.pdf"), "several", ("KIM MINSU", "KIM MINSU"))
    assert [[file.name for file in each.files] for each in groups] == [["1.pdf"], ["2.pdf"]]


def test_namesakes_are_reviewed_apart(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in (1, 2):
        made = papers(tmp_path / str(number), "KIM MINSU", number)
        for place, path in enumerate(sorted(made.iterdir())):
            shutil.copy(path, inbox / f"{number}-{place}.txt")
    once_here(inbox)
    assert sorted(reviews(inbox)) == [("l:KIM MINSU", "new"), ("l:KIM MINSU 2", "new")]


def test_loose_files_are_reviewed_for_each_person_and_the_rest_is_named(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, person in enumerate(["KIM MINSU", "TRAN THI MAI"]):
        made = papers(tmp_path / person, person, number)
        shutil.copy(made / "근로계약서.txt", inbox / f"{person} contract.txt")
        shutil.copy(made / "고용사유서.txt", inbox / f"{number}.txt")  # told by the paper alone
    (inbox / "사업자등록증.txt").write_text("사업자등록증\n상호: 주식회사 한빛소프트\n등록번호 123-45-67890", "utf-8")
    secret = tmp_path / "outside.txt"
    secret.write_text("밖의 파일", "utf-8")
    (inbox / "링크.txt").symlink_to(secret)
    once_here(inbox)
    results = inbox / RESULTS
    assert sorted(reviews(inbox)) == [("l:KIM MINSU", "new"), ("l:TRAN THI MAI", "new")]
    assert {path.name for path in results.iterdir() if path.is_dir()} == {"KIM MINSU", "TRAN THI MAI"}
    page = (results / "index.html").read_text("utf-8")
    assert "사업자등록증.txt: 누구의 서류인지" in page and "링크.txt: 이 폴더 밖을" in page
    assert "밖의 파일" not in "".join(path.read_text("utf-8") for path in results.rglob("*.html"))
    # one paper is taken away: its person's result follows, the other's stays
    before = (results / "TRAN THI MAI" / "review.html").stat().st_mtime_ns
    for path in (inbox / "KIM MINSU contract.txt", inbox / "0.txt"):
        path.unlink()
    once_here(inbox)
    assert {path.name for path in results.iterdir() if path.is_dir()} == {"TRAN THI MAI"}
    assert (results / "TRAN THI MAI" / "review.html").stat().st_mtime_ns == before
    assert [(place, event) for place, event, *_ in log_of(inbox)][-1] == ("l:KIM MINSU", "removed")


def test_state_holds_no_passport_number(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    shutil.copytree(EXAMPLES / "packages" / "web-platform-consistent", inbox, ignore=shutil.ignore_patterns("truth.json"))
    papers(inbox / "M12345678 LEE", "LEE SUJIN", 2345678)
    _, told = once_here(inbox)
    written = b"".join(path.read_bytes() for path in (inbox / RESULTS).rglob("*") if path.is_file() and path.suffix != ".sqlite3")
    written += (inbox / "M12345678 LEE" / RESULTS / "review.html").read_bytes()
    assert b"M12345678" not in written.replace(b"M12345678%20LEE", b"")  # the link has to name the folder
    assert all("M12345678" not in event.name for event in told)
    assert b"12345678" not in (inbox / RESULTS / ".state.sqlite3").read_bytes().replace(b"M12345678 LEE", b"")  # so does the state
