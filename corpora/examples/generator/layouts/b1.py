"""B1: the stacked-row bilingual form, front and back: each item a Korean row, then an English row.

Two editions share it: the employment permit contract (E-9) and the E-7-4 sample that agents reuse for other E-7 jobs.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_text, spell, title, won
from corpora.examples.generator.model import Align, Block, Cell, PageBreak, Paper, Table, cell, label, p

_WIDTHS = (22, 39, 39)


def b1(case: Case) -> Paper:
    """Return the bilingual contract; the option `edition` is `eps` or `e7`."""
    eps = case.options.get("edition") == "eps"
    head: list[Block] = []
    if eps:
        head.append(p("■ 외국인근로자의 고용 등에 관한 법률 시행규칙 [별지 제6호서식]", size=8))
    head += [
        title("표준근로계약서" if eps else "근로계약서 견본", size=15),
        p("Standard Labor Contract" if eps else "Labor Contract(Sample)", align=Align.CENTER),
        p("(앞쪽)", align=Align.RIGHT, size=8),
    ]
    back: list[Block] = [PageBreak(), p("(뒤쪽)", align=Align.RIGHT, size=8), Table(_WIDTHS, _back(case))]
    close: list[Block] = [
        p(f"{spell(case.signed)}   /   {spell(case.signed, 'english')}", align=Align.CENTER, before=12),
        p(f"사용자 Employer : {case.employer.representative}   (서명 또는 인 signature)", before=8, seal=True),
        p(f"근로자 Employee : {case.person.name}   (서명 또는 인 signature)", before=8),
    ]
    sheet = p("210mm×297mm[백상지(80g/㎡)]", size=7, align=Align.RIGHT)
    front: list[Block] = [Table((14, 46, 40), _parties(case)), Table(_WIDTHS, _front(case, eps=eps)), sheet]
    return Paper("Labor Contract", (*head, *front, *back, *close), size=9.5, margins=(48, 50, 50))


def _parties(case: Case) -> tuple[tuple[Cell, ...], ...]:
    employer, person = case.employer, case.person
    intro = "아래 당사자는 다음과 같이 근로계약을 체결하고 이를 성실히 이행할 것을 약정한다."
    intro_en = "The following parties agree to conclude this labor contract and to fulfil it in good faith."
    return (
        (cell([p(intro), p(intro_en, size=8.5)], columns=3),),
        (
            label("사용자\nEmployer", rows=3),
            cell(f"업체명 Name of the enterprise  {employer.name}"),
            cell(f"전화번호 Phone number  {employer.phone}"),
        ),
        (cell(f"소재지 Location of the enterprise  {employer.address}", columns=2),),
        (
            cell(f"성명 Name of the employer  {employer.representative}"),
            cell(f"사업자등록번호 Identification number  {employer.registration}"),
        ),
        (
            label("근로자\nEmployee", rows=2),
            cell(f"성명 Name of the employee  {person.name}"),
            cell(f"생년월일 Birthdate  {spell(person.birth, 'packed')}"),
        ),
        (cell(f"본국주소 Address(Home Country)  {person.address}", columns=2),),
    )


def _front(case: Case, *, eps: bool) -> tuple[tuple[Cell, ...], ...]:
    job, employer = case.job, case.employer
    duties = " · ".join(duty_text(duty) for duty in case.duties)
    duties_en = "; ".join(duty_text(duty, english=True) for duty in case.duties)
    if case.tail:
        duties, duties_en = f"{duties} {case.tail}", f"{duties_en} {case.tail_en}"
    months = (job.end.year - job.start.year) * 12 + job.end.month - job.start.month + (job.end.day >= job.start.day)
    term = f"{'신규 또는 재입국자' if eps else '계약기간'} : ( {months} )개월, {spell(job.start)} ~ {spell(job.end)}"
    term_en = (
        f"Contract period : ( {months} ) months, from ( {spell(job.start, 'iso')} ) to ( {spell(job.end, 'iso')} )"
    )
    note = "※ 근로자를 이 계약서에서 정한 장소 외에서 근로하게 해서는 안 됨."
    work = [
        p(f"- 업종: {employer.business}"),
        p(f"- 사업내용: {' '.join(employer.introduction[:1])}"),
        p(f"- 직무내용: {duties}"),
    ]
    work_en = [
        p(f"- Industry: {employer.business_en}"),
        p(f"- Business description: {case.options.get('business_en', employer.business_en)}"),
        p(f"- Job description: {duties_en}"),
    ]
    trial = "■ 활용(입국일부터 [√]1개월 [ ]2개월 [ ]3개월)  □ 미활용" if eps else "□ 활용  ■ 미활용"
    return (
        *_item("1. 근로계약기간", [p(term), p(f"- 수습기간 : {trial}")], "1. Term of Labor contract", [p(term_en)]),
        *_item(
            "2. 근로장소",
            [p(job.workplace), p(note, size=8)],
            "2. Place of employment",
            [p(job.workplace_en or job.workplace)],
        ),
        *_item("3. 업무내용", work, "3. Description of work", work_en),
        *_item(
            "4. 근로시간",
            [
                p(f"{job.opens} ~ {job.closes}"),
                p("- 1일 평균 시간외 근로시간 : 1시간   - 교대제 ([ ]2조2교대, [ ]3조3교대)"),
            ],
            "4. Working hours",
            [
                p(
                    f"{job.opens} ~ {job.closes}, daily average overtime 1 hour, shift system ([ ] 2 shifts, [ ] 3 shifts)"
                )
            ],
        ),
        *_item("5. 휴게시간", [p("1일 60분")], "5. Recess hours", [p("60 minutes per day")]),
        *_item(
            "6. 휴일",
            [p("[√]일요일 [√]공휴일([√]유급 [ ]무급) [ ]매주 토요일 [ ]격주 토요일")],
            "6. Holidays",
            [p("[√] Sunday [√] Legal holiday([√] Paid [ ] Unpaid) [ ] Every saturday")],
        ),
    )


def _back(case: Case) -> tuple[tuple[Cell, ...], ...]:
    job = case.job
    base = job.monthly - job.meal
    return (
        *_item(
            "7. 임금",
            [
                p(f"1) 월 통상임금 ( {won(job.monthly)} )   - 기본급 ( {won(base)} )"),
                p(f"- 고정적 수당 : ( 식대 : {won(job.meal)} )   - 상여금 : ( - )"),
                p(f"2) 연간 임금 총액 ( {won(job.annual)} )"),
            ],
            "7. Payment",
            [
                p(f"1) Monthly ordinary wage ( {job.monthly:,} ) won, basic pay ( {base:,} ) won"),
                p(f"- Fixed allowances : ( meal : {job.meal:,} ) won   - Bonus : ( - )"),
                p(f"2) Total annual pay ( {job.annual:,} ) won"),
            ],
        ),
        *_item("8. 임금지급일", [p("매월 10일")], "8. Payment date", [p("The 10th of every month")]),
        *_item(
            "9. 지급방법",
            [p("[ ]직접 지급, [√]통장 입금")],
            "9. Payment methods",
            [p("[ ] In person, [√] By bank transfer")],
        ),
        *_item(
            "10. 숙식제공",
            [
                p("1) 숙박시설 : [√]제공 [ ]미제공 (기숙사, 근로자 부담 월 100,000원)"),
                p("2) 식사 : [ ]조식 [√]중식 [ ]석식"),
            ],
            "10. Accommodations and Meals",
            [p("1) Lodging : [√] Provided [ ] Not provided"), p("2) Meals : [ ] breakfast [√] lunch [ ] dinner")],
        ),
        (
            cell(
                [
                    p("11. 사용자와 근로자는 각자가 근로계약, 취업규칙, 단체협약을 지키고 성실하게 이행하여야 한다."),
                    p("11. Both parties shall keep the contract, the employment rules and collective agreements."),
                ],
                columns=3,
            ),
        ),
        (
            cell(
                [
                    p("12. 이 계약에서 정하지 않은 사항은 근로기준법에서 정하는 바에 따른다."),
                    p("12. Matters not written in this contract follow the Labor Standards Act."),
                ],
                columns=3,
            ),
        ),
    )


def _item(name: str, korean: Sequence[Block], name_en: str, english: Sequence[Block]) -> tuple[tuple[Cell, ...], ...]:
    return (
        (label(name), cell(korean, columns=2)),
        (label(name_en, size=8.5), cell(english, columns=2)),
    )
