"""headcount-ratio: Koreans and foreigners of the firm against the protection of Korean workers, with the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.consistency.case import Case
from analyzer.consistency.dated import (
    at_most,
    cited,
    disputes,
    filing_day,
    first_fact,
    named,
    not_known,
    package_mentions,
    place,
    subtype_of,
)
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Fact, Paper, Role
from analyzer.regulations import Entry, Protection, Text, in_force, is_protected, protection_on

RULE = "headcount-ratio"
# The insurance list is what an officer counts; the statement only reports.
_ORDER = (Role.INSURANCE_LIST, Role.STATEMENT, Role.APPLICATION, Role.CONTRACT, Role.OTHER, Role.RECOMMENDATION, Role.LICENCE, Role.GUARANTEE)


@dataclass(frozen=True, slots=True)
class _Staff:
    """Numbers of the firm.

    :param derived: The Koreans were worked out as regular workers less foreigners.
    :param left_out: Foreigners whose status is not counted, by status; `foreigners` is without them.
    """

    regular: int | None
    koreans: int | None
    foreigners: int | None
    derived: bool
    left_out: Mapping[str, int]
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]

    @property
    def all_foreigners(self) -> int:
        """All foreigners employed, those included whose status is not counted."""
        return (self.foreigners or 0) + sum(self.left_out.values())

    def count(self, name: str) -> int | None:
        """Return the number that a table of bands asks for; regular workers that are not stated are Koreans and foreigners."""
        if name == "korean_staff":
            return self.koreans
        if self.regular is None and self.koreans is not None and self.foreigners is not None:
            return self.koreans + self.all_foreigners
        return self.regular


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each limit that the stated numbers break. An occupation without a limit gives nothing."""
    code, subtype, staff = case.filed.code, subtype_of(case), _staff(case, in_force("protection", filing_day(case), "counting"))
    if code is None or subtype is None or not staff.facts:
        return
    day = filing_day(case)
    rule = protection_on(code, subtype, day, lambda words: package_mentions(case, words))
    if rule is None:
        if is_protected(code, subtype) and in_force("protection", day, "counting") is None:
            name = case.occupation(code, "ko"), case.occupation(code, "en")
            yield not_known(RULE, day, Message(f"{name[0]}의 내국인 고용 비율", f"The ratio of Korean staff for {name[1]}"), staff.evidence)
        return
    letters = in_force("protection", day, "letters")
    over_limit = _over_limit(rule, staff, letters, bool(case.of_role(Role.RECOMMENDATION)))
    found = [f for f in (_too_small(rule, staff), over_limit, _over_cap(rule, staff)) if f is not None]
    if not found:
        return
    worst = {f[0] for f in found}
    severity = next(s for s in (Severity.ERROR, Severity.WARNING, Severity.NOTICE) if s in worst)
    if severity is Severity.ERROR and staff.derived:
        severity = Severity.WARNING
    counting = in_force("protection", day, "counting")
    texts = [entry.text for entry in (rule.entry, counting) if entry is not None and entry.text is not None]
    advice = list(dict.fromkeys(f[2] for f in found))
    entries = (rule.entry,) if rule.rounding is None or rule.percent is None else (rule.entry, rule.rounding)
    yield Finding(
        # Rounding is settled in the visa manual; its silence in the stay manual is cited, but does not weaken the count.
        RULE, at_most(severity, entries=(rule.entry,), day=day, facts=staff.facts),
        Message(
            f"{case.occupation(code, 'ko')}({day} 신청 기준): "
            + " ".join([*(f[1].ko for f in found), *(t.ko for t in texts)]) + disputes((rule.entry,), "ko"),
            f"{case.occupation(code, 'en')} (for filing on {day}): "
            + " ".join([*(f[1].en for f in found), *(t.en for t in texts)]) + disputes((rule.entry,), "en"),
        ),
        staff.evidence, Message(" ".join(a.ko for a in advice), " ".join(a.en for a in advice)), cited(entries),
    )  # fmt: skip


def _staff(case: Case, counting: Entry | None) -> _Staff:
    papers: list[PaperReview] = sorted(
        (p for p in case.papers if p.paper.role in _ORDER), key=lambda p: _ORDER.index(p.paper.role))
    found = {name: first_fact(papers, name) for name in ("staff", "korean_staff", "foreign_staff")}
    regular, koreans, foreigners = (int(pair[1].value) if pair else None for pair in found.values())
    derived = koreans is None and regular is not None and foreigners is not None
    if koreans is None and regular is not None and foreigners is not None:
        koreans = max(regular - foreigners, 0)
    pairs = [pair for pair in found.values() if pair is not None]
    left_out = _left_out(found["foreign_staff"], counting)
    if foreigners is not None:
        foreigners -= sum(left_out.values())
    return _Staff(regular, koreans, foreigners, derived, left_out, tuple(f for _, f in pairs), tuple(place(p, f) for p, f in pairs))


def _left_out(stated: tuple[Paper, Fact] | None, counting: Entry | None) -> Mapping[str, int]:
    """Return the foreigners of a status that is not counted, where the paper that gives their number gives statuses for no more than these."""
    listed = next((str(fact.value) for fact in named(stated[0], "foreign_statuses")), "") if stated is not None else ""
    told = {status: int(number) for status, number in (part.split() for part in listed.split(", ") if part)}
    if stated is None or counting is None or sum(told.values()) > int(stated[1].value):
        return {}
    return {status: number for status, number in told.items()
            if any(status == kind or status.startswith(f"{kind}-") for kind in counting["not_counted"])}


Found = tuple[Severity, Message, Message]


def _too_small(rule: Protection, staff: _Staff) -> Found | None:
    """Return what is wrong with the size of the firm as such."""
    koreans, least = staff.koreans, rule.entry.get("min_koreans")
    if least is not None and koreans is None and staff.regular is not None:
        koreans = staff.regular  # never more Koreans than regular workers
    if least is not None and koreans is not None and koreans < least:
        return (
            Severity.WARNING,
            Message(f"내국인 {koreans}명 < 최소 {least}명.", f"{koreans} Koreans < the minimum of {least}."),
            Message("수출 위주 기업 등 예외에 해당하면 수출 실적 등 입증자료를 함께 내고, 아니라면 내국인 고용을 늘린 뒤 신청하세요.",
                    "If an exception such as mainly exporting holds, file its proof (export figures); otherwise apply once "
                    "more Koreans are employed."),
        )  # fmt: skip
    regular = staff.regular
    low, high = rule.entry.get("min_staff"), rule.entry.get("max_staff")
    if regular is not None and ((low is not None and regular < low) or (high is not None and regular > high)):
        limit = (f"최소 {low}명", f"the minimum of {low}", "<") if low is not None and regular < low else (f"최대 {high}명", f"the maximum of {high}", ">")
        return (
            Severity.WARNING,
            Message(f"상시근로자 {regular}명 {limit[2]} {limit[0]}.", f"{regular} regular workers {limit[2]} {limit[1]}."),
            Message("상시근로자 수를 명부와 대조하고 업체 요건에 맞는지 확인하세요.", "Check the number of regular workers against the list and the "
                                                           "conditions for the firm."),
        )  # fmt: skip
    return None


def _over_limit(rule: Protection, staff: _Staff, letters: Entry | None, has_letter: bool) -> Found | None:
    """Return what is wrong with the ratio of foreigners to Koreans; a letter in the package may widen the limit."""
    if staff.koreans is None or staff.foreigners is None:
        return None
    limit = rule.limit(staff.koreans)
    if limit is None or staff.foreigners + 1 <= limit or staff.koreans < rule.entry.get("min_koreans", 0):
        return None
    apart = ", ".join(f"{status} {number}" for status, number in staff.left_out.items())
    without = (f"(세지 않는 {apart}명 제외)", f" (not counting {apart})") if apart else ("", "")
    product = f"{staff.koreans} × {rule.percent}% = {staff.koreans * (rule.percent or 0) / 100:g}"
    source = (f"상시근로자 {staff.regular} - 외국인 {staff.all_foreigners} = 내국인 {staff.koreans}. ", f"{staff.regular} regular workers - "
                                                                                         f"{staff.all_foreigners} foreigners = "
                                                                                         f"{staff.koreans} Koreans. ") if staff.derived else ("", "")
    over = staff.foreigners > limit
    widened = has_letter and letters is not None and (staff.foreigners + 1) * 100 <= staff.koreans * letters["percent_widest"]
    wider = letters.text if letters is not None and letters.text is not None else Text("", "")
    return (
        Severity.NOTICE if widened else Severity.ERROR if over else Severity.WARNING,
        Message(
            f"{source[0]}내국인 {product}, 소수점은 0.5 이상만 올려 외국인 {limit}명까지입니다. 현재 외국인 {staff.foreigners}명{without[0]}"
            + ("으로 이미 한도를 넘었습니다." if over else f"에 이번 신청자 1명을 더하면 {staff.foreigners + 1}명입니다(이미 포함된 숫자라면 한도 안입니다)."),
            f"{source[1]}Koreans {product}, so up to {limit} foreigner{'s' if limit != 1 else ''} (0.5 and more rounded up). "
            f"There are {staff.foreigners} now{without[1]}"
            + (", already over the limit." if over else f", {staff.foreigners + 1} with this applicant (within the limit if "
                                                        f"already counted)."),
        ),
        Message("고용보험 명부로 내국인과 외국인 수를 다시 세고, 고용사유서의 인원을 명부와 같게 적으세요. " + wider.ko,
                "Count Koreans and foreigners again by the insurance list and state the same numbers in the statement. " + wider.en),
    )  # fmt: skip


def _over_cap(rule: Protection, staff: _Staff) -> Found | None:
    """Return what is wrong with the number of persons of this occupation."""
    by = rule.entry.get("bands_by", "staff")
    count = staff.count(by)
    cap = rule.persons(count)
    # Whether the stated foreigners hold this occupation, and whether the applicant is among them, is not said: no doubt on the edge.
    if cap is None or (cap > 0 and (staff.foreigners is None or staff.foreigners <= cap)):
        return None
    what = ("내국인", "Koreans") if by == "korean_staff" else ("상시근로자", "regular workers")
    size = (f"{what[0]} {count}명이면 ", f"With {count} {what[1]}, ") if "bands" in rule.entry.values else ("", "")
    if cap == 0:
        advice = Message("명부로 인원을 다시 확인하세요. 명부의 숫자로도 상한에 걸리면 이 직종으로는 불허 위험이 큽니다.",
                         "Count again by the list. If the numbers of the list meet the cap as well, the risk of refusal under "
                         "this occupation is high.")
        message = Message(f"{size[0]}이 직종의 외국인을 고용할 수 없습니다.", f"{size[1]}no foreigner of this occupation may be employed.")
    else:
        advice = Message("같은 직종의 외국인이 몇 명인지 명부로 확인하고 고용사유서에 직종별로 적으세요.",
                         "Check by the list how many foreigners are of this occupation, and state them by occupation in the "
                         "statement.")
        message = Message(
            f"{size[0]}이 직종은 {cap}명까지입니다. 현재 외국인 {staff.foreigners}명이 모두 같은 직종이라면 상한을 넘었습니다.",
            f"{size[1] or 'Here '}up to {cap} of this occupation may be employed. If all foreigners now employed "
            f"({staff.foreigners}) are of this occupation, the cap is exceeded.",
        )
    # The papers count foreigners of all occupations together, so only a firm that may employ none is sure to break the cap.
    return Severity.WARNING if cap == 0 else Severity.NOTICE, message, advice
