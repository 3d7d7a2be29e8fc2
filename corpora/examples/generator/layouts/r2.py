"""R2: the Recruitment Reason Statement as a letter to the immigration office."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, duty_text, mark, period, spell, title, won
from corpora.examples.generator.model import Align, Block, Cell, Paper, Table, cell, label, p


def r2(case: Case) -> Paper:
    """Return the letter.

    Option `duties`: `table` (default), `dashes`, or `woven`, where no heading announces them. Option `title`: name of
    the paper.
    """
    employer, person, job, statement = case.employer, case.person, case.job, case.statement
    name = case.options.get("title", "고 용 사 유 서")
    blocks: list[Block] = [
        title(name, size=17),
        p("수신 : ○○출입국·외국인청장"),
        p(f"제목 : 외국인 전문인력({job.title}) {'초청' if '초청' in name else '고용'} 사유"),
        p(f"초청업체 : {employer.name} ({employer.business})", before=6),
        p(
            f"피초청인 : {person.name} ({person.nationality}, {spell(person.birth, 'dots')}생, 여권번호 {person.passport})"
        ),
        p(f"신청 체류자격 및 직종(코드) : {case.code}"),
        p(f"근무 예정 기간 : {period(case)}"),
    ]
    for i, (heading, content) in enumerate(_sections(case), start=1):
        blocks += [p(heading, heading=2, number=f"{i}."), *content]
    blocks += [
        p("위와 같은 사유로 외국인 전문인력의 고용을 신청하오니 검토하여 주시기 바랍니다. 감사합니다.", before=10),
        p(spell(case.signed, "dots"), align=Align.CENTER, before=16),
        p(f"{employer.name}", align=Align.CENTER),
        p(f"{employer.representative} (직인)", align=Align.CENTER, seal=True),
    ]
    if statement.attachments:
        items = " ".join(f"{i}. {text}." for i, text in enumerate(statement.attachments, start=1))
        blocks.append(p(f"붙임 {items} 끝.", before=16))
    return Paper(name.replace(" ", ""), tuple(blocks), serif=True, size=10.5, break_words=False)


def _sections(case: Case) -> list[tuple[str, list[Block]]]:
    employer, job, statement = case.employer, case.job, case.statement
    woven = case.options.get("duties") == "woven"
    need = list(statement.reasons)
    if woven:
        need += [duty_text(duty) for duty in case.duties]
    sections: list[tuple[str, list[Block]]] = [
        ("회사 소개", _lines(employer.introduction)),
        ("해당 외국인 채용의 필요성", _lines(tuple(need))),
    ]
    if not woven:
        sections.append((case.options.get("heading", "담당업무"), _duties(case)))
    if statement.search:
        head = tuple(label(text) for text in ("공고 매체", "기간", "지원자", "결과"))
        rows = tuple(tuple(cell(text) for text in row) for row in statement.search)
        sections.append(("내국인 채용 노력", [Table((30, 30, 12, 28), (head, *rows))]))
    if statement.person_fit:
        sections.append(("피초청인의 자격", _lines(statement.person_fit)))
    terms: list[Block] = [
        p(f"연봉 : {won(job.annual)}(월 {won(job.monthly)}, 세전)", number="가."),
        p(f"계약기간 : {period(case)}", number="나."),
        p(f"근무지 : {job.workplace}", number="다."),
    ]
    sections.append(("고용 조건", terms))
    sections.append(("기대 효과 및 활용계획", _lines((*statement.effects, *statement.plan))))
    if statement.other:
        sections.append(("결어", _lines((statement.other,))))
    return sections


def _lines(texts: tuple[str, ...]) -> list[Block]:
    if len(texts) < 3:
        return [p(text, indent=10) for text in texts]
    return [p(text, number=mark("korean", i), indent=6) for i, text in enumerate(texts)]


def _duties(case: Case) -> list[Block]:
    blocks: list[Block] = [p(case.statement.intro, indent=10)] if case.statement.intro else []
    if case.options.get("duties") == "dashes":
        return [*blocks, *duty_list(case, style="-", indent=12)]
    rows: list[tuple[Cell, ...]] = [
        (
            cell(str(i), align=Align.CENTER),
            cell(duty.ko),
            cell(f"{duty.share}%" if duty.share else "-", align=Align.CENTER),
        )
        for i, duty in enumerate(case.duties, start=1)
    ]
    head = tuple(label(text) for text in ("순번", "주요 업무", "비중"))
    table = Table((10, 74, 16), (head, *rows))
    return [*blocks, table, p(case.tail, indent=10)] if case.tail else [*blocks, table]
