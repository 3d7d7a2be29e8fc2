"""What the rules with dates have in common: the day they judge by, how far a row may be trusted, where a fact stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from analyzer.consistency.case import Case
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Fact, Paper, Role
from analyzer.readers.normalise import squeeze
from analyzer.regulations import Confidence, Entry

_WEIGHT = {Severity.NOTICE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_CEILING = {Confidence.OFFICIAL: Severity.ERROR, Confidence.AGENT: Severity.WARNING, Confidence.DEDUCED: Severity.NOTICE}
#: Share of the work that has to fall into one subtype before the duties speak for it.
NEARLY_ALL = 0.85
_SUBTYPE = re.compile(r"E\s*-?\s*7\s*-?\s*([1-4])(?!\d)", re.I)


def filing_day(case: Case) -> dt.date:
    """Return the filing day, today where none is given."""
    return case.filed_on or dt.date.today()


def subtype_of(case: Case) -> str | None:
    """Return `E-7-1` to `E-7-4` of the filed code, else as written without a number, None where neither says it."""
    code = case.filed.code
    if code is not None and code in case.catalogue:
        return case.catalogue[code].subtype
    if case.filed.written is None or case.filed.written.number:
        return None
    match = _SUBTYPE.search(case.filed.written.as_written)
    return f"E-7-{match[1]}" if match else None


def subtype_by_duties(case: Case) -> str | None:
    """Return the subtype that nearly all the work falls into where contract and statement lean to one occupation, else None."""
    shares: dict[str, float] = {}
    judged = case.judged()
    if any(paper.paper.routes for paper in case.papers) or len({paper.profile.candidates[0].code for paper in judged if paper.profile}) != 1:
        return None
    for paper in judged:
        for candidate in paper.profile.candidates if paper.profile else ():
            if candidate.code in case.catalogue:
                subtype = case.catalogue[candidate.code].subtype
                shares[subtype] = shares.get(subtype, 0.0) + candidate.share / len(judged)
    return next((subtype for subtype, share in shares.items() if share >= NEARLY_ALL and subtype != "E-7-S"), None)


def at_most(severity: Severity, *, entries: Sequence[Entry], day: dt.date, facts: Sequence[Fact] = (), beyond_dispute: bool = False) -> Severity:
    """Return the severity that rows and facts can carry: a notice for a dispute, a deduction or text read by OCR.

    :param beyond_dispute: Whether the finding holds whichever of the disputed readings is right.
    """
    ceilings = [_CEILING[entry.confidence_on(day)] for entry in entries]
    disputed = not beyond_dispute and any(entry.dispute for entry in entries)
    if disputed or any(fact.low_trust for fact in facts):
        ceilings.append(Severity.NOTICE)
    return min((severity, *ceilings), key=_WEIGHT.__getitem__)


def disputes(entries: Sequence[Entry], lang: str) -> str:
    """Return what the sources of the rows disagree about, with a space in front, empty where they do not."""
    head = "자료가 서로 다른 점:" if lang == "ko" else "Where sources differ:"
    return "".join(f" {head} {entry.dispute.in_lang(lang)}" for entry in entries if entry.dispute)


def cited(entries: Sequence[Entry]) -> str:
    """Return the sources of the rows, each with its date and validity."""
    return "; ".join(dict.fromkeys(entry.cited for entry in entries))


def not_known(rule: str, day: dt.date, what: Message, evidence: tuple[Evidence, ...] = ()) -> Finding:
    """Return the notice that nothing is known for that filing day.

    :param what: The rule in words, such as `E-7-1의 급여 하한`.
    """
    return Finding(
        rule, Severity.NOTICE,
        Message(
            f"{day} 신청에 적용할 {what.ko}: 이 날짜의 값은 알려져 있지 않아 비교하지 않았습니다.",
            f"{what.en} for filing on {day}: not known for this date, so nothing was compared.",
        ),
        evidence,
        Message("신청일에 유효한 고시와 매뉴얼을 직접 확인하세요.", "Look up the notice and manual in force on the filing day."),
        f"corpora/rules ({day})",
    )  # fmt: skip


def place(paper: Paper, fact: Fact) -> Evidence:
    """Return a fact as evidence."""
    return Evidence(paper.document.name, fact.raw, fact.page, fact.start, fact.end)


def named(paper: Paper, name: str) -> tuple[Fact, ...]:
    """Return all facts of that name."""
    return tuple(fact for fact in paper.facts if fact.name == name)


def first_fact(papers: Sequence[PaperReview], name: str) -> tuple[Paper, Fact] | None:
    """Return the first fact of that name in these papers, facts read by OCR last, with its paper."""
    found = [(p.paper, fact) for p in papers for fact in named(p.paper, name)]
    return min(found, key=lambda pair: pair[1].low_trust, default=None)


def job_mentions(case: Case, words: Sequence[str]) -> bool:
    """Return whether duties or titles of the contract and statement, or the names beside codes, use one of these words."""
    texts = [duty.text for p in _speaking(case) for duty in p.paper.duties]
    texts += [code.name for p in case.papers for code in p.paper.codes]
    texts += [str(fact.value) for p in _speaking(case) for fact in named(p.paper, "job_title")]
    return _holds(" ".join(texts), words)


def package_mentions(case: Case, words: Sequence[str], *, proofs: bool = False, unless: re.Pattern[str] | None = None) -> bool:
    """Return whether a contract, statement or application uses one of these words anywhere.

    :param proofs: Certificates and papers of no known kind count as well: a licence may be either.
    :param unless: What denies the word where it follows (`… 면허는 아직 없으며`), in small letters and without blanks.
    """
    papers = [*_speaking(case), *case.of_role(Role.APPLICATION)]
    if proofs:
        papers += [*case.of_role(Role.CREDENTIAL), *case.of_role(Role.OTHER)]
    return _holds(" ".join(p.paper.document.text for p in papers), words, unless)


def _speaking(case: Case) -> list[PaperReview]:
    return [*case.of_role(Role.CONTRACT), *case.of_role(Role.STATEMENT)]


def _holds(text: str, words: Sequence[str], unless: re.Pattern[str] | None = None) -> bool:
    bare = squeeze(text).casefold()
    if unless is None:
        return any(squeeze(word).casefold() in bare for word in words)
    found = (match for word in words for match in re.finditer(re.escape(squeeze(word).casefold()), bare))
    return any(not unless.match(bare, match.end()) for match in found)
