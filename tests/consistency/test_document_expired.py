"""document-expired: lifetimes by kind of paper, counted to the filing day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.rules.document_expired import check
from analyzer.extraction import Role
from analyzer.regulations import months_after
from tests.consistency.dated_support import case_of, found, stated

EXPIRED = "document-expired"


def issued(role: str, on: str, raw: str = "", title: str = "", **more: Any) -> PaperReview:
    return stated(Role(role), ("issued", on, raw or on), lines=[title] if title else [], **more)


@pytest.mark.parametrize(
    ("role", "title", "last", "late", "severity"),
    [
        ("recommendation", "고용추천서", "2026-07-01", "2026-06-30", "warning"),
        ("recommendation", "Letter of Recommendation", "2026-07-01", "2026-06-30", "warning"),
        ("insurance_list", "고용보험 피보험자격 취득자 명부", "2026-07-01", "2026-06-30", "warning"),
        ("licence", "사업자등록증명", "2026-07-01", "2026-06-30", "warning"),
        ("licence", "Certificate of Business Registration", "2026-07-01", "2026-06-30", "warning"),
        ("other", "납세증명서(국세완납증명)", "2026-07-01", "2026-06-30", "warning"),
        ("guarantee", "신원보증서", "2026-07-01", "2026-06-30", "notice"),
        ("credential", "졸업증명서", "2026-04-01", "2026-03-31", "notice"),
        ("credential", "Certificate of Employment", "2026-04-01", "2026-03-31", "notice"),
        ("other", "범죄경력증명서", "2026-04-01", "2026-03-31", "warning"),
    ],
)  # fmt: skip
def test_document_expired_by_kind_of_paper(role: str, title: str, last: str, late: str, severity: str) -> None:
    assert found(check, case_of(issued(role, last, title=title))) == []
    assert found(check, case_of(issued(role, late, title=title))) == [(EXPIRED, severity)]


@pytest.mark.parametrize(
    ("role", "title"), [("licence", "사업자등록증"), ("credential", "학위기 DIPLOMA"), ("contract", "근로계약서"), ("statement", "고용사유서"), ("other", "회사 소개")]
)
def test_document_without_a_lifetime_never_expires(role: str, title: str) -> None:
    assert found(check, case_of(issued(role, "2019-03-02", title=title))) == []


@pytest.mark.parametrize("raw", ["2026년 3월 2일", "2026. 3. 2.", "March 2, 2026"])
def test_document_expired_quotes_the_date_as_printed(raw: str) -> None:
    [finding] = check(case_of(issued("recommendation", "2026-03-02", raw)))
    assert finding.evidence[0].quote == raw
    assert "2026-06-02" in finding.message.ko and "2026-10-01" in finding.message.en


def test_document_lifetime_counts_to_the_filing_day() -> None:
    paper = issued("recommendation", "2026-03-02")
    assert found(check, case_of(paper, on="2026-05-01")) == []
    assert found(check, case_of(paper, on="2026-07-01")) == [(EXPIRED, "warning")]


def test_document_expired_tells_how_to_give_the_filing_day() -> None:
    old = issued("recommendation", "2020-03-02")
    [today] = check(case_of(old, on=None))
    [given] = check(case_of(old))
    assert today.advice is not None and given.advice is not None
    assert "--filed-on" in today.advice.en and "--filed-on" not in given.advice.en


def test_document_expired_by_ocr_is_a_notice() -> None:
    assert found(check, case_of(issued("recommendation", "2025-03-02", low_trust=True))) == [(EXPIRED, "notice")]


def test_document_without_a_date_gives_nothing() -> None:
    assert found(check, case_of(stated(Role.RECOMMENDATION, lines=["고용추천서"]))) == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2026-08-31", 3, "2026-11-30"), ("2026-11-30", 3, "2027-02-28"), ("2023-11-30", 3, "2024-02-29"), ("2026-12-01", 48, "2030-12-01"), ("2026-01-15", 6, "2026-07-15")],
)
def test_months_after_clamps_to_the_end_of_the_month(day: str, months: int, expected: str) -> None:
    assert months_after(dt.date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize(
    ("fact", "issue", "late"),
    [(("valid_until", "2026-09-30", "2026. 9. 30."), None, True), (("valid_until", "2026-10-01", "2026. 10. 1."), None, False),
     (("valid_months", 6, "6"), "2026-03-02", True), (("valid_months", 6, "6"), "2026-05-02", False), (("valid_months", 6, "6"), None, False)],
)  # fmt: skip
def test_document_expires_on_the_day_that_is_printed_on_it(fact: tuple[str, object, str], issue: str | None, late: bool) -> None:
    facts = [fact, *([("issued", issue, issue)] if issue else [])]
    paper = stated(Role.OTHER, *facts, lines=["관광사업 등록 확인서"])
    assert found(check, case_of(paper)) == [(EXPIRED, "warning")] * late


def test_several_certificates_in_one_file_are_looked_at_one_by_one() -> None:
    lines = ["학위수여증명서", "공학석사", "발급 2026. 9. 30.", "경력증명서 (번역)", "Sample Consultants, Lagos", "발급 2026. 3. 5."]
    both = stated(Role.CREDENTIAL, ("issued", "2026-09-30", "2026. 9. 30."), ("issued", "2026-03-05", "2026. 3. 5."), lines=lines)
    assert found(check, case_of(both)) == [(EXPIRED, "notice")]
    plain = stated(Role.CREDENTIAL, ("issued", "2026-09-30", "2026. 9. 30."), ("issued", "2026-03-05", "2026. 3. 5."), lines=[*lines[:3], "", "확인 2026. 3. 5."])
    assert found(check, case_of(plain)) == []


def test_months_of_validity_count_from_the_date_above_them() -> None:
    lines = ["건강진단서", "발급일 2026-03-05", "유효기간 발급일부터 6개월", "자격증", "발급일 2026-08-20"]
    paper = stated(Role.OTHER, ("issued", "2026-08-20", "2026-08-20"), ("issued", "2026-03-05", "2026-03-05"), ("valid_months", 6, "6개월"), lines=lines)
    assert found(check, case_of(paper)) == [(EXPIRED, "warning")]


def test_title_behind_the_blank_of_a_bundle_is_read() -> None:
    paper = issued("credential", "2026-03-31", title=" " * 900 + "Certificate of Employment")
    assert found(check, case_of(paper)) == [(EXPIRED, "notice")]
