"""The recommendation of a ministry, and a certificate of past work as a distractor."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import spell, title
from corpora.examples.generator.model import Align, Paper, Table, cell, label, p


def recommendation(case: Case) -> Paper:
    """Return the recommendation for hiring a foreign professional; `code` fills the `근무 직종` cell."""
    employer, person = case.employer, case.person
    career = person.careers[0] if person.careers else None
    issuer = case.options.get("issuer", "( ○○○ )부 장관")
    rows = (
        (label("국   적"), cell(person.nationality), label("성   명"), cell(person.name)),
        (label("생년월일"), cell(spell(person.birth, "dots")), label("성   별"), cell(person.sex)),
        (label("여권번호"), cell(person.passport), label("추천번호"), cell(case.options.get("number", "제2026-00호"))),
        (label("졸업 대학교명"), cell(person.school), label("전   공"), cell(person.major)),
        (
            label("경   력"),
            cell(f"{career.company} ({career.field})" if career else "-"),
            label("근무 직종"),
            cell(case.code),
        ),
        (cell("고용(예정)사업장 현황", columns=4, shade="E8E8F4", bold=True, align=Align.CENTER),),
        (label("사업장명"), cell(employer.name), label("소재지"), cell(employer.address)),
        (label("대표자"), cell(employer.representative), label("전화번호"), cell(employer.phone)),
        (label("사업자등록번호"), cell(employer.registration), label("업종 및 분야"), cell(employer.business)),
        (label("비   고"), cell("", columns=3, height=40)),
    )
    blocks = (
        title("전문외국인력 고용 추천서", size=16),
        p("(Recommendation for Employment of Foreign Professional)", align=Align.CENTER),
        Table((17, 33, 17, 33), rows),
        p("위 사람을 전문외국인력으로 고용하는 것이 타당하다고 인정되어 추천합니다.", align=Align.CENTER, before=24),
        p(spell(case.signed, "dots"), align=Align.CENTER, before=14),
        p(f"추천자  {issuer} (직인)", align=Align.CENTER, before=10, seal=True),
        p("법무부장관 귀하", before=24),
    )
    return Paper("전문외국인력 고용 추천서", blocks, serif=True)


def certificate(case: Case) -> Paper:
    """Return a certificate of the person's first past job: work of another occupation, not of this job."""
    person = case.person
    career = person.careers[0]
    rows = (
        (label("성   명"), cell(person.name), label("생년월일"), cell(spell(person.birth, "dots"))),
        (label("회 사 명"), cell(career.company), label("직   위"), cell(career.position)),
        (label("재직기간"), cell(career.period, columns=3)),
        (label("담당업무"), cell(career.field, columns=3)),
    )
    blocks = (
        title("경 력 증 명 서", size=17),
        p("CERTIFICATE OF CAREER", align=Align.CENTER),
        Table((17, 33, 17, 33), rows),
        p("위 사람이 당사에서 위와 같이 근무하였음을 증명합니다.", align=Align.CENTER, before=30),
        p(spell(case.signed, "dots"), align=Align.CENTER, before=16),
        p(f"{career.company} 인사담당 (인)", align=Align.CENTER, before=10, seal=True),
    )
    return Paper("경력증명서", blocks)
