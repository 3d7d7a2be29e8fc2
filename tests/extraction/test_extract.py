from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.extraction import Role, extract
from analyzer.extraction.parallel import mark_parallel
from analyzer.extraction.types import Duty
from analyzer.language import Language
from analyzer.readers import Status
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT


@pytest.mark.parametrize("status", [Status.LOCKED, Status.UNREADABLE, Status.EMPTY, Status.TIMEOUT, Status.UNSAFE])
def test_extract_of_an_unusable_document_is_empty(status: Status) -> None:
    paper = extract(replace(document_of([*CONTRACT, "3. 담당업무 : 설계 도면 작성"]), status=status))
    assert (paper.role, paper.duties, paper.facts, paper.codes) == (Role.OTHER, (), (), ())


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        ([*CONTRACT, "을은 성실히 근무한다."], Language.KOREAN),
        (["EMPLOYMENT AGREEMENT", "Working Hours", "This Agreement is made on October 18, 2026.", "(주)예시테크"], Language.ENGLISH),
    ],
)
def test_extract_names_the_language_of_most_of_the_paper(lines: list[str], language: Language) -> None:
    assert extract(document_of(lines)).language is language


def duties(korean: int, english: int) -> list[Duty]:
    languages = [Language.KOREAN] * korean + [Language.ENGLISH] * english
    return [Duty(f"{language}{i}", i, i + 1, language) for i, language in enumerate(languages)]


@pytest.mark.parametrize(
    ("korean", "english", "parallel"),
    [(3, 3, True), (4, 3, True), (1, 4, True), (1, 5, False), (3, 0, False), (0, 3, False), (0, 0, False)],
)
def test_mark_parallel_needs_both_languages_in_like_numbers(korean: int, english: int, parallel: bool) -> None:
    marked = mark_parallel(duties(korean, english))
    assert [duty.parallel == 0 for duty in marked] == [parallel] * (korean + english)


def test_paper_gives_the_first_fact_of_a_name() -> None:
    paper = extract(document_of([*CONTRACT, "직위 : 해외영업원"]))
    title = paper.fact("job_title")
    assert title is not None and title.value == "해외영업원"
    assert paper.fact("workplace") is None
