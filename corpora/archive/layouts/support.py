"""Support papers: the list of insured employees (`INS`) and the letter of guarantee (`GUA`)."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import period, spell, title
from corpora.examples.generator.model import Align, Paper, Table, cell, label, p


def insurance(case: Case) -> Paper:
    """Return the list of insured employees, its counts only."""
    firm = case.employer
    rows = (
        (label("사업장명"), cell(firm.name), label("사업자등록번호"), cell(firm.registration)),
        (label("상시근로자 수"), cell(f"{firm.staff}명"), label("내국인"), cell(f"{firm.staff - firm.foreign}명")),
        (label("외국인"), cell(f"{firm.foreign}명"), label("발급일"), cell(spell(case.signed, "dots"))),
    )
    blocks = (title("고용보험 사업장 피보험자 명부", size=15), Table((19, 31, 19, 31), rows), p("근로복지공단", align=Align.CENTER, before=24))
    return Paper("고용보험 사업장 피보험자 명부", blocks)


def guarantee(case: Case) -> Paper:
    """Return the letter of guarantee."""
    firm, who = case.employer, case.person
    rows = (
        (cell("피보증외국인", columns=4, shade="E8E8F4", bold=True),),
        (label("성명"), cell(who.name), label("국적"), cell(who.nationality)),
        (label("생년월일"), cell(spell(who.birth, "dots")), label("여권번호"), cell(who.passport)),
        (cell("신원보증인", columns=4, shade="E8E8F4", bold=True),),
        (label("성명"), cell(firm.representative), label("근무처"), cell(firm.name)),
        (label("보증기간"), cell(period(case, joiner=" ~ "), columns=3)),
    )
    return Paper("신원보증서", (title("신원보증서", size=16), Table((18, 32, 18, 32), rows), p(spell(case.signed), align=Align.CENTER, before=20)), serif=True)
