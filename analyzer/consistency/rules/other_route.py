"""other-route: a file of E-9 or E-7-4 is answered by the rules of its own route, with the arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzer.consistency.annual_pay import AnnualPay, annual_pay
from analyzer.consistency.case import Case
from analyzer.consistency.dated import at_most, cited, disputes, filing_day, first_fact, place, subtype_of
from analyzer.consistency.route_check import ROUTES, Answer, Given, State, route_answers
from analyzer.consistency.rules.routes import route_of
from analyzer.consistency.types import Finding, Message, PaperReview, Severity
from analyzer.extraction import Fact, Paper, Role

RULE = "other-route"
_ROLES = (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION)
_FACTS = {
    "stay": ("entry",), "contract-in-stay": ("entry", "end"), "changes": ("workplace_changes",), "countries": ("nationality",),
    "sectors": ("business_type", "business_items"), "firm": ("staff",), "status": ("visa_now",), "look-back": ("entry", "visa_now"),
    "contract-term": ("start", "end", "term_months"), "ratio": ("korean_staff",),
}  # fmt: skip
# Only the contract's own terms contradict the route beyond doubt; a first entry says nothing of times between.
_BEYOND_DOUBT = frozenset({"contract-term", "pay"})
_ELSEWHERE = frozenset({"pay", "pay-farm-sea", "quota"})
_ADVICE = {
    "stay": Message("지금 체류의 입국일과 체류기간 만료일을 외국인등록증과 대조하고, 다시 입국한 경우 그 입국일을 서류에 적으세요.",
                    "Check entry and expiry of the present stay against the residence card; after a second entry, write that day into the papers."),
    "contract-in-stay": Message("계약서의 계약기간을 체류할 수 있는 기간과 맞추거나, 더 긴 기간의 근거를 함께 내세요.",
                                "Let the term in the contract fit the possible stay, or file what the longer term rests on."),
    "changes": Message("변경한 날짜와 사유(사업주 사정 여부)를 보여 주는 고용변동 자료를 함께 내세요.",
                       "File the records that show the day and reason of each change, the employer's fault or not."),
    "countries": Message("계약서의 국적을 여권과 대조하세요.", "Check the nationality in the contract against the passport."),
    "sectors": Message("계약서의 업종과 직무내용이 실제와 맞는지 확인하고, 허용 업종인지 고용센터에 먼저 확인하세요.",
                       "Check that business and job in the contract are the real ones, and ask the job centre first whether they are allowed."),
    "firm": Message("자본금을 보여 주는 서류를 함께 내세요.", "File a paper that shows the capital."),
    "status": Message("현재 체류자격이 맞는지 확인하세요. 맞다면 이 경로로는 바꿀 수 없습니다.",
                      "Check the status held now. If it is right, this route is not open."),
    "look-back": Message("E-9·E-10·H-2로 체류한 기간을 모두 보여 주는 출입국사실증명을 확인하세요.",
                         "Check the entry and exit record for every stay under E-9, E-10 and H-2."),
    "contract-term": Message("실제 고용 기간이 2년 이상이면 계약서의 계약기간을 그렇게 고치고 사유서의 기간도 맞추세요. 아니면 불허·보완 요구 위험이 남습니다.",
                             "If the employment really lasts two years or more, say so in the contract and in the statement; otherwise a risk of refusal or supplement request remains."),
    "pay": Message("계약서의 임금 조항에서 실제 연간 총액을 확인하세요. 실제 급여가 모자라면 올려서 계약하기 전에는 불허·보완 요구 위험이 남습니다.",
                   "Check the real yearly total in the pay clause of the contract. If the pay itself is short, a risk of refusal or supplement request remains until it is raised."),
}  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each condition that the papers do not meet, and a notice with the other answers."""
    found = route_of(case)
    if found is None or found[0] not in ROUTES:
        return
    route, evidence = found
    papers = [paper for role in _ROLES for paper in case.of_role(role)]
    pay = next((pay for paper in papers if (pay := annual_pay(paper.paper)) is not None), None)
    # Pay is held against the floor of the subtype by salary-below-floor; the quota says nothing about this file.
    answers = [answer for answer in route_answers(route, _given(case, route, papers, pay)) if answer.topic not in _ELSEWHERE or answer.state is not State.OPEN]
    missed = [answer for answer in answers if answer.state in (State.FAILED, State.RISK)]
    for answer in missed:
        yield _finding(route, answer, papers, pay, filing_day(case))
    rest = [answer for answer in answers if answer not in missed]
    told = [answer for answer in rest if answer.state is State.MET or not answer.entries]
    still = [answer for answer in rest if answer not in told]
    entries = tuple(entry for answer in rest for entry in answer.entries)
    yield Finding(
        RULE, Severity.NOTICE,
        Message(
            f"{route} 기준으로 서류의 날짜와 숫자를 대조했습니다." + _listed(told, "ko") + disputes(entries, "ko"),
            f"The dates and numbers of the papers were held against the rules of {route}." + _listed(told, "en") + disputes(entries, "en"),
        ),
        (evidence,),
        Message("서류만으로 확인하지 못한 조건:" + _listed(still, "ko"), "Conditions that the papers do not show:" + _listed(still, "en")) if still else None,
        cited(entries),
    )  # fmt: skip


def _listed(answers: Sequence[Answer], lang: str) -> str:
    return "".join(f" ({number}) {answer.text.in_lang(lang)}" for number, answer in enumerate(answers, 1))


def _finding(route: str, answer: Answer, papers: Sequence[PaperReview], pay: AnnualPay | None, day: dt.date) -> Finding:
    stated = _stated(answer.topic, papers, pay)
    facts = [fact for _, fact in stated]
    severity = Severity.ERROR if answer.state is State.FAILED and answer.topic in _BEYOND_DOUBT else Severity.WARNING
    if answer.topic == "pay" and pay is not None and pay.left_out:
        severity = Severity.WARNING
    return Finding(
        RULE, at_most(severity, entries=answer.entries, day=day, facts=facts),
        Message(f"{route}: {answer.text.ko}{disputes(answer.entries, 'ko')}", f"{route}: {answer.text.en}{disputes(answer.entries, 'en')}"),
        tuple(place(paper, fact) for paper, fact in stated), _ADVICE.get(answer.topic), cited(answer.entries),
    )  # fmt: skip


def _stated(topic: str, papers: Sequence[PaperReview], pay: AnnualPay | None) -> list[tuple[Paper, Fact]]:
    if topic == "pay" and pay is not None:
        return [(paper.paper, fact) for paper in papers for fact in pay.facts if fact in paper.paper.facts][: len(pay.facts)]
    return [found for name in _FACTS.get(topic, ()) if (found := first_fact(papers, name)) is not None]


def _given(case: Case, route: str, papers: Sequence[PaperReview], pay: AnnualPay | None) -> Given:
    def value(name: str) -> object:
        found = first_fact(papers, name)
        return found[1].value if found is not None else None

    def day(name: str) -> dt.date | None:
        stated = value(name)
        return dt.date.fromisoformat(str(stated)) if stated is not None else None

    def number(name: str) -> int | None:
        stated = value(name)
        return int(str(stated)) if stated is not None else None

    lines = dict.fromkeys(str(line) for name in ("business_type", "business_items") if (line := value(name)) is not None)
    # The start and end of one paper belong together.
    start, end = next(((start, end) for paper in papers if (start := paper.paper.fact("start")) and (end := paper.paper.fact("end"))), (None, None))
    nationality = value("nationality")
    return Given(
        on=filing_day(case),
        status=str(value("visa_now")) if value("visa_now") is not None else None,
        entry=day("entry"),
        unbroken=False,
        counted_changes=number("workplace_changes"),
        nationality=str(nationality) if nationality is not None else None,
        sector=" / ".join(lines),
        job="; ".join(duty.text for paper in case.of_role(Role.CONTRACT) for duty in paper.paper.duties),
        start=dt.date.fromisoformat(str(start.value)) if start else None,
        end=dt.date.fromisoformat(str(end.value)) if end else None,
        term_months=number("term_months"),
        pay=pay.won if pay is not None and subtype_of(case) is None else None,
        staff=number("staff"),
        koreans=number("korean_staff"),
        code=case.filed.code if route == "E-7-4" else None,
    )
