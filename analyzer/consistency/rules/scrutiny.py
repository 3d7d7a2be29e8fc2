"""heightened-scrutiny: occupations that officers look at with more care."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity


def check(case: Case) -> Iterator[Finding]:
    """Yield a notice if the filed occupation is under heightened scrutiny."""
    code = case.filed.code
    if code is None or code not in case.catalogue or not case.catalogue[code].heightened_scrutiny:
        return
    yield Finding(
        "heightened-scrutiny", Severity.NOTICE,
        Message(
            f"{with_particle(case.occupation(code, 'ko'), '은')} 국민고용 보호 심사기준(내국인 고용 비율 등)이 적용되어 업무 일치 여부를 더 엄격히 보는 직종입니다.",
            f"{case.occupation(code, 'en')} is under the protection review (share of Korean staff and others); the match of duties is read more strictly.",
        ),
        (), None, case.source(),
    )
