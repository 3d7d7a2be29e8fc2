"""R1: the circulating table form of the Recruitment Reason Statement, also as a fillable form `t1` to `t40`."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.examples.generator.content import Career, Case
from corpora.examples.generator.layouts.common import duty_text, period, spell, title, won
from corpora.examples.generator.model import Block, Cell, Field, PageBreak, Paper, Table, cell, label, p

_BAND = "DDEBD3"
_WIDTHS = (13, 14, 19, 8, 22, 24)
_NOTES = {
    "1) 고용사유": (
        "※ 해당 분야의 인력이 부족한 사정, 구인 노력과 그 결과, 내국인을 채용하지 못한 까닭을 구체적으로 적습니다.",
        "※ 채용할 외국인의 기술과 담당할 업무가 어떻게 이어지는지 반드시 적습니다.",
    ),
    "2) 기술도입 및 전문외국인력고용 효과": (
        "※ 도입하는 기술의 분야와 내용, 희소성과 전문성, 예상되는 효과를 적습니다.",
    ),
    "3) 활용계획": (),
    "4) 기타사항": (),
}


def r1(case: Case) -> Paper:
    """Return the two-page statement. Option `duties` says where the list stands: `plan` (default) or `field`."""
    names = (f"t{i}" for i in range(1, 41))
    first = Table(_WIDTHS, (_band("1. 고용기업 사항"), *_company(case, names)))
    second = Table(_WIDTHS, (_band("2. 전문외국인력의 이력개요"), *_person(case, names)))
    third = Table((100,), (_band("3. 고용사유 및 인력활용계획", columns=1), *_texts(case, names)))
    blocks: list[Block] = [
        p("(임의서식 샘플)", size=8),
        title("고용사유서(활용계획서)", size=16),
        first,
        second,
        PageBreak(),
        third,
        p(f"{spell(case.signed)}", before=14, indent=330),
        p(f"{case.employer.name} {case.employer.representative} (직인)", indent=260, seal=True),
    ]
    return Paper("고용사유서", tuple(blocks), size=9.5, margins=(48, 46, 50))


def _band(text: str, *, columns: int = 6) -> tuple[Cell, ...]:
    return (cell(text, columns=columns, shade=_BAND, bold=True),)


def _value(names: Iterator[str], text: str, *, columns: int = 1, height: float = 15) -> Cell:
    return cell(Field(next(names), text, height), columns=columns)


def _company(case: Case, names: Iterator[str]) -> tuple[tuple[Cell, ...], ...]:
    employer = case.employer

    def full(name: str, text: str) -> tuple[Cell, ...]:
        return (label(name, columns=2), _value(names, text, columns=4))

    def pair(name: str, text: str, other: str, second: str) -> tuple[Cell, ...]:
        return (
            label(name, columns=2),
            _value(names, text, columns=2),
            label(other),
            _value(names, second),
        )

    rows = [
        full("회사명", employer.name),
        pair("사업자등록번호\n(법인등록번호)", employer.registration, "대표자명", employer.representative),
        full("회사주소", employer.address),
        pair("자본금", f"{employer.capital:,} 백만원", "총매출액", f"{employer.sales:,} 백만원"),
        pair("부채총액", f"{employer.debt:,} 백만원", "영업이익", f"{employer.profit:,} 백만원"),
        pair("상시종업원수", f"{employer.staff}명", "외국전문인력수", f"{employer.foreign}명"),
    ]
    box: list[Block] = [
        p("회사 및 사업(업무)소개", size=8.5),
        Field(next(names), "\n".join(employer.introduction), 96),
    ]
    return (*rows, (cell(box, columns=6, height=110),))


def _person(case: Case, names: Iterator[str]) -> tuple[tuple[Cell, ...], ...]:
    person, job = case.person, case.job
    name = _value(names, person.name)
    lines: list[Block] = [p("성별", size=7), Field(next(names), person.sex, 12)]
    sex = cell(lines)
    rows: list[tuple[Cell, ...]] = [
        (label("성명(영문)", columns=2), name, sex, label("국적"), _value(names, person.nationality)),
        _pair(names, "생년월일", spell(person.birth, "dots"), "여권번호", person.passport),
        _pair(names, "(현지)주소", person.address, "전화번호", "000-0000-0000"),
        (
            label("관련학력", rows=2),
            label("학교명"),
            _value(names, person.school, columns=2),
            label("학위"),
            _value(names, person.degree),
        ),
        (
            label("전공"),
            _value(names, person.major, columns=2),
            label("졸업년도"),
            _value(names, person.graduated),
        ),
        *_careers(case, names),
        _pair(names, "고용(예정)기간", period(case, joiner=" ~ "), "체류자격\n(직종코드)", case.code),
        _pair(names, "근무(예정)분야", case.statement.field, "직위", job.title),
        (label("근무(예정)지", columns=2), _value(names, job.workplace, columns=4)),
        (label("급여 및 처우", columns=2), _value(names, _pay(case), columns=4, height=34)),
    ]
    return tuple(rows)


def _pair(names: Iterator[str], name: str, text: str, other: str, second: str) -> tuple[Cell, ...]:
    return (label(name, columns=2), _value(names, text, columns=2), label(other), _value(names, second))


def _careers(case: Case, names: Iterator[str]) -> list[tuple[Cell, ...]]:
    careers = [*case.person.careers[:2]]
    careers += [Career(company="-", period="-", field="-", position="-")] * (2 - len(careers))
    rows: list[tuple[Cell, ...]] = []
    for i, career in enumerate(careers):
        head = (label("관련경력\n(   년)", rows=6),) if i == 0 else ()
        rows.append((*head, label("업체명"), _value(names, career.company, columns=4)))
        rows.append((label("재직기간"), _value(names, career.period, columns=4)))
        rows.append(
            (
                label("근무분야"),
                _value(names, career.field, columns=2),
                label("직위"),
                _value(names, career.position),
            )
        )
    return rows


def _pay(case: Case) -> str:
    job = case.job
    return f"연봉 {won(job.annual)}(세전, 월 {won(job.monthly)}, 식대 포함)\n4대 보험, 퇴직금, 연차유급휴가"


def _texts(case: Case, names: Iterator[str]) -> tuple[tuple[Cell, ...], ...]:
    statement = case.statement
    plan = list(statement.plan)
    if case.options.get("duties", "plan") == "plan":
        lead = case.options.get("lead", "담당업무")
        plan += [f"{lead}:" if lead else "", *(f"- {duty_text(duty)}" for duty in case.duties)]
        plan += [f"- {case.tail}"] if case.tail else []
    bodies = (statement.reasons, statement.effects, tuple(line for line in plan if line), (statement.other or "없음",))
    heights = (225, 160, 185, 40)
    rows = []
    for (head, notes), lines, height in zip(_NOTES.items(), bodies, heights, strict=True):
        blocks: list[Block] = [p(head, bold=True), *(p(note, size=7.5) for note in notes)]
        blocks.append(Field(next(names), "\n".join(lines), height - 18 - 12 * len(notes)))
        rows.append((cell(blocks, height=height),))
    return tuple(rows)
