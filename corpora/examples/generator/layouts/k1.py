"""K1: the labour ministry's standard contract, a numbered list on one page with the duties on one line."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import period, signatures, spell, title, won
from corpora.examples.generator.model import Align, Block, Paper, p


def k1(case: Case) -> Paper:
    """Return the one-page standard contract."""
    job = case.job
    open_ended = case.options.get("variant") == "open"
    line = job.line or ", ".join(duty.ko for duty in case.duties)
    if case.tail:
        line = f"{line} {case.tail}".strip()
    term = f"근로개시일 : {spell(job.start)}부터" if open_ended else f"근로계약기간 : {period(case)}"
    items: list[tuple[str, list[str]]] = [
        (term, []),
        (f"근 무 장 소 : {job.workplace}", []),
        (f"업무의 내용 : {line}", []),
        (f"소정근로시간 : {job.opens}부터 {job.closes}까지 (휴게시간 : 12:00 ~ 13:00)", []),
        ("근무일/휴일 : 매주 5일 근무, 주휴일 매주 일요일", []),
        (
            "임  금",
            [
                f"월급 : {won(job.monthly)}",
                "상여금 : 있음 ( )  없음 ( √ )",
                f"기타급여(제수당 등) : 있음 ( √ )  없음 ( )   · 식대 {won(job.meal)}(월급에 포함)",
                "임금지급일 : 매월 10일 (휴일의 경우는 전일 지급)",
                "지급방법 : 근로자에게 직접지급 ( )  근로자 명의 예금통장에 입금 ( √ )",
            ],
        ),
        ("연차유급휴가", ["근로기준법에서 정하는 바에 따라 부여함"]),
        ("사회보험 적용여부", ["■ 고용보험  ■ 산재보험  ■ 국민연금  ■ 건강보험"]),
        ("근로계약서 교부", ["사업주는 근로계약을 체결함과 동시에 이 계약서 사본을 근로자에게 교부한다."]),
        ("근로계약, 취업규칙 등의 성실한 이행의무", ["양 당사자는 각자 이를 지키고 성실하게 이행하여야 한다."]),
        ("기  타", ["이 계약에 정함이 없는 사항은 근로기준법령에 의함"]),
    ]
    blocks: list[Block] = [
        title("표준근로계약서", underline=True, size=16),
        p("(기간의 정함이 없는 경우)" if open_ended else "(기간의 정함이 있는 경우)", size=9, align=Align.CENTER),
        p(
            f'{case.employer.name}(이하 "사업주"라 함)과(와) {case.person.name}(이하 "근로자"라 함)은 '
            "다음과 같이 근로계약을 체결한다.",
            before=6,
        ),
    ]
    for i, (text, lines) in enumerate(items, start=1):
        blocks.append(p(text, number=f"{i}."))
        blocks += [p(line, number="-", indent=18) for line in lines]
    return Paper("표준근로계약서", (*blocks, *signatures(case)), serif=True, header=case.options.get("header", ""))
