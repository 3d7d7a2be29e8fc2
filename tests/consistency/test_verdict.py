"""The verdict table: what a package says, and what may be concluded from it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from analyzer.consistency import PaperReview, Verdict
from analyzer.extraction import CatchAll, Fact, FiledCode, Role
from analyzer.matching import OUTSIDE
from analyzer.readers import Status
from tests.consistency.cases import (
    APPLICATION,
    DATA,
    ENGINEER,
    NETWORK,
    SALES,
    WEB,
    code,
    contract,
    found,
    paper,
    review,
    statement,
)
from tests.consistency.stating import stating

FILED = code(APPLICATION, "응용 소프트웨어 개발자")
PURE = {APPLICATION: 0.9, WEB: 0.1}
OTHER = {WEB: 0.9, APPLICATION: 0.1}
SPLIT = {APPLICATION: 0.5, SALES: 0.45, WEB: 0.05}
WEAK = {APPLICATION: 0.42, WEB: 0.21, SALES: 0.2}
OFFICE = {OUTSIDE: 0.9, APPLICATION: 0.1}
YES, NO, OPEN = Verdict.CONSISTENT, Verdict.MISMATCH, Verdict.UNCLEAR

VERDICTS: list[tuple[str, list[PaperReview], FiledCode | None, Verdict, dict[str, str]]] = [
    ("all agree", [contract(PURE), statement(PURE)], FILED, YES, {}),
    ("minor other work", [contract({APPLICATION: 0.8, SALES: 0.2}), statement(PURE)], FILED, YES, {}),
    ("contract elsewhere", [contract(OTHER), statement(PURE)], FILED, NO,
     {"contract-vs-filed": "error", "contract-vs-statement": "error"}),
    ("statement elsewhere", [contract(PURE), statement(OTHER)], FILED, NO,
     {"statement-vs-filed": "error", "contract-vs-statement": "error"}),
    ("both elsewhere together", [contract(OTHER), statement(OTHER)], FILED, NO,
     {"contract-vs-filed": "error", "statement-vs-filed": "error"}),
    ("elsewhere and no code", [contract(OTHER), statement(PURE)], None, NO,
     {"contract-vs-statement": "error", "no-filed-code": "warning"}),
    ("no code", [contract(PURE), statement(PURE)], None, OPEN, {"no-filed-code": "warning"}),
    ("unknown code", [contract(PURE), statement(PURE)], code("9876"), OPEN, {"unknown-code": "error"}),
    ("number against name", [contract(OTHER), statement(OTHER)], code("2223", "웹 개발자"), OPEN, {"code-name-conflict": "error"}),
    ("number of the duties against name", [contract(PURE), statement(PURE)], code("2223", "웹 개발자"), YES, {"code-name-conflict": "error"}),
    ("name of the duties against number", [contract({WEB: 0.9}), statement({WEB: 0.9})], code("2223", "웹 개발자"), OPEN, {"code-name-conflict": "error"}),
    ("number of one paper's duties against name", [contract(PURE), statement({WEB: 0.9})], code("2223", "웹 개발자"), NO, {"code-name-conflict": "error", "contract-vs-statement": "error"}),
    ("number of the duties against name without statement", [contract(PURE)], code("2223", "웹 개발자"), OPEN, {"code-name-conflict": "error", "missing-paper": "warning"}),
    ("old number", [contract({SALES: 0.9}), statement({SALES: 0.9})], code("2742", "해외 영업원"), YES, {"old-number": "notice"}),
    ("pair of another edition", [contract({NETWORK: 0.9}), statement({NETWORK: 0.9})], code("2231", "네트워크시스템 개발자"), YES, {"old-number": "notice"}),
    ("pair of another edition, work of the number today", [contract({DATA: 0.9}), statement({DATA: 0.9})], code("2231", "네트워크시스템 개발자"), YES, {"code-name-conflict": "error"}),
    ("pair of another edition, work of the number in one paper", [contract({DATA: 0.9}), statement({NETWORK: 0.9})], code("2231", "네트워크시스템 개발자"), NO,
     {"old-number": "notice", "contract-vs-filed": "error"}),
    ("even split", [contract(SPLIT), statement(SPLIT)], FILED, OPEN,
     {"split-duties": "warning"}),
    ("weak", [contract(WEAK), statement(PURE)], FILED, OPEN, {"contract-vs-filed": "warning"}),
    ("contract without duties", [contract(), statement(PURE)], FILED, OPEN, {"no-duties": "warning"}),
    ("whole catch-all", [contract(catch_all=(CatchAll.WHOLE, "회사가 지시하는 업무 일체")), statement(PURE)], FILED, OPEN,
     {"vague-duties": "warning"}),
    ("bare title", [contract({APPLICATION: 0.6, WEB: 0.2}, texts=["개발", "영업"]), statement(PURE)], FILED, OPEN, {"vague-duties": "warning"}),
    ("tail", [contract(PURE, catch_all=(CatchAll.TAIL, "기타 회사가 지시하는 업무")), statement(PURE)], FILED, YES, {"vague-duties": "notice"}),
    ("bounded", [contract(PURE, catch_all=(CatchAll.BOUNDED, "부수되는 업무")), statement(PURE)], FILED, YES, {}),
    ("outside work", [contract(OFFICE), statement(PURE)], FILED, NO, {"outside-e7": "error", "contract-vs-filed": "error"}),
    ("outside work beside a notable part of the filed", [contract({OUTSIDE: 0.78, APPLICATION: 0.22}), statement(PURE)], FILED, OPEN, {"outside-e7": "warning", "contract-vs-filed": "warning"}),
    ("outside work beside a little of the filed", [contract({OUTSIDE: 0.85, APPLICATION: 0.15}), statement(PURE)], FILED, NO, {"outside-e7": "error", "contract-vs-filed": "warning"}),
    ("some outside work", [contract({APPLICATION: 0.7, OUTSIDE: 0.3}), statement({APPLICATION: 0.7, OUTSIDE: 0.3})], FILED, YES,
     {"outside-e7": "warning"}),
    ("no statement", [contract(PURE)], FILED, OPEN, {"missing-paper": "warning"}),
    ("no contract", [statement(PURE)], FILED, OPEN, {"missing-paper": "warning"}),
    ("no statement but clearly elsewhere", [contract(OTHER)], FILED, NO, {"missing-paper": "warning", "contract-vs-filed": "error"}),
    ("locked contract", [contract(status=Status.LOCKED), statement(PURE)], FILED, OPEN, {"unreadable-paper": "warning"}),
    ("locked extra paper", [contract(PURE), statement(PURE), paper(Role.OTHER, status=Status.LOCKED)], FILED, YES,
     {"unreadable-paper": "warning"}),
    ("E-9 form", [contract(OTHER, routes=["E-9"]), statement(PURE)], FILED, OPEN, {"not-a-code-match-route": "warning"}),
    ("E-7-4 sample form reused", [contract(PURE, routes=["E-7-4"]), statement(PURE)], FILED, YES, {}),
    ("E-7-4 without another code", [contract(PURE, routes=["E-7-4"]), statement(PURE)], None, OPEN, {"not-a-code-match-route": "warning"}),
    ("points code", [contract(PURE), statement(PURE)], code("S740"), OPEN, {"not-a-code-match-route": "warning"}),
    ("route of a stray paper", [contract(PURE), statement(PURE), paper(Role.OTHER, routes=["E-9"])], FILED, YES, {}),
    ("empty package", [], None, OPEN, {"missing-paper": "warning", "no-filed-code": "warning"}),
]  # fmt: skip


@pytest.mark.parametrize(("papers", "filed", "verdict", "rules"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_verdict_table(papers: list[PaperReview], filed: FiledCode | None, verdict: Verdict, rules: dict[str, str]) -> None:
    judged = review(*papers, filed=filed)
    assert judged.verdict is verdict
    assert rules.items() <= found(judged).items()


@pytest.mark.parametrize(("papers", "filed", "verdict"), [row[1:4] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_verdict_and_confidence_do_not_depend_on_the_order_of_papers(
    papers: list[PaperReview], filed: FiledCode | None, verdict: Verdict
) -> None:
    reviews = [review(*order, filed=filed) for order in itertools.permutations(papers)]
    assert {judged.verdict for judged in reviews} == {verdict}
    assert len({judged.confidence for judged in reviews}) == 1
    assert len({tuple(sorted(found(judged).items())) for judged in reviews}) == 1


@pytest.mark.parametrize(("papers", "filed"), [row[1:3] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_every_review_is_complete(papers: list[PaperReview], filed: FiledCode | None) -> None:
    judged = review(*papers, filed=filed)
    assert 0 <= judged.confidence <= 1
    assert judged.summary.ko and judged.summary.en
    order = [("error", "warning", "notice").index(finding.severity.value) for finding in judged.findings]
    assert order == sorted(order)
    for finding in judged.findings:
        assert finding.message.ko and finding.message.en
        assert "(가)" not in finding.message.ko and "(는)" not in finding.message.ko and "(를)" not in finding.message.ko
    assert judged.to_dict()["verdict"] == judged.verdict.value


@pytest.mark.parametrize(("papers", "filed"), [row[1:3] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_evidence_is_the_exact_text_of_the_document(papers: list[PaperReview], filed: FiledCode | None) -> None:
    texts = {paper.paper.document.name: paper.paper.document.text for paper in papers}
    for finding in review(*papers, filed=filed).findings:
        for evidence in finding.evidence:
            if evidence.start is not None:
                assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("share", [0.65, 0.75, 0.85, 0.95])
def test_confidence_of_a_match_grows_with_the_share(share: float) -> None:
    less, more = ({APPLICATION: part, WEB: 1 - part} for part in (share, share + 0.04))
    assert review(contract(less), statement(less), filed=FILED).confidence < review(contract(more), statement(more), filed=FILED).confidence


def test_confidence_of_a_match_is_that_of_its_weakest_paper() -> None:
    weak = {APPLICATION: 0.6, WEB: 0.4}
    mixed = review(contract(PURE), statement(weak), filed=FILED).confidence
    assert mixed == review(contract(weak), statement(weak), filed=FILED).confidence


def test_summary_names_both_sides_of_a_mismatch() -> None:
    summary = review(contract({ENGINEER: 0.9}), statement({ENGINEER: 0.9}), filed=FILED).summary
    assert APPLICATION in summary.ko and ENGINEER in summary.ko and ENGINEER in summary.en


@pytest.mark.parametrize(("passports", "ko", "en"), [(("M1234567", "M1234567"), "", ""), (("M1234567", "M7654321"), "오류가 1건", "1 error needs")])
def test_summary_of_a_match_does_not_hide_other_errors(passports: tuple[str, str], ko: str, en: str) -> None:
    papers = []
    for role, shares, passport in ((contract, PURE, passports[0]), (statement, PURE, passports[1])):
        paper = role(shares)
        stated = stating(paper.paper.role, name=paper.paper.document.name, lines=[d.text for d in paper.paper.duties], passport=passport)
        papers.append(replace(stated, profile=paper.profile, paper=replace(stated.paper, duties=paper.paper.duties)))
    judged = review(*papers, filed=FILED)
    assert judged.verdict is Verdict.CONSISTENT
    assert ("오류가" in judged.summary.ko) == bool(ko) and ko in judged.summary.ko and en in judged.summary.en


def paid(paper: PaperReview, won: int = 24_000_000) -> PaperReview:
    return replace(paper, paper=replace(paper.paper, facts=(*paper.paper.facts, Fact("annual_salary_krw", won, "첫", 0, 1, 1))))


def test_without_a_code_the_work_of_both_papers_is_held_against_its_own_rules() -> None:
    poor = [paid(contract(PURE)), paid(statement(PURE))]
    result = review(*poor, filed=None)
    assert result.verdict is OPEN
    assert {"no-filed-code", "salary-below-floor"} <= {finding.rule for finding in result.findings}


def test_without_a_code_papers_that_differ_are_held_against_no_rule_of_an_occupation() -> None:
    poor = [paid(contract(PURE)), paid(statement(OTHER))]
    assert "salary-below-floor" not in {finding.rule for finding in review(*poor, filed=None).findings}


def test_duties_that_fit_any_job_contradict_nothing() -> None:
    elsewhere = contract(OTHER)
    assert elsewhere.profile is not None
    vague = replace(elsewhere, profile=replace(elsewhere.profile, duties=tuple(replace(match, vague=0.9) for match in elsewhere.profile.duties)))
    assert review(elsewhere, statement(PURE), filed=FILED).verdict is NO
    result = review(vague, statement(PURE), filed=FILED)
    assert result.verdict is OPEN and "vague-duties" in {finding.rule for finding in result.findings}


def test_summary_of_a_match_tells_of_the_wrong_name_beside_the_number() -> None:
    result = review(contract(PURE), statement(PURE), filed=code("2223", "웹 개발자"))
    assert result.verdict is YES and "1건" in result.summary.ko and "1 error" in result.summary.en
