"""A1: the page of the visa issuance application (form 21) that carries the occupation code, and its decoy section."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import spell, title
from corpora.examples.generator.model import Align, Block, Cell, Paper, Table, cell, label, p

_JOBS = (
    ("사업가 Entrepreneur", "자영업자 Self-Employed", "직장인 Employed", "공무원 Civil Servant"),
    ("학생 Student", "퇴직자 Retired", "무직 Unemployed", "기타 Other"),
)
_PURPOSES = (
    ("관광/통과 Tourism/Transit", "행사참석 Meeting/Conference", "의료관광 Medical Tourism"),
    ("단기상용 Business Trip", "유학/연수 Study/Training", "취업활동 Work"),
    ("무역/투자/주재 Trade/Investment", "가족 또는 친지방문 Visiting Family", "결혼이민 Marriage Migrant"),
    ("외교/공무 Diplomatic/Official", "기타 Other", ""),
)


def a1(case: Case) -> Paper:
    """Return the page with the person's present job, then the code that is filed."""
    blocks: list[Block] = [
        p("■ 출입국관리법 시행규칙 [별지 제21호서식]", size=8),
        title("사증발급인정신청서", size=14),
        p("APPLICATION FOR CERTIFICATE OF VISA ELIGIBILITY", align=Align.CENTER),
        p("( 3쪽 / 5쪽 )", size=8, align=Align.RIGHT),
        _employment(case),
        p("", size=6),
        _visit(case),
        p("", size=6),
        _inviter(case),
    ]
    return Paper("사증발급인정신청서", tuple(blocks), size=9, margins=(44, 46, 50))


def _boxes(grid: tuple[tuple[str, ...], ...], ticked: str) -> list[tuple[Cell, ...]]:
    return [
        tuple(cell(f"{text} [ {'√' if text.startswith(ticked) else ' '} ]" if text else "") for text in row)
        for row in grid
    ]


def _employment(case: Case) -> Table:
    career = case.person.careers[0] if case.person.careers else None
    band = cell("6. 직업 / EMPLOYMENT", columns=4, shade="E4E4E4", bold=True)
    ask = cell("6.1 직업 What is your current personal circumstance?", columns=4)
    details = (
        (label("회사/기관/학교명\nName of Company"), cell(career.company if career else "-", columns=3)),
        (
            label("직위/과정\nYour Position"),
            cell(f"{career.position} ({career.field})" if career else "-", columns=3),
        ),
        (label("주소\nAddress"), cell(case.person.address), label("전화번호\nTelephone No."), cell("000-0000-0000")),
    )
    return Table((25, 25, 25, 25), ((band,), (ask,), *_boxes(_JOBS, "직장인"), *details))


def _visit(case: Case) -> Table:
    job, employer = case.job, case.employer
    band = cell("7. 방문정보 / DETAILS OF VISIT", columns=12, shade="E4E4E4", bold=True)
    ask = cell("7.1 입국목적 Purpose of Visit to Korea", columns=12)
    boxes = [tuple(Cell(item.blocks, columns=4) for item in row) for row in _boxes(_PURPOSES, "취업활동")]
    months = (job.end.year - job.start.year) * 12 + job.end.month - job.start.month + (job.end.day >= job.start.day)
    rows = (
        (
            label("한국표준직업분류코드\nOccupation Code", columns=3),
            cell(case.code, columns=3),
            label("한국표준산업분류코드\nIndustry Code", columns=3),
            cell(employer.industry_code, columns=3),
        ),
        (
            label("체류예정기간\nIntended Period of Stay", columns=3),
            cell(f"{months}개월", columns=3),
            label("입국예정일\nIntended Date of Entry", columns=3),
            cell(spell(job.start, "iso"), columns=3),
        ),
        (
            label("체류예정지(호텔 포함)\nAddress in Korea", columns=3),
            cell(job.workplace, columns=3),
            label("한국 내 연락처\nContact No. in Korea", columns=3),
            cell(employer.phone, columns=3),
        ),
        (
            cell("7.8 과거 5년간 한국을 방문한 경력 Have you travelled to Korea in the last 5 years?", columns=9),
            cell("아니오 No [√] 예 Yes [ ]", columns=3),
        ),
    )
    return Table((100 / 12,) * 12, ((band,), (ask,), *boxes, *rows))


def _inviter(case: Case) -> Table:
    employer, person = case.employer, case.person
    return Table(
        (25, 25, 25, 25),
        (
            (cell("9. 초청 / DETAILS OF INVITATION", columns=4, shade="E4E4E4", bold=True),),
            (label("초청인/초청회사명\nName of Inviter"), cell(employer.name, columns=3)),
            (
                label("사업자등록번호\nBusiness Registration No."),
                cell(employer.registration),
                label("피초청인\nApplicant"),
                cell(person.name),
            ),
            (label("주소\nAddress"), cell(employer.address, columns=3)),
        ),
    )
