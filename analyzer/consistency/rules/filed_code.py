"""no-filed-code, code-name-conflict, old-number, unknown-code, filed-codes-differ: what the filed code itself says."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Filed, Finding, Message, Severity
from analyzer.occupations import ResolutionStatus


def check(case: Case) -> Iterator[Finding]:
    """Yield what is wrong or notable about the filed code."""
    written, resolution = case.filed.written, case.filed.resolution
    if written is None or resolution is None or resolution.status is ResolutionStatus.NOTHING:
        yield _none(case)
        return
    place = (_evidence(case.filed),)
    meant = resolution.code
    if resolution.status is ResolutionStatus.CONFLICT and meant is not None:
        others = [code for code in resolution.alternatives if code in case.catalogue]
        quoted = f"'{written.name}'"
        ko = ", ".join(case.occupation(code, "ko") for code in others) or "다른 직종"
        en = ", ".join(case.occupation(code, "en") for code in others) or "another occupation"
        yield Finding(
            "code-name-conflict", Severity.ERROR,
            Message(
                f"신청 코드의 번호 {with_particle(written.number, '과')} 직종명 {with_particle(quoted, '이')} 서로 다릅니다. 번호 {with_particle(written.number, '은')} {ko}, 적힌 이름은 {case.occupation(meant, 'ko')}입니다.",
                f"Number {written.number} and name '{written.name}' of the filed code disagree: the number is {en}, the name is {case.occupation(meant, 'en')}.",
            ),
            place,
            _write_its_name(case) if case.filed.code else Message(
                f"{written.found_in}에서 이름이 맞다면 번호를 {with_particle(meant, '으로')} 고치고, 번호가 맞다면 직종명을 그 번호의 이름으로 고치세요.",
                f"In {written.found_in}: if the name is right, correct the number to {meant}; if the number is right, write the name that belongs to it.",
            ),
            case.source(),
        )
    elif resolution.status is ResolutionStatus.OLD_NUMBER and meant is not None:
        yield _outdated(case, case.filed)
    elif resolution.status is ResolutionStatus.AMBIGUOUS and meant is not None and set(resolution.alternatives) - {meant}:
        others = [code for code in resolution.alternatives if code in case.catalogue and code != meant]
        yield Finding(
            "old-number", Severity.NOTICE,
            Message(
                f"번호 {with_particle(written.number, '은')} 판에 따라 뜻이 다릅니다. {with_particle(case.occupation(meant, 'ko'), '으로')} 보았습니다."
                + "".join(f" 다른 뜻: {case.occupation(code, 'ko')}." for code in others),
                f"Number {written.number} means different occupations in different editions; it was read as {case.occupation(meant, 'en')}."
                + "".join(f" Other meaning: {case.occupation(code, 'en')}." for code in others),
            ),
            place, Message("번호와 함께 직종명을 적으세요.", "Write the occupation's name beside the number."), case.source(),
        )
    elif resolution.status is ResolutionStatus.UNKNOWN:
        yield Finding(
            "unknown-code", Severity.ERROR,
            Message(f"{with_particle(written.number or written.as_written, '은')} E-7 직종 번호가 아닙니다.",
                    f"{written.number or written.as_written} is not the number of an E-7 occupation."),
            place,
            Message(f"{written.found_in}의 번호와 직종명을 직종 목록에서 확인해 고치세요: analyzer occupations list",
                    f"Correct number and name in {written.found_in} by the list: analyzer occupations list"),
            case.source(),
        )
    elif resolution.status is ResolutionStatus.NAME_ONLY and meant is not None and any(written.found_in == p.paper.document.name for p in case.papers):
        yield _name_only(case, meant)
    for other in case.filed_before:
        yield _outdated(case, other)
    for other in case.filed_others:
        if other.written is not None and other.code is None and resolution.status is not ResolutionStatus.CONFLICT:
            yield _misnamed(case, other)
        taken = case.filed.code or meant
        if other.written is not None and other.code is not None and taken is not None:
            yield Finding(
                "filed-codes-differ", Severity.ERROR,
                Message(
                    f"서류마다 직종이 다릅니다: {with_particle(written.found_in, '은')} {case.occupation(taken, 'ko')}, {with_particle(other.written.found_in, '은')} {case.occupation(other.code, 'ko')}.",
                    f"The papers file different occupations: {written.found_in} {case.occupation(taken, 'en')}, {other.written.found_in} {case.occupation(other.code, 'en')}.",
                ),
                (*place, _evidence(other)),
                Message(
                    f"신청하려는 직종을 하나로 정하고, {written.found_in}의 {with_particle(f'‘{written.as_written}’', '과')} {other.written.found_in}의 ‘{other.written.as_written}’ 가운데 틀린 쪽을 고치세요.",
                    f"Settle on the occupation to file, and correct the wrong one of '{written.as_written}' in {written.found_in} and '{other.written.as_written}' in {other.written.found_in}.",
                ),
                case.source(),
            )


def _write_its_name(case: Case) -> Message:
    """Return what to do where the duties of contract and statement are those of the number."""
    assert case.filed.written is not None and case.filed.code is not None
    place, code = case.filed.written.found_in, case.filed.code
    return Message(
        f"두 서류의 업무는 {case.occupation(code, 'ko')}의 것이므로 번호를 기준으로 판정했습니다. {place}의 직종명을 그 번호의 이름으로 고치세요.",
        f"The duties of both papers are those of {case.occupation(code, 'en')}, so the number was taken. In {place} write the name that belongs to it.",
    )


def _misnamed(case: Case, other: Filed) -> Finding:
    """Return what is said where one paper writes the filed number beside the name of another occupation."""
    assert other.written is not None and other.resolution is not None
    written, named = other.written, other.resolution.code or ""
    return Finding(
        "code-name-conflict", Severity.WARNING,
        Message(
            f"{written.found_in}에는 번호 {written.number} 옆에 다른 직종의 이름 ‘{written.name}’({case.occupation(named, 'ko')})이 적혀 있습니다.",
            f"{written.found_in} writes the name '{written.name}' of another occupation ({case.occupation(named, 'en')}) beside number {written.number}.",
        ),
        (_evidence(other),),
        Message(f"{written.found_in}의 번호와 직종명을 다른 서류와 같게 고치세요.", f"Write number and name in {written.found_in} as in the other papers."),
        case.source(),
    )  # fmt: skip


def _name_only(case: Case, meant: str) -> Finding:
    """Return what is said where the papers name the occupation and give no number."""
    assert case.filed.written is not None
    written = case.filed.written
    return Finding(
        "no-filed-code", Severity.NOTICE,
        Message(
            f"직종 이름(‘{written.name}’)만 있고 직종 번호가 없습니다. {with_particle(case.occupation(meant, 'ko'), '으로')} 보았습니다.",
            f"The papers name the occupation ('{written.name}') and give no number; it was read as {case.occupation(meant, 'en')}.",
        ),
        (_evidence(case.filed),),
        Message(f"{written.found_in}의 직종명 옆에 번호 {with_particle(meant, '을')} 적으세요.", f"In {written.found_in} write number {meant} beside the name."),
        case.source(),
    )  # fmt: skip


def _none(case: Case) -> Finding:
    cell = case.filed.written
    return Finding(
        "no-filed-code", Severity.WARNING,
        Message(
            f"직종코드를 찾지 못했습니다{f' (적힌 내용: {cell.as_written})' if cell else ''}.",
            f"No occupation code was found{f' (written: {cell.as_written})' if cell else ''}.",
        ),
        (_evidence(case.filed),) if cell else (),
        Message("고용사유서의 체류자격(직종코드) 칸에 번호와 직종명을 적거나 --code로 지정하세요.",
                "Write number and name into the code cell of the statement, or give --code."),
        case.source(),
    )


def _evidence(filed: Filed) -> Evidence:
    written = filed.written
    assert written is not None
    return Evidence(written.found_in, written.as_written, written.page, written.start, written.end)


def _outdated(case: Case, filed: Filed) -> Finding:
    assert filed.written is not None and filed.code is not None
    number, meant = filed.written.number, filed.code
    return Finding(
        "old-number", Severity.NOTICE,
        Message(
            f"{filed.written.found_in}의 {with_particle(number, '은')} 개정 전 번호입니다. 현재 번호는 {case.occupation(meant, 'ko')}입니다.",
            f"{number} in {filed.written.found_in} is a number from before the renumbering; today it is {case.occupation(meant, 'en')}.",
        ),
        (_evidence(filed),),
        Message(f"새 번호 {with_particle(meant, '과')} 직종명을 함께 적으세요.", f"Write the new number {meant} together with the name."),
        case.source(),
    )
