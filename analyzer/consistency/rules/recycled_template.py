"""recycled-template: the statement repeats another person's statement once names, dates and numbers are blanked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.consistency.case import Case
from analyzer.consistency.particles import with_particle
from analyzer.consistency.statements import Sentence, Statement, sentences_of, statement_of
from analyzer.consistency.types import Evidence, Finding, Message, Severity
from analyzer.extraction import Paper, Role

# A sentence counts as repeated with this share of its marks in the other statement: a word or two may be exchanged.
_SAME = 0.75
_WARNING_SHARE, _NOTICE_SHARE = 0.6, 0.35
_MIN_SENTENCES = 3
_MAX_EVIDENCE = 5


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each statement that repeats statements of other persons."""
    papers = [review.paper for review in case.of_role(Role.STATEMENT)]
    if not case.others and len(papers) < 2:
        return  # nobody to compare with
    said = [sentences_of(paper) for paper in papers]
    own = [statement_of(case.name, paper, sentences) for paper, sentences in zip(papers, said, strict=True)]
    others = (*case.others, *own)
    for paper, statement, sentences in zip(papers, own, said, strict=True):
        strangers = [other for other in others if other is not statement and _are_strangers(statement, other)]
        repeats = [(found, other) for other in strangers if (found := _repeated(sentences, statement, other)) is not None]
        if repeats:
            yield _finding(paper, statement, sorted(repeats, key=lambda pair: -pair[0][1]))


def _are_strangers(one: Statement, two: Statement) -> bool:
    if one.package == two.package:
        # Papers of one package belong to one person unless their names differ.
        return bool(one.employee and two.employee) and not one.of_same_person(two)
    return not one.of_same_person(two)


def _repeated(said: Sequence[Sentence], own: Statement, other: Statement) -> tuple[list[Sentence], float] | None:
    """Return the repeated sentences and their share of the text, None where they are too few to tell."""
    # Most statements have little in common; their marks say so before any sentence is looked at.
    if len(own.grams & other.grams) < len(own.grams) * _NOTICE_SHARE * _SAME / 2:
        return None
    same_firm = own.of_same_firm(other)
    compared = [sentence for sentence in said if not (same_firm and sentence.shared_by_firm)]
    repeated = [sentence for sentence in compared if len(sentence.grams & other.grams) >= len(sentence.grams) * _SAME]
    letters = sum(len(sentence.grams) for sentence in compared)
    share = sum(len(sentence.grams) for sentence in repeated) / letters if letters else 0.0
    return (repeated, share) if len(repeated) >= _MIN_SENTENCES and share >= _NOTICE_SHARE else None


def _finding(paper: Paper, own: Statement, repeats: Sequence[tuple[tuple[list[Sentence], float], Statement]]) -> Finding:
    (repeated, share), other = repeats[0]
    known = bool(own.employee and other.employee) or bool(own.passport and other.passport)
    low = any(fact.low_trust for fact in paper.facts)
    severity = Severity.WARNING if share >= _WARNING_SHARE and known and not low else Severity.NOTICE
    more = len(repeats) - 1
    where = f"{other.package} ({other.document})"
    longest = sorted(sorted(repeated, key=lambda sentence: -len(sentence.grams))[:_MAX_EVIDENCE], key=lambda sentence: sentence.start)
    firm = own.of_same_firm(other)
    return Finding(
        "recycled-template", severity,
        Message(
            f"{with_particle(paper.document.name, '이')} 다른 사람의 사유서와 같은 글입니다: 이름·날짜·금액을 지우고 비교한 문장의 {share:.0%}({len(repeated)}문장)가 {where}에도 있습니다"
            + (f" (그 밖에 {more}건)" if more else "") + (". 같은 회사의 회사 소개와 담당업무는 빼고 비교했습니다." if firm else "."),
            f"{paper.document.name} repeats another person's statement: with names, dates and amounts blanked, {share:.0%} of the compared text ({len(repeated)} sentences) also stands in {where}"
            + (f" (and {more} more)" if more else "") + (". Company introduction and duties were left out, both being of one firm." if firm else "."),
        ),
        tuple(Evidence(paper.document.name, paper.document.text[s.start : s.end], s.page, s.start, s.end) for s in longest),
        Message(
            f"{paper.document.name}의 고용사유, 효과, 활용계획에서 표시된 문장을 이 사람의 경력과 실제로 맡을 일에 맞게 다시 쓰세요.",
            f"Rewrite the marked sentences on need, effect and plan in {paper.document.name} for this person's background and the work really meant.",
        ),
        "법무부 사증민원 자격별 안내 매뉴얼 2026-09-01 (초청사유서: 필요성, 활용계획, 기대효과를 구체적으로)",
    )  # fmt: skip
