"""business-line: the business of the firm, as its licence states it, against the field of the filed occupation."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.dated import cited, filing_day, place
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction import Fact, Paper, Role
from analyzer.readers.normalise import squeeze
from analyzer.regulations import Entry, all_in_force

_TABLE, _EVERYWHERE, _OWN_WORK = "business_lines", "everywhere", "own-work"
_TRADE = "wholesale"
_ORDER = (Role.LICENCE, Role.STATEMENT)
_PIECES = re.compile(r"[,/;·()\n\[\]|]|\s및\s|\s외\s|\band\b")


def check(case: Case) -> Iterator[Finding]:
    """Yield a notice where no line of business that the papers state is one that employs the filed occupation."""
    code, day = case.filed.code, filing_day(case)
    lines = all_in_force(_TABLE, day)
    served = _for_clients(case, lines)
    if code is None or not served and (not any(code in line["occupations"] for line in lines) or _fits_anywhere(lines, code)):
        return
    stated = _stated(case)
    if stated is None:
        return
    paper, types, items = stated
    named = [str(fact.value) for fact in items]
    kinds = _recognised([str(fact.value) for fact in types], lines)
    found = _recognised(named, lines) or kinds
    if kinds and not any(line.get("products") for line in kinds) and any(line.subject == _TRADE for line in kinds) and not _works_itself(" ".join(named), lines):
        # A dealer's items are what it deals in, unless it is a maker as well or says that it makes or does them.
        found = [line for line in found if not line.get("products")] or kinds
    if not found or any(line.subject in served if served else code in line["occupations"] for line in found):
        return
    facts = (*types, *items)
    written = " / ".join(str(fact.value) for fact in facts)
    names = {lang: ", ".join(line.text.in_lang(lang) for line in found if line.text) for lang in ("ko", "en")}
    yield Finding(
        "business-line", Severity.NOTICE,
        Message(
            f"{role_name(paper.role, 'ko')}의 업태·종목({written})은 {names['ko']} 분야로, 신청 직종 {with_particle(case.occupation(code, 'ko'), '이')} 맡을 사업이 보이지 않습니다.",
            f"Type and items of business in the {role_name(paper.role, 'en')} ({written}) are those of {names['en']}; no business that employs the filed occupation {case.occupation(code, 'en')} is seen there.",
        ),
        tuple(place(paper, fact) for fact in facts),
        Message(
            "회사가 실제로 그 사업을 한다면 업태·종목에 더한 사업자등록증이나 그 사업의 계약·매출 자료를 함께 내고, 사유서의 회사 소개에 그 사업과 담당업무의 관계를 적으세요.",
            "If the firm really is in that business, file a licence with it added or contracts and sales of it, and say in the company part of the statement how the duties belong to it.",
        ),
        cited(found[:1]),
    )  # fmt: skip


def _fits_anywhere(lines: Sequence[Entry], code: str) -> bool:
    return any(line.subject == _EVERYWHERE and code in line["occupations"] for line in lines)


def _works_itself(items: str, lines: Sequence[Entry]) -> bool:
    """Whether the items say that the firm makes or does something, beside dealing in things."""
    return any(_names(word, items) for line in lines if line.subject == _OWN_WORK for word in line["does"])


def _for_clients(case: Case, lines: Sequence[Entry]) -> tuple[str, ...]:
    """Return the lines of business that fit where the duties are done for clients; empty where any firm may employ the occupation for itself."""
    duties = [duty.text for role in (Role.CONTRACT, Role.STATEMENT) for review in case.of_role(role) for duty in review.paper.duties]
    return next((tuple(line["only"][case.filed.code]) for line in lines if case.filed.code in line.get("only", {})
                 and any(_names(word, duty) for word in line["duties"] for duty in duties)), ())


def _stated(case: Case) -> tuple[Paper, tuple[Fact, ...], tuple[Fact, ...]] | None:
    for role in _ORDER:
        for review in case.of_role(role):
            paper = review.paper
            types, items = paper.facts_named("business_type"), paper.facts_named("business_items")
            if types or items:
                return paper, types, items
    return None


def _recognised(texts: Sequence[str], lines: Sequence[Entry]) -> list[Entry]:
    """Return the lines of business that the words name; none where more than half of the words say nothing to us."""
    pieces = [piece.strip() for text in texts for piece in _PIECES.split(text) if len(piece.strip()) > 1]
    named = [{line.subject for line in lines if any(_names(word, piece) for word in line.get("words", ()))} for piece in pieces]
    if sum(not subjects for subjects in named) * 2 > len(named):
        return []
    return [line for line in lines if any(line.subject in subjects for subjects in named)]


def _names(word: str, piece: str) -> bool:
    # English words count from their beginning: `press` is not in `express`.
    if word.isascii():
        return _beginning(word).search(piece.casefold()) is not None
    return word in squeeze(piece)


@functools.cache  # of a dated table; patterns that Python keeps itself push each other out
def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(word.casefold())}")
