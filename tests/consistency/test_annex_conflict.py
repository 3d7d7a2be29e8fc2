"""annex-conflict: body and annex of a contract, and a contract with a job description of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from analyzer.consistency import PaperReview, Severity
from analyzer.consistency.rules.annex_conflict import check
from analyzer.extraction import Role
from tests.consistency.cases import APPLICATION, ENGINEER, SALES, TEXTS, WEB, contract
from tests.consistency.stating import run, severities, stating

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
HEADING = "[별첨 1] 직무기술서"


def split_contract(body: Mapping[str, int], annex: Mapping[str, int], *, title: str = "") -> PaperReview:
    """Return a contract with so many duties of each occupation in the body and in the annex."""
    wanted = [(code, source) for part, source in ((body, "section"), (annex, "annex")) for code, count in part.items() for _ in range(count)]
    codes = dict.fromkeys(code for code, _ in wanted)
    whole = contract({code: 1 / len(codes) for code in codes})
    assert whole.profile is not None
    by_code = {code: (duty, match) for code, duty, match in zip(codes, whole.paper.duties, whole.profile.duties, strict=True)}
    duties = tuple(replace(by_code[code][0], source=source) for code, source in wanted)
    if title:
        duties = (replace(duties[0], text=title), *duties[1:])
    matches = tuple(replace(by_code[code][1], weight=1 / len(wanted)) for code, _ in wanted)
    return PaperReview(replace(whole.paper, duties=duties), replace(whole.profile, duties=matches))


@pytest.mark.parametrize(
    ("body", "annex", "expected"),
    [
        ({APPLICATION: 3}, {APPLICATION: 4}, []),
        ({APPLICATION: 2, WEB: 1}, {APPLICATION: 4}, []),
        ({APPLICATION: 2}, {WEB: 2}, [ERROR]),
        ({APPLICATION: 4, SALES: 1}, {SALES: 5, APPLICATION: 1}, [ERROR]),
        ({APPLICATION: 1}, {SALES: 4}, [WARNING]),
        ({APPLICATION: 1, SALES: 1}, {SALES: 3}, []),
        ({}, {SALES: 3}, []),
        ({SALES: 3}, {}, []),
    ],
)
def test_annex_conflict_by_the_work(body: Mapping[str, int], annex: Mapping[str, int], expected: list[Severity]) -> None:
    assert severities(run(check, split_contract(body, annex))) == expected


def test_annex_conflict_quotes_both_sides() -> None:
    [finding] = run(check, split_contract({APPLICATION: 2}, {SALES: 2}))
    assert {evidence.quote for evidence in finding.evidence} == {TEXTS[APPLICATION], TEXTS[SALES]}
    assert "본문" in finding.message.ko and "annex" in finding.message.en


def test_annex_conflict_is_silent_about_a_bare_title_in_the_body() -> None:
    assert not run(check, split_contract({APPLICATION: 1}, {SALES: 3}, title="개발자"))


def test_annex_conflict_holds_a_job_description_against_the_contract() -> None:
    one, description = split_contract({APPLICATION: 3}, {}), contract({SALES: 1.0}, name="직무기술서.docx")
    [finding] = run(check, one, description)
    assert "직무기술서.docx" in finding.message.ko and finding.severity is WARNING
    assert not run(check, one, contract({APPLICATION: 1.0}, name="직무기술서.docx"))


def two_part(heading: str, *, ocr: bool = False, **values: tuple[object, object]) -> PaperReview:
    """Return a contract that states each fact in the body and again, with the second value, behind a heading."""
    body = [f"{name}: {one}" for name, (one, _) in values.items()]
    annex = {name: other for name, (_, other) in values.items()}
    paper = stating(Role.CONTRACT, lines=[*body, heading], ocr=ocr, **annex)
    text = paper.paper.document.text
    own = tuple(replace(paper.paper.facts[0], name=name, value=one, raw=str(one), start=text.index(str(one)), end=text.index(str(one)) + len(str(one)))
                for name, (one, _) in values.items())
    return replace(paper, paper=replace(paper.paper, facts=(*own, *paper.paper.facts)))


@pytest.mark.parametrize(
    ("title", "values", "found"),
    [("근로계약서 별지", (8.0, 10.0), True), ("JOB DESCRIPTION", (8.0, 10.0), True), ("근로계약서 별지", (8.0, 8.0), False), ("Employment contract (English)", (8.0, 10.0), False)],
)
def test_annex_conflict_by_the_hours_of_an_annex_that_is_a_paper_of_its_own(title: str, values: tuple[float, float], found: bool) -> None:
    body = stating(Role.CONTRACT, name="계약서.docx", daily_hours=values[0])
    annex = stating(Role.CONTRACT, name="별지.docx", lines=[title], daily_hours=values[1])
    for papers in ((body, annex), (annex, body)):
        findings = run(check, *papers)
        assert severities(findings) == [WARNING] * found
        assert all({evidence.document for evidence in finding.evidence} == {"계약서.docx", "별지.docx"} for finding in findings)


PLACE, OTHER_PLACE = "서울특별시 예시구 시험로 15", "경기도 가상시 공단로 3"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"annual_salary_krw": (36_000_000, 40_000_000)}, True),
        ({"monthly_salary_krw": (3_000_000, 2_500_000)}, True),
        ({"hourly_wage_krw": (12_000, 11_000)}, True),
        ({"workplace": (PLACE, OTHER_PLACE)}, True),
        ({"job_title": ("해외영업원", "기계설계 엔지니어")}, True),
        ({"job_title": ("해외영업원", "해외영업 담당")}, False),
        ({"annual_salary_krw": (36_000_000, 36_000_100)}, False),
        ({"workplace": (PLACE, "서울 예시구 시험로15, 7층")}, False),
        ({"workplace": (PLACE, "본사 개발팀")}, False),
        ({"daily_hours": (8.0, 12.0)}, True),
        ({"weekly_hours": (40.0, 48.0)}, True),
        ({"daily_hours": (8.0, 8.5)}, False),
        ({"probation_months": (0, 3)}, True),
        ({"days_a_week": (5, 6)}, True),
        ({"end": ("2028-12-06", "2027-12-06")}, True),
    ],
)
@pytest.mark.parametrize("heading", [HEADING, "별첨: 연봉 내역", "Annex A. Terms of Pay"])
def test_annex_conflict_by_pay_place_and_title(heading: str, values: dict[str, tuple[object, object]], found: bool) -> None:
    assert severities(run(check, two_part(heading, **values))) == [WARNING] * found
    assert severities(run(check, two_part(heading, ocr=True, **values))) == [NOTICE] * found


@pytest.mark.parametrize(
    ("values", "ko", "en"),
    [
        ({"probation_months": (0, 3)}, "수습기간이 서로 다릅니다: 본문 없음, 별첨 3개월", "probation in the body of the employment contract (none) and in its annex (3 months)"),
        ({"days_a_week": (5, 6)}, "본문 주 5일, 별첨 주 6일", "(5 days) and in its annex (6 days)"), ({"pay_day": (10, 31)}, "본문 10일, 별첨 말일", "(day 10) and in its annex (the last day)"),
    ],
)  # fmt: skip
def test_annex_conflict_says_conditions_as_people_do(values: dict[str, tuple[object, object]], ko: str, en: str) -> None:
    [finding] = run(check, two_part(HEADING, **values))
    assert ko in finding.message.ko and en in finding.message.en


def test_annex_conflict_only_mentions_another_day_of_pay() -> None:
    assert severities(run(check, two_part(HEADING, pay_day=(10, 25)))) == [NOTICE]


def test_annex_conflict_is_unsure_of_titles_with_other_words() -> None:
    assert severities(run(check, two_part(HEADING, job_title=("Product Planner", "Patient Coordinator")))) == [NOTICE]


@pytest.mark.parametrize("line", ["별첨 직무기술서에 따른다.", "별첨 참조", "업무의 내용", "Schedule: 9:00 to 18:00"])
def test_annex_conflict_takes_no_sentence_for_an_annex(line: str) -> None:
    assert not run(check, two_part(line, annual_salary_krw=(36_000_000, 40_000_000)))


@pytest.mark.parametrize(
    ("annex", "expected"),
    [({SALES: 2, WEB: 2}, [WARNING]), ({SALES: 1, WEB: 1}, []), ({SALES: 2, WEB: 2, ENGINEER: 1}, [])],
)
def test_an_annex_of_several_other_occupations(annex: Mapping[str, int], expected: list[Severity]) -> None:
    assert severities(run(check, split_contract({ENGINEER: 2}, annex))) == expected


def test_annex_conflict_by_the_hours_is_told_in_hours() -> None:
    [finding] = run(check, two_part(HEADING, daily_hours=(8.0, 9.0)))
    assert "1일 근로시간" in finding.message.ko and "본문 8시간, 별첨 9시간" in finding.message.ko and "(8 hours)" in finding.message.en
