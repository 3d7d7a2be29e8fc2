"""Judges one package: runs every rule, then decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from analyzer.consistency.case import Case
from analyzer.consistency.dated import filing_day
from analyzer.consistency.rules import EITHER_CODE, RULES, STATED_CODE
from analyzer.consistency.standing import Standing, is_certain, is_vague, standing
from analyzer.consistency.statements import Statement
from analyzer.consistency.types import Filed, Finding, PaperReview, Review, Severity
from analyzer.consistency.verdict import confidence, decide, summary
from analyzer.extraction import FiledCode, Role
from analyzer.matching import OUTSIDE
from analyzer.occupations import Catalogue, Resolution, ResolutionStatus, resolve

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}
# The application is what is filed; a statement's code cell comes next, names of folders last.
_PRIORITY = (Role.APPLICATION, Role.STATEMENT, Role.CONTRACT, Role.RECOMMENDATION)


def judge(
    name: str,
    papers: Sequence[PaperReview],
    catalogue: Catalogue,
    *,
    given: Sequence[FiledCode] = (),
    from_path: Sequence[FiledCode] = (),
    filed_on: dt.date | None = None,
    edition: str | None = None,
    versions: dict[str, str] | None = None,
    others: Sequence[Statement] = (),
) -> Review:
    """Return the review of a package.

    :param given: Codes of `--code`, which outrank every paper.
    :param from_path: Codes in folder and file names, which every paper outranks.
    :param filed_on: Filing date; decides which numbering a bare number is read in.
    :param others: Statements of other packages to hold this one's against.
    """
    ordered = [*given] or [*_codes(papers), *from_path]
    resolved = [Filed(code, resolve(code.number, code.name, filed_on=filed_on, edition=edition)) for code in ordered]
    chosen = _chosen(resolved)
    filed = _by_duties(chosen, papers, edition)
    differing = tuple({other.code: other for other in resolved if other.code is not None and filed.code is not None
                       and other.code != filed.code and other.resolution != chosen.resolution}.values())
    misnamed = tuple(other for other in resolved if other.written is not filed.written and other.resolution is not None
                     and other.resolution.status is ResolutionStatus.CONFLICT)[:1]
    before = tuple({other.written.number: other for other in resolved if other.written is not None and other.resolution is not None and filed.written is not None
                    and other.resolution.status is ResolutionStatus.OLD_NUMBER and other.code == filed.code and other.written.number != filed.written.number}.values())
    case = Case(name, tuple(papers), filed, catalogue, filed_on, (*differing, *misnamed), before, tuple(others))
    found = [finding for rule in RULES for finding in rule(case)]
    found += [finding for finding in _either_way(case) if finding.rule not in {each.rule for each in found}]
    findings = sorted(found, key=lambda f: _ORDER[f.severity])
    verdict = decide(case, findings)
    return Review(name, verdict, confidence(case, verdict), filed, tuple(papers), tuple(findings), versions or {},
                  summary(case, verdict, findings), filing_day(case))


def _either_way(case: Case) -> list[Finding]:
    """Return what is wrong whichever occupation is meant, where number and name of the filed code disagree, and for the work that both papers state, where no code is filed."""
    resolution = case.filed.resolution
    if case.filed.code is not None:
        return []
    if resolution is not None and resolution.status is ResolutionStatus.CONFLICT and resolution.code is not None:
        meant, rules = dict.fromkeys((*resolution.number_codes.values(), resolution.code)), EITHER_CODE
    else:
        meant, rules = dict.fromkeys(_of_both(case.papers)), (*EITHER_CODE, *STATED_CODE)
    cases = [replace(case, filed=Filed(case.filed.written, Resolution(code, ResolutionStatus.EXACT))) for code in meant]
    found = [[list(rule(each)) for each in cases] for rule in rules]
    return [finding for by_code in found if by_code and all(by_code) for finding in by_code[0]]


def _of_both(papers: Sequence[PaperReview]) -> set[str]:
    """Return the one occupation that contract and statement are certain of, nothing where they differ or one is missing."""
    told = {role: {p.profile.primary.code if is_certain(p.profile) else "" for p in papers if p.paper.role is role and p.profile} for role in (Role.CONTRACT, Role.STATEMENT)}
    one, other = told.values()
    return one if one == other and len(one) == 1 and not one & {"", OUTSIDE} else set()


def _by_duties(filed: Filed, papers: Sequence[PaperReview], edition: str | None) -> Filed:
    """Let the number of a filed code hold against the name beside it where contract and statement both state its work.

    So too where both are a pair of an older list that nobody asked for by `edition`: the work shows that the number was brought up to date, the name not.
    """
    resolution = filed.resolution
    profiles = {role: [p.profile for p in papers if p.paper.role is role and p.profile and not is_vague(p)] for role in (Role.CONTRACT, Role.STATEMENT)}
    if resolution is None or not all(profiles.values()):
        return filed
    old_pair = resolution.status is ResolutionStatus.OLD_NUMBER and resolution.name_code is not None and edition is None
    if not old_pair and resolution.status is not ResolutionStatus.CONFLICT:
        return filed
    told = [profile for each in profiles.values() for profile in each]
    number = next((code for code in resolution.alternatives if all(standing(profile, code) is Standing.AGREES for profile in told)), None)
    return replace(filed, resolution=replace(resolution, status=ResolutionStatus.CONFLICT, edition=None), by_duties=number) if number else filed


def _codes(papers: Sequence[PaperReview]) -> list[FiledCode]:
    # Two papers of one role are taken by name, so that the order of the files decides nothing.
    named = sorted(papers, key=lambda p: p.paper.document.name)
    by_role = [code for role in _PRIORITY for p in named if p.paper.role is role for code in p.paper.codes]
    return [code for code in by_role if code.labelled] + [code for code in by_role if not code.labelled]


def _chosen(resolved: Sequence[Filed]) -> Filed:
    """Return the first code that means an occupation, or would but for its name, else the first writing, else nothing."""
    for filed in resolved:
        if filed.resolution is not None and filed.resolution.code is not None:
            return filed
    written = [f for f in resolved if f.resolution and f.resolution.status is not ResolutionStatus.NOTHING]
    return (written or list(resolved) or [Filed(None, None)])[0]
