"""Advice names the paper and the sentence, both ways out of a mismatch, and never work that is not done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from analyzer.consistency import Finding, PaperReview, Severity
from analyzer.extraction import CatchAll, Role
from analyzer.matching import OUTSIDE
from tests.consistency.cases import APPLICATION, SALES, TEXTS, WEB, code, contract, paper, review, statement

PURE = {APPLICATION: 0.95}


def finding_of(rule: str, *papers: PaperReview, filed: str = APPLICATION, name: str = "") -> Finding:
    """Return the first finding of a rule."""
    return next(f for f in review(*papers, filed=code(filed, name)).findings if f.rule == rule)


def test_advice_of_a_mismatch_names_paper_sentence_both_ways_and_what_separates_them() -> None:
    advice = finding_of("contract-vs-filed", contract({WEB: 0.9, APPLICATION: 0.05}), statement(PURE)).advice
    assert advice is not None
    for part in ("contract.docx", TEXTS[WEB], "(1)", "(2)", "2224 웹 개발자로", "[2223 기준]", "하지 않는 업무를 적어서 맞추지 마세요"):
        assert part in advice.ko
    for part in ("contract.docx", TEXTS[WEB], "(1)", "(2)", "2224 Web developer", "[Seen from 2223]", "Do not describe work that is not done"):
        assert part in advice.en


def test_advice_of_a_mismatch_offers_no_code_for_outside_work() -> None:
    advice = finding_of("statement-vs-filed", contract(PURE), statement({OUTSIDE: 0.7, WEB: 0.3})).advice
    assert advice is not None
    assert "다른 체류자격" in advice.ko and "2224" not in advice.ko and "another status" in advice.en


def test_advice_offers_at_most_two_codes_the_nearest_first() -> None:
    shares = {SALES: 0.6, WEB: 0.15, "2351": 0.12, "1511": 0.11}
    advice = finding_of("contract-vs-filed", contract(shares, texts=["해외 바이어 발굴", "웹사이트 개발", "설비 설계", "임원 업무"]), statement(PURE)).advice
    assert advice is not None and "2842" in advice.en and "2224" in advice.en and "2351" not in advice.en


def test_advice_where_the_filed_occupation_leads_narrowly_asks_for_true_shares() -> None:
    finding = finding_of("contract-vs-filed", contract({APPLICATION: 0.42, WEB: 0.28, SALES: 0.27}), statement(PURE))
    assert finding.severity is Severity.WARNING and finding.advice is not None
    assert "contract.docx" in finding.advice.ko and "비중(%)" in finding.advice.ko and "true share of time" in finding.advice.en


PAPERS: Mapping[str, tuple[PaperReview, ...]] = {
    "contract-vs-statement": (contract({WEB: 0.9}), statement(PURE)),
    "title-only-match": (contract({SALES: 0.95}, title="응용 소프트웨어 개발자"), statement(PURE)),
    "outside-e7": (contract({OUTSIDE: 0.95}), statement(PURE)),
    "vague-duties": (contract(catch_all=(CatchAll.WHOLE, "기타 회사가 지시하는 업무")), statement(PURE)),
    "no-duties": (contract(), statement(PURE)),
    "split-duties": (contract({WEB: 0.5, SALES: 0.45}), statement(PURE)),
}  # fmt: skip


@pytest.mark.parametrize("rule", PAPERS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_advice_names_the_paper(rule: str, lang: str) -> None:
    advice = finding_of(rule, *PAPERS[rule]).advice
    assert advice is not None and "contract.docx" in advice.in_lang(lang)


def test_advice_where_papers_file_differently_names_both() -> None:
    application = paper(Role.APPLICATION, codes=[code("2842", found_in="신청서.pdf")])
    judged = review(application, statement(PURE, codes=[code("2223", found_in="사유서.docx")]), contract(PURE))
    [advice] = [f.advice for f in judged.findings if f.rule == "filed-codes-differ"]
    assert advice is not None and "신청서.pdf" in advice.ko and "사유서.docx" in advice.en


@pytest.mark.parametrize("papers", PAPERS.values(), ids=PAPERS.keys())
def test_every_error_and_warning_says_what_to_change(papers: tuple[PaperReview, ...]) -> None:
    silent = [f.rule for f in review(*papers, filed=code(APPLICATION)).findings if f.severity is not Severity.NOTICE and not f.advice]
    assert silent == []


@pytest.mark.parametrize(("given", "used"), [(dt.date(2026, 3, 1), "2026-03-01"), (None, dt.date.today().isoformat())])
def test_report_names_the_day_of_the_rules_used(given: dt.date | None, used: str) -> None:
    assert review(contract(PURE), statement(PURE), filed=code(APPLICATION), filed_on=given).to_dict()["rules_on"] == used
