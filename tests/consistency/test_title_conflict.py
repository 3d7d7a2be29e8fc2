"""title-conflict: other jobs, and one job with other words."""

from __future__ import annotations

from operator import attrgetter

import numpy as np
import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.title_conflict import check
from analyzer.extraction import Role
from analyzer.language.encoder import shipped_encoder
from analyzer.occupations import load_catalogue
from analyzer.resources import load_json
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating

WARNING, NOTICE = Severity.WARNING, Severity.NOTICE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("해외영업원", "해외 영업원"),
        ("해외영업원", "해외영업 담당"),
        ("해외영업팀 과장", "해외영업원"),
        ("과장", "해외영업원"),
        ("Manager", "Overseas Sales Manager"),
        ("소프트웨어 개발자", "소프트웨어 엔지니어"),
        ("Software Engineer", "Senior Software Developer"),
        ("기계설계 엔지니어", "Mechanical Design Engineer"),
        ("펌웨어 개발자", "Firmware Engineer"),
        ("그로스 매니저", "Growth Manager"),
        ("여행상품 개발자(PM)", "여행상품 개발자"),
        ("주방장", "인도요리 주방장"),
        ("연구원", "회로설계 연구원"),
        ("사원", "Staff"),
        ("Data Analyst", "데이터 분석가"),
        ("Sales Manager", "영업 담당"),
        ("기술영업 대리", "Technical Sales Assistant Manager"),
        ("선체설계 책임", "Hull Designer"),
        ("사업개발 매니저", "Business Development Manager"),
        ("설비 엔지니어", "Plant Analyst"),
        ("프런트 데스크 담당원", "Front Desk Agent"),
        ("세포배양 연구원", "Cell Culture Research Scientist"),
        ("강사", "Lecturer"),
    ],
)
def test_title_conflict_is_silent_about_one_job(one: str, other: str) -> None:
    assert not run(check, contract(job_title=one), statement(job_title=other))
    assert not run(check, contract(job_title=other), statement(job_title=one))


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("해외영업원", "기계설계 엔지니어", WARNING),
        ("CAD 제도사", "기계설계 엔지니어", WARNING),
        ("Overseas Sales", "Translator", WARNING),
        ("간호사", "의료코디네이터", WARNING),
        ("디자이너", "영업과장", WARNING),
        ("Designer", "영업과장", WARNING),
        ("Technical Sales Engineer", "생산지원 과장", NOTICE),
        ("Zookeeper", "통계 분석가", NOTICE),
        ("Head Chef", "객실팀 매니저", WARNING),
        ("해외영업원", "Mechanical engineer", WARNING),
        ("대리", "과장", WARNING),
        ("해외영업 대리", "해외영업 과장", NOTICE),
        ("해외사업부장", "Technical Sales Assistant Manager", NOTICE),
        ("시스템 관리원", "보안 엔지니어", NOTICE),
        ("생산직 사원", "품질보증 엔지니어", NOTICE),
        ("Warehouse Staff", "Growth Manager", NOTICE),
    ],
)
def test_title_conflict_by_how_sure_the_difference_is(one: str, other: str, severity: Severity) -> None:
    [finding] = run(check, contract(job_title=one), statement(job_title=other))
    assert finding.severity is severity
    assert f"'{one}'" in finding.message.ko and f"'{other}'" in finding.message.en
    assert severities(run(check, by_ocr(contract(job_title=one)), statement(job_title=other))) == [NOTICE]


def test_title_conflict_looks_at_the_guarantee_and_not_at_past_jobs() -> None:
    assert run(check, contract(job_title="해외영업원"), stating(Role.GUARANTEE, job_title="통역사"))
    assert not run(check, contract(job_title="해외영업원"), stating(Role.CREDENTIAL, job_title="통역사"))


def test_title_conflict_reads_title_and_rank_of_one_paper_together() -> None:
    both = contract(job_title=["해외영업원", "대리"])
    assert severities(run(check, both, statement(job_title="과장"))) == [NOTICE]
    assert severities(run(check, both, statement(job_title="해외영업 과장"))) == [NOTICE]
    assert severities(run(check, both, statement(job_title="번역가"))) == [WARNING]
    assert not run(check, contract(job_title=["해외영업원", "Overseas salesperson"]), statement(job_title="Overseas Sales"))


def test_bar_for_titles_in_two_languages_parts_the_catalogues_own() -> None:
    occupations = list(load_catalogue())
    korean, english = ([(o.code, title) for o in occupations for title in titles(o)] for titles in (attrgetter("titles_ko"), attrgetter("titles_en")))
    cosine = shipped_encoder().encode([title for _, title in korean]) @ shipped_encoder().encode([title for _, title in english]).T
    same = np.array([[code == other for other, _ in english] for code, _ in korean])
    bar = load_json("corpora", "lexicon", "decision.json")["title_far"]
    assert (np.where(same, cosine, -1).max(axis=1) < bar).mean() <= 0.01
    assert (cosine[~same] < bar).mean() >= 0.7

