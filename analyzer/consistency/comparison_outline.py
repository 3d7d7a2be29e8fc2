"""A draft outline for the cover explanation of a new application: headings and the sentences to cite, nothing invented.

What only the firm knows is left blank, and says so.
"""

from __future__ import annotations

from analyzer.consistency.case import role_name
from analyzer.consistency.comparison_duties import distinct
from analyzer.consistency.comparison_questions import Before, cite_codes, cite_facts, cite_pairs
from analyzer.consistency.comparison_types import Change, Cited, CodeChange, DutyPair, Part, Point, Side
from analyzer.consistency.comparison_words import FACT_NAMES
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import duties_towards, quotes
from analyzer.consistency.types import Finding, Message, Severity, Verdict
from analyzer.extraction import Role

_MOST = 6


def outline(before: Before) -> tuple[Part, ...]:
    """Return the parts of the explanation that these two packages call for, in writing order."""
    parts = (_mend_first(before), _applications(before), _kept(before), _reworded(before), _gone(before), _added(before), _facts(before),
             _why_this_code(before), _proof())  # fmt: skip
    return tuple(part for part in parts if part.points)


def _fate(before: Before, change: Change) -> list[DutyPair]:
    return distinct([pair for pair in before.duties if pair.change is change])


def _blank(ko: str, en: str) -> Point:
    return Point(Message(ko, en), blank=True)


def _mend_first(before: Before) -> Part:
    errors: list[Finding] = [finding for finding in before.new.findings if finding.severity is Severity.ERROR]
    return Part(
        Message("설명서를 쓰기 전에 고칠 점", "To mend before any explanation is written"),
        tuple(Point(finding.message, tuple(Cited(Side.NEW, e) for e in finding.evidence if e.quote)) for finding in errors),
    )


def _applications(before: Before) -> Part:
    points = [_blank("앞선 신청의 접수일과 불허일, 통지서에 적힌 사유를 그대로 옮겨 적습니다.",
                     "Filing day and day of refusal of the first application, and the reason exactly as the notice gives it.")]
    codes = tuple(cite_codes(before.old.filed, before.new.filed))
    if before.code is CodeChange.RENUMBERED:
        points.append(Point(Message("신청 직종은 같고, 분류 번호만 개정에 따라 바뀌었습니다.",
                                    "The occupation is the same; only its number changed with the revision of the list."), codes))
    elif before.code is CodeChange.SAME:
        points.append(Point(Message("신청 직종은 앞선 신청과 같습니다.", "The filed occupation is that of the first application."), codes))
    elif before.code is CodeChange.OTHER:
        one, two = str(before.old.filed.code), str(before.new.filed.code)
        points += [
            Point(Message(
                f"신청 직종을 {before.case.occupation(one, 'ko')}에서 {with_particle(before.case.occupation(two, 'ko'), '으로')} 바꾸었습니다.",
                f"The filed occupation changed from {before.case.occupation(one, 'en')} to {before.case.occupation(two, 'en')}."), codes),
            _blank("처음에 그 직종을 고른 경위를 사실대로 적습니다.", "How the first occupation came to be chosen, truthfully."),
        ]
    return Part(Message("두 신청의 개요", "The two applications"), tuple(points))


def _kept(before: Before) -> Part:
    pairs = _fate(before, Change.KEPT)
    cited = tuple(c for c in cite_pairs(pairs[:_MOST]) if c.side is Side.NEW)
    points = (Point(Message(f"업무 {len(pairs)}개는 앞선 서류와 같습니다.", f"{len(pairs)} of the duties are as they were."), cited),) if pairs else ()
    return Part(Message("그대로인 업무", "Work that stays as it was"), points)


def _reworded(before: Before) -> Part:
    pairs = _fate(before, Change.CHANGED)
    points = [Point(Message("같은 업무를 다음과 같이 고쳐 적었습니다.", "The same work is worded as follows."), tuple(cite_pairs([pair]))) for pair in pairs[:_MOST]]
    if pairs:
        points.append(_blank("왜 고쳐 적었는지, 실제 업무를 보여 주는 자료가 무엇인지 적습니다.", "Why it was reworded, and what shows the real work."))
    return Part(Message("고쳐 적은 업무", "Work in other words"), tuple(points))


def _gone(before: Before) -> Part:
    pairs = _fate(before, Change.DROPPED)
    if not pairs:
        return Part(Message("", ""), ())
    return Part(Message("뺀 업무", "Work that was left out"), (
        Point(Message("다음 업무를 뺐습니다.", "These duties were left out."), tuple(cite_pairs(pairs[:_MOST]))),
        _blank("이 업무를 이제 누가 하는지 적습니다. 본인이 계속 한다면 빼지 말고 서류에 되돌립니다.",
               "Who does this work now. If the person will still do it, it goes back into the papers."),
    ))  # fmt: skip


def _added(before: Before) -> Part:
    pairs = _fate(before, Change.ADDED)
    if not pairs:
        return Part(Message("", ""), ())
    return Part(Message("더한 업무", "Work that was added"), (
        Point(Message("다음 업무를 더했습니다.", "These duties were added."), tuple(cite_pairs(pairs[:_MOST]))),
        _blank("처음 서류에 없던 까닭과, 실제로 하는 일임을 보여 주는 자료를 적습니다. 하지 않을 일이라면 지웁니다.",
               "Why the first papers lacked it, and what shows that it is really done. If it will not be done, strike it."),
    ))  # fmt: skip


def _facts(before: Before) -> Part:
    points = []
    for pair in before.facts:
        if pair.change is Change.CHANGED:
            name = FACT_NAMES[pair.name]
            points.append(Point(
                Message(f"{role_name(pair.role, 'ko')}의 {with_particle(name.ko, '이')} 바뀌었습니다.",
                        f"In the {role_name(pair.role, 'en')}, {name.en} changed."), tuple(cite_facts([pair]))))
    if points:
        points.append(_blank("바뀐 이유와 날짜를 사실대로 적습니다.", "Why and when each of them changed, truthfully."))
    return Part(Message("바뀐 사실", "Facts that changed"), tuple(points))


def _why_this_code(before: Before) -> Part:
    """Cite the duties that point at the filed occupation; there is nothing to argue where the new papers do not agree."""
    code = before.new.filed.code
    agrees = code is not None and before.new.verdict is Verdict.CONSISTENT
    papers = [p for role in (Role.CONTRACT, Role.STATEMENT) for p in before.new.papers if p.paper.role is role and agrees]
    found = [evidence for paper in papers for evidence in quotes(paper, duties_towards(paper, code or ""), 3)]
    cited = [Cited(Side.NEW, evidence) for evidence in {e.quote: e for e in reversed(found)}.values()][::-1]
    if not cited or code is None:
        return Part(Message("", ""), ())
    ko, en = before.case.occupation(code, "ko"), before.case.occupation(code, "en")
    points = [Point(Message(f"다음 업무가 {with_particle(ko, '을')} 가리킵니다.", f"These duties point at {en}."), tuple(cited))]
    if before.code is CodeChange.OTHER and (apart := before.case.separating_line(str(before.old.filed.code), code, "ko")):
        points.append(Point(Message(apart, before.case.separating_line(str(before.old.filed.code), code, "en"))))
    return Part(Message("이 직종에 해당하는 까닭", "Why the work belongs to this occupation"), tuple(points))


def _proof() -> Part:
    return Part(Message("붙이는 자료", "Attached proof"), (
        _blank("위에서 말한 사실마다 붙이는 자료의 이름과 날짜를 적습니다.", "Name and date of the document attached for each fact above."),))
