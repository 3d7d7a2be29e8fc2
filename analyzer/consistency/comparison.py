"""Compares a denied package with its successor."""

from __future__ import annotations

import datetime as dt

from analyzer.consistency.case import Case
from analyzer.consistency.comparison_duties import pair_duties
from analyzer.consistency.comparison_facts import pair_facts
from analyzer.consistency.comparison_outline import outline
from analyzer.consistency.comparison_questions import Before, questions
from analyzer.consistency.comparison_types import Change, CodeChange, Comparison, DutyPair
from analyzer.consistency.types import Filed, Message, Review, Severity, Verdict
from analyzer.language.encoder import Encoder
from analyzer.occupations import Catalogue

_HEAVY = (Severity.ERROR, Severity.WARNING)


def compare_reviews(
    old: Review, new: Review, encoder: Encoder, catalogue: Catalogue, *, filed_on: dt.date, old_filed_on: dt.date | None = None,
) -> Comparison:
    """Return what changed from a denied package to its successor, and what an officer who sees both may ask.

    :param filed_on: Day on which the new package is filed.
    :param old_filed_on: Day on which the denied one was filed.
    """
    code = _code_change(old.filed, new.filed)
    duties, facts = pair_duties(old, new, encoder), pair_facts(old, new)
    case = Case(new.package, new.papers, new.filed, catalogue, filed_on)
    before = Before(case, old, new, code, duties, facts, filed_on, old_filed_on)
    still = {finding.rule for finding in new.findings if finding.severity in _HEAVY}
    return Comparison(
        old, new, filed_on, code, duties, facts,
        tuple(finding for finding in old.findings if finding.severity in _HEAVY and finding.rule not in still),
        tuple(finding for finding in new.findings if finding.severity in _HEAVY),
        questions(before), outline(before), _summary(code, duties, new),
    )  # fmt: skip


def _code_change(old: Filed, new: Filed) -> CodeChange:
    if old.code is None or new.code is None:
        return CodeChange.UNKNOWN
    if old.code != new.code:
        return CodeChange.OTHER
    numbers = {filed.written.number.upper().removeprefix("S") for filed in (old, new) if filed.written and filed.written.number}
    return CodeChange.RENUMBERED if len(numbers) > 1 else CodeChange.SAME


_CODES = {
    CodeChange.SAME: Message("신청 직종은 그대로입니다.", "The filed occupation is the same."),
    CodeChange.RENUMBERED: Message("신청 직종은 같고 번호만 바뀌었습니다.", "The filed occupation is the same under another number."),
    CodeChange.OTHER: Message("신청 직종이 바뀌었습니다.", "The filed occupation changed."),
    CodeChange.UNKNOWN: Message("한쪽 또는 양쪽의 신청 직종을 정하지 못했습니다.", "The filed occupation of one or both could not be settled."),
}
_NOW = {
    Verdict.CONSISTENT: Message("새 서류는 서로 일치합니다.", "The new papers agree with each other."),
    Verdict.MISMATCH: Message("새 서류도 서로 맞지 않아 불허·보완 요구 위험이 남아 있습니다.",
                              "The new papers do not agree either; the risk of refusal or supplement request remains."),
    Verdict.UNCLEAR: Message("새 서류만으로는 일치 여부를 판정할 수 없습니다.", "The new papers do not settle whether they agree."),
}


def _summary(code: CodeChange, duties: tuple[DutyPair, ...], new: Review) -> Message:
    count = {change: sum(pair.change is change for pair in duties) for change in Change}
    ko = (f"업무 문장: 그대로 {count[Change.KEPT]}, 고쳐 씀 {count[Change.CHANGED]}, "
          f"더함 {count[Change.ADDED]}, 뺌 {count[Change.DROPPED]}.")
    en = (f"Duty sentences: {count[Change.KEPT]} kept, {count[Change.CHANGED]} reworded, "
          f"{count[Change.ADDED]} added, {count[Change.DROPPED]} dropped.")
    return Message(f"{_NOW[new.verdict].ko} {_CODES[code].ko} {ko}", f"{_NOW[new.verdict].en} {_CODES[code].en} {en}")
