"""K2: the office table contract; the duties stand in the `담당업무` cell, articles follow on the next page."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, period, spell, title, won
from corpora.examples.generator.model import Align, Block, Cell, PageBreak, Paper, Space, Table, cell, label, p

_TRANSFER = {
    "none": "을의 업무와 근무장소는 을의 서면 동의와 출입국당국의 허가 없이 변경하지 아니한다.",
    "bounded": "갑은 위 담당업무와 같은 직무의 범위 안에서 세부 과업을 조정할 수 있다.",
    "unbounded": "갑은 경영상 필요에 따라 을의 직무와 근무장소를 임의로 변경할 수 있으며 을은 이에 따른다.",
}


def k2(case: Case) -> Paper:
    """Return the two-page table contract."""
    blocks: list[Block] = [
        title("근 로 계 약 서", size=18),
        *_passport_box(case),
        _parties(case),
        Space(8),
        p("근로조건", bold=True),
        _conditions(case),
        PageBreak(),
        *_articles(case),
        p(spell(case.signed, "dots"), align=Align.CENTER, before=18),
        p(f"(갑) {case.employer.name}  {case.employer.representative}  (인)", align=Align.CENTER, seal=True),
        p(f"(을) {case.person.name}  (서명)", align=Align.CENTER, before=8),
    ]
    return Paper("근로계약서", tuple(blocks), header=case.options.get("header", ""), page_mark="- {n} -")


def _passport_box(case: Case) -> list[Block]:
    """Return the box for a passport copy: it pushes the duty cell over the page end, away from its label."""
    height = float(case.options.get("box", "0"))
    return [Table((100,), ((cell("※ 여권 사본 부착란", height=height, size=8),),)), Space(8)] if height else []


def _parties(case: Case) -> Table:
    employer, person, job = case.employer, case.person, case.job
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            label("사용자\n(갑)", rows=3),
            label("상 호"),
            cell(employer.name),
            label("대표자"),
            cell(employer.representative),
        ),
        (label("사업자등록번호"), cell(employer.registration), label("전화번호"), cell(employer.phone)),
        (label("소 재 지"), cell(employer.address, columns=3)),
        (
            label("근로자\n(을)", rows=3),
            label("성명(영문)"),
            cell(person.name),
            label("국 적"),
            cell(person.nationality),
        ),
        (label("생년월일"), cell(spell(person.birth, "packed")), label("여권번호"), cell(person.passport)),
        (label("체류자격"), cell(job.status), label("주 소"), cell(person.address)),
    )
    return Table((12, 17, 30, 14, 27), rows)


def _conditions(case: Case) -> Table:
    job = case.job
    hours = f"{job.opens} ~ {job.closes}"
    if job.hours_known:
        hours += " (1일 8시간, 1주 40시간, 월 209시간)"
    pairs: list[tuple[str, Cell]] = [
        ("계약기간", cell(period(case, joiner=" ~ "), columns=2)),
        ("근무장소", cell(job.workplace, columns=2)),
    ]
    rows = [(label(name), value) for name, value in pairs]
    rows.append((label("소속/직위"), cell(job.department), cell(f"직위: {job.title}")))  # type: ignore[arg-type]
    rest: list[tuple[str, Cell]] = [
        (case.options.get("duty_label", "담당업무"), cell(_duties(case), columns=2)),
        ("근로시간", cell(hours, columns=2)),
        ("휴게시간", cell("12:00 ~ 13:00", columns=2)),
        ("휴 일", cell("토요일(무급), 일요일(주휴일), 관공서 공휴일", columns=2)),
        ("임 금", cell(_pay(case), columns=2)),
        ("지급일/지급방법", cell("매월 25일, 을의 계좌로 이체", columns=2)),
        ("연 차", cell("근로기준법에 따름", columns=2)),
        ("기 타", cell("4대 보험 가입. 이 표에 없는 사항은 취업규칙에 따른다.", columns=2)),
    ]
    rows += [(label(name), value) for name, value in rest]
    return Table((20, 30, 50), tuple(rows))


def _duties(case: Case) -> list[Block]:
    style = case.options.get("bullet", "-")
    if style != "table":
        return list(duty_list(case, style=style))
    rows = tuple((cell(duty.ko), cell(str(duty.share or ""), align=Align.CENTER)) for duty in case.duties)
    table = Table((78, 22), ((label("업무"), label("비중(%)")), *rows))
    return [table, p(case.tail)] if case.tail else [table]


def _pay(case: Case) -> list[Block]:
    job = case.job
    values = (job.monthly - job.meal, job.meal, 0, job.monthly, job.annual)
    names = ("기본급", "식대", "직책수당", "월 합계", "연봉 총액")
    row = tuple(cell(won(value) if value else "-", align=Align.CENTER, size=8.5) for value in values)
    return [
        Table((20, 18, 18, 20, 24), (tuple(label(name, size=8.5) for name in names), row)),
        p("세전 금액이며 4대 보험료와 소득세를 공제하고 지급한다.", size=8.5),
    ]


def _articles(case: Case) -> list[Block]:
    transfer = _TRANSFER[case.options.get("transfer", "none")]
    texts = (
        ("성실의무", "을은 갑의 취업규칙과 정당한 지시를 지키고 맡은 일을 성실히 수행한다."),
        ("비밀유지", "을은 재직 중 알게 된 고객 정보와 영업비밀을 퇴직 후에도 누설하지 아니한다."),
        ("직무와 근무장소의 변경", transfer),
        ("체류자격", "을은 허가받은 체류자격의 범위에서만 활동하고, 갑은 고용변동 사유가 생기면 15일 안에 신고한다."),
        ("계약의 해지", "갑 또는 을이 계약을 해지하려면 30일 전에 상대방에게 서면으로 알린다."),
        ("퇴직급여", "1년 이상 근속하고 퇴직하면 근로자퇴직급여 보장법에 따라 퇴직금을 지급한다."),
        ("손해배상", "고의 또는 중대한 과실로 상대방에게 손해를 입힌 당사자는 이를 배상한다."),
        ("준용", "이 계약에 정하지 아니한 사항은 근로기준법과 사회통념에 따른다."),
    )
    blocks: list[Block] = []
    for i, (name, text) in enumerate(texts, start=1):
        blocks += [p(f"({name})", heading=2, number=f"제{i}조"), p(text, indent=10)]
    return blocks
