"""Each rule by itself: when it speaks, when it must not, and what it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.consistency import Finding, PaperReview, Severity
from analyzer.consistency.rules import RULES
from analyzer.consistency.rules.split_duties import is_split
from analyzer.consistency.standing import is_vague
from analyzer.extraction import CatchAll, FiledCode, Role
from analyzer.matching import OUTSIDE, Candidate
from analyzer.readers import Status
from tests.consistency.cases import APPLICATION, ENGINEER, SALES, TEXTS, WEB, code, contract, paper, review, statement

FILED = code(APPLICATION)
PURE = {APPLICATION: 0.9, WEB: 0.1}
OTHER = {WEB: 0.9, APPLICATION: 0.1}


def of_rule(rule: str, *papers: PaperReview, filed: FiledCode | None = FILED) -> list[Finding]:
    return [finding for finding in review(*papers, filed=filed).findings if finding.rule == rule]


def test_rules_are_one_function_a_file() -> None:
    modules = [rule.__module__ for rule in RULES]
    assert len(modules) == len(set(modules)) and all(rule.__name__ == "check" for rule in RULES)


def test_contract_vs_filed_quotes_the_duties_that_point_elsewhere() -> None:
    [finding] = of_rule("contract-vs-filed", contract(OTHER), statement(PURE))
    assert finding.severity is Severity.ERROR
    assert [evidence.quote for evidence in finding.evidence] == [TEXTS[WEB]]
    assert "90%" in finding.message.ko and "2224 웹 개발자" in finding.message.ko and "2223 " in finding.message.en
    assert finding.advice is not None and "2224 웹 개발자로" in finding.advice.ko
    assert finding.source


def test_contract_vs_filed_says_what_separates_neighbours() -> None:
    [finding] = of_rule("contract-vs-filed", contract(OTHER), statement(PURE))
    [far] = of_rule("contract-vs-filed", contract({"2712": 0.9}, texts=["x" * 20]), statement(PURE))
    assert finding.advice is not None and far.advice is not None
    assert len(finding.advice.ko) > len(far.advice.ko)


@pytest.mark.parametrize(("shares", "severity"), [({APPLICATION: 0.42, WEB: 0.21, SALES: 0.15}, Severity.WARNING), ({APPLICATION: 0.42, WEB: 0.38}, None), (OTHER, Severity.ERROR), (PURE, None)])
def test_statement_vs_filed_by_how_clear_it_is(shares: dict[str, float], severity: Severity | None) -> None:
    findings = of_rule("statement-vs-filed", contract(PURE), statement(shares))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_duties_are_not_held_against_a_code_that_nobody_filed() -> None:
    assert not of_rule("contract-vs-filed", contract(OTHER), statement(OTHER), filed=None)


def test_contract_vs_statement_quotes_both_papers() -> None:
    [finding] = of_rule("contract-vs-statement", contract(OTHER), statement({SALES: 0.9}))
    assert finding.severity is Severity.ERROR
    assert [(e.document, e.quote) for e in finding.evidence] == [("contract.docx", TEXTS[WEB]), ("statement.docx", TEXTS[SALES])]


def test_contract_vs_statement_warns_of_work_that_one_paper_leaves_out() -> None:
    [finding] = of_rule("contract-vs-statement", contract({APPLICATION: 0.6, SALES: 0.4}), statement(PURE))
    assert finding.severity is Severity.WARNING
    assert "contract.docx" in finding.message.ko and [e.quote for e in finding.evidence] == [TEXTS[SALES]]


@pytest.mark.parametrize("shares", [{APPLICATION: 0.85, SALES: 0.15}, {APPLICATION: 0.9, WEB: 0.1}])
def test_contract_vs_statement_lets_minor_work_pass(shares: dict[str, float]) -> None:
    assert not of_rule("contract-vs-statement", contract(shares), statement(PURE))


@pytest.mark.parametrize(
    ("title", "shares", "found"),
    [("응용 소프트웨어 개발자", OTHER, True), ("응용 소프트웨어 개발자", PURE, False), ("웹 개발자", OTHER, False), ("사원", OTHER, False)],
)
def test_title_only_match_needs_a_title_that_fits_and_duties_that_do_not(title: str, shares: dict[str, float], found: bool) -> None:
    findings = of_rule("title-only-match", contract(shares, title=title), statement(PURE))
    assert [finding.evidence[0].quote for finding in findings] == ([title] if found else [])


@pytest.mark.parametrize("title", ["응용 소프트웨어 개발자", "웹 개발자", "사원", ""])
@pytest.mark.parametrize("shares", [PURE, OTHER])
def test_titles_never_move_the_verdict(title: str, shares: dict[str, float]) -> None:
    plain, titled = (review(contract(shares, title=words), statement(PURE), filed=FILED) for words in ("", title))
    assert (plain.verdict, plain.confidence) == (titled.verdict, titled.confidence)


@pytest.mark.parametrize(
    ("shares", "severity"),
    [({OUTSIDE: 0.8, APPLICATION: 0.2}, Severity.ERROR), ({APPLICATION: 0.6, OUTSIDE: 0.4}, Severity.WARNING), ({APPLICATION: 0.8, OUTSIDE: 0.2}, None)],
)
def test_outside_e7_by_its_share(shares: dict[str, float], severity: Severity | None) -> None:
    findings = of_rule("outside-e7", contract(shares), statement(PURE))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    assert all(finding.evidence[0].quote == TEXTS[OUTSIDE] for finding in findings)


@pytest.mark.parametrize(
    ("shares", "split"),
    [({APPLICATION: 0.5, SALES: 0.5}, True), ({APPLICATION: 0.45, SALES: 0.38, WEB: 0.17}, True), ({APPLICATION: 0.6, SALES: 0.4}, False),
     ({APPLICATION: 0.4, SALES: 0.25, WEB: 0.35}, True), ({APPLICATION: 1.0}, False), (PURE, False)],
)  # fmt: skip
def test_split_duties_needs_two_large_shares_and_a_thin_gap(shares: dict[str, float], split: bool) -> None:
    assert is_split(contract(shares)) is split


def test_split_duties_needs_a_duty_for_each_side() -> None:
    one_duty = contract({APPLICATION: 1.0})
    assert one_duty.profile is not None
    even = replace(one_duty.profile, candidates=(Candidate(APPLICATION, 0.5), Candidate(WEB, 0.5)))
    assert not is_split(replace(one_duty, profile=even))


@pytest.mark.parametrize(
    ("review_", "vague"),
    [
        (contract(PURE), False),
        (contract({APPLICATION: 1.0}, texts=["개발"]), True),
        (contract({APPLICATION: 0.6, SALES: 0.4}, texts=["개발", "영업"]), True),
        (contract({APPLICATION: 1.0}, texts=["웹 개발"]), True),
        (contract({APPLICATION: 0.2, WEB: 0.2, SALES: 0.2, ENGINEER: 0.2}), True),
        (contract(catch_all=(CatchAll.WHOLE, "회사가 지시하는 업무 일체")), True),
        (contract(), False),
    ],
)
def test_is_vague(review_: PaperReview, vague: bool) -> None:
    assert is_vague(review_) is vague


def test_vague_duties_notes_a_catch_all_behind_a_real_list() -> None:
    [finding] = of_rule("vague-duties", contract(PURE, catch_all=(CatchAll.TAIL, "기타 지시하는 업무")), statement(PURE))
    assert finding.severity is Severity.NOTICE
    assert [evidence.quote for evidence in finding.evidence] == ["기타 지시하는 업무"]
    assert finding.advice is not None


def test_vague_duties_is_silent_about_a_bounded_phrase() -> None:
    assert not of_rule("vague-duties", contract(PURE, catch_all=(CatchAll.BOUNDED, "부수되는 업무")), statement(PURE))


def test_no_duties_is_silent_where_a_catch_all_was_found() -> None:
    assert not of_rule("no-duties", contract(catch_all=(CatchAll.WHOLE, "회사가 지시하는 업무 일체")), statement(PURE))
    assert of_rule("no-duties", contract(), statement(PURE))


def test_no_duties_is_not_said_of_a_paper_that_could_not_be_read() -> None:
    locked = contract(status=Status.LOCKED)
    assert not of_rule("no-duties", locked, statement(PURE))
    [finding] = of_rule("unreadable-paper", locked, statement(PURE))
    assert "contract.docx" in finding.message.ko and finding.advice is not None


@pytest.mark.parametrize(
    ("filed", "rule", "severity", "says"),
    [
        (None, "no-filed-code", Severity.WARNING, "직종코드를 찾지 못했습니다."),
        (code(""), "no-filed-code", Severity.WARNING, "E-7"),
        (code("9876"), "unknown-code", Severity.ERROR, "9876은 E-7 직종 번호가 아닙니다."),
        (code("2742", "해외 영업원"), "old-number", Severity.NOTICE, "2742는 개정 전 번호입니다."),
        (code("2223", "웹 개발자"), "code-name-conflict", Severity.ERROR, "번호 2223과 직종명 '웹 개발자'가 서로 다릅니다."),
    ],
)
def test_filed_code_rules_in_plain_korean(filed: FiledCode | None, rule: str, severity: Severity, says: str) -> None:
    [finding] = of_rule(rule, contract(PURE), statement(PURE), filed=filed)
    assert finding.severity is severity
    assert says in finding.message.ko and finding.message.en
    assert finding.advice is not None


@pytest.mark.parametrize(("filed", "found"), [(WEB, True), (APPLICATION, False)])
def test_heightened_scrutiny_is_a_notice_of_the_filed_occupation(filed: str, found: bool) -> None:
    shares = {filed: 0.9}
    findings = of_rule("heightened-scrutiny", contract(shares), statement(shares), filed=code(filed))
    assert [finding.severity for finding in findings] == ([Severity.NOTICE] if found else [])


@pytest.mark.parametrize("role", [Role.CONTRACT, Role.STATEMENT])
def test_missing_paper_names_the_role(role: Role) -> None:
    other = Role.STATEMENT if role is Role.CONTRACT else Role.CONTRACT
    [finding] = of_rule("missing-paper", paper(other, PURE))
    assert ("근로계약서" if role is Role.CONTRACT else "고용사유서") in finding.message.ko


def test_a_route_is_named_with_the_paper_that_says_so() -> None:
    [finding] = of_rule("not-a-code-match-route", contract(PURE, routes=["E-9"]), statement(PURE))
    assert finding.severity is Severity.WARNING
    assert (finding.evidence[0].document, finding.evidence[0].quote) == ("contract.docx", "E-9")
