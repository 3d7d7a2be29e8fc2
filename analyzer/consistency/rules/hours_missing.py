"""hours-missing: pay without working hours cannot be held against the minimum wage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import paper_name, quote_fact, trusted
from analyzer.consistency.types import Finding, Message, PaperReview, Severity
from analyzer.extraction import Fact, Role

RULE = "hours-missing"
_PAY = ("annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw")
_HOURS = ("weekly_hours", "daily_hours")
# Hours that stand there and were not understood are not missing.
_WRITTEN = re.compile(
    r"\d\s*시간(?!\s*(?:당|전|이내|안에|전까지|후))|\d{1,2}\s*:\s*\d{2}\s*(?:[~∼-]|부터|to|until)|\d{1,2}\s*시\s*(?:\d{1,2}\s*분)?\s*(?:[~∼-]|부터)"
    r"|\d\)?\s*hours?\s*(?:per|a|each|/)\s*(?:day|week|month)|\d{1,2}\s*[ap]\.?m\.?\s*(?:[~–-]|to|until)",
    re.I,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for a contract that states pay while no contract states daily or weekly hours."""
    contracts = [review for review in case.of_role(Role.CONTRACT) if review.paper.document.usable]
    if any(_states_hours(review) for review in contracts):
        return
    paid = [(review, fact) for review in contracts if (fact := _pay(review)) is not None]
    for review, fact in paid[:1]:
        yield Finding(
            RULE, trusted(Severity.WARNING, fact),
            Message(
                f"{paper_name(case, review, 'ko')}에 임금은 있으나 1일 또는 1주 근로시간이 없어 최저임금과 비교할 수 없습니다.",
                f"The {paper_name(case, review, 'en')} states pay but no daily or weekly working hours, so it cannot be held against the minimum wage.",
            ),
            (quote_fact(review.paper, fact),),
            Message(
                f"{review.paper.document.name}에 실제 소정근로시간(하루·한 주·한 달)과 휴게시간을 임금 조항 가까이에 적으세요.",
                f"State the real working hours (day, week, month) and breaks near the pay clause of {review.paper.document.name}.",
            ),
            "법무부 매뉴얼 2026-09 (총급여와 일·월 근로시간의 명시); 근로기준법 제17조 제1항",
        )  # fmt: skip


def _states_hours(review: PaperReview) -> bool:
    paper = review.paper
    return any(paper.fact(name) is not None for name in _HOURS) or _WRITTEN.search(paper.document.text) is not None


def _pay(review: PaperReview) -> Fact | None:
    return next((fact for name in _PAY if (fact := review.paper.fact(name)) is not None), None)
