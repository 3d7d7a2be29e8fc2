"""K3: an article contract that refers to a job description annex, over several pages."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, mark, period, signatures, title, won
from corpora.examples.generator.model import Block, PageBreak, Paper, Scheme, Table, cell, label, p


def k3(case: Case) -> Paper:
    """Return the contract with the annex, or without it when the option `annex` is `absent`."""
    blocks: list[Block] = [
        title("고 용 계 약 서"),
        p(
            f"{case.employer.name}(이하 “회사”라 한다)와 {case.person.name}(이하 “직원”이라 한다)은 상호 신의에 따라 "
            "다음과 같이 고용계약을 체결하고 이를 성실히 이행하기로 한다."
        ),
    ]
    for i, (name, lines) in enumerate(_articles(case), start=1):
        blocks.append(p(f"({name})", heading=2, number=f"제{i}조", scheme=Scheme.ARTICLE))
        if len(lines) == 1:
            blocks.append(p(lines[0], indent=12))
        else:
            blocks += [
                p(line, number=mark("circled", j), scheme=Scheme.CIRCLED, indent=12) for j, line in enumerate(lines)
            ]
    blocks += signatures(case)
    if case.options.get("annex") != "absent":
        blocks += [PageBreak(), *_annex(case)]
    return Paper(
        "고용계약서",
        tuple(blocks),
        header=f"{case.employer.name} 고용계약서",
        page_mark="- {n} -",
        serif=True,
        size=10.5,
    )


def _articles(case: Case) -> list[tuple[str, list[str]]]:
    job = case.job
    status = f"직원은 특정활동({job.status}) 체류자격의 범위 안에서 근무한다."
    if case.code:
        status = f"직원은 특정활동({job.status}) 체류자격으로 근무하며, 신청 직종은 {case.code}(으)로 한다."
    hours = f"근로시간은 {job.opens}부터 {job.closes}까지로 하고, 12시부터 13시까지를 휴게시간으로 한다."
    if job.hours_known:
        hours += " 소정근로시간은 1일 8시간, 월 209시간이다."
    return [
        ("목적", ["이 계약은 회사가 직원을 고용함에 있어 필요한 근로조건을 정함을 목적으로 한다."]),
        ("계약기간", [f"계약기간은 {period(case)}로 한다.", "계약의 갱신은 만료 60일 전까지 협의하여 정한다."]),
        (
            "업무의 내용 및 직위",
            [
                f"직원은 {job.department} 소속 {job.title}(으)로 근무한다.",
                *([job.line] if job.line else []),
                "업무의 구체적인 내용은 [별첨 1] 직무기술서에 정하며, 이 조와 별첨의 내용이 다르면 별첨을 따른다.",
            ],
        ),
        ("근무장소", [f"근무장소는 {job.workplace}로 한다."]),
        ("근로시간 및 휴게", [hours]),
        (
            "임금",
            [
                f"연봉은 {won(job.annual)}(세전)으로 하고 12등분하여 매월 {won(job.monthly)}을 지급한다.",
                f"전항의 금액에는 식대 월 {won(job.meal)}이 포함된다.",
            ],
        ),
        ("휴일 및 휴가", ["주휴일은 일요일로 하고, 연차유급휴가는 근로기준법 제60조에 따라 부여한다."]),
        ("체류자격 관련 의무", [status, "직원은 외국인등록사항이 바뀌면 출입국관리법이 정한 기간 안에 신고한다."]),
        ("비밀유지", ["직원은 업무상 알게 된 회사와 거래처의 비밀을 제3자에게 누설하지 아니한다."]),
        (
            "계약의 해지",
            [
                "직원이 제8조를 위반하여 체류허가가 취소된 때에는 회사는 이 계약을 해지할 수 있다.",
                "직원은 30일 전에 서면으로 통지하고 이 계약을 해지할 수 있다.",
            ],
        ),
        ("준용", ["이 계약에서 정하지 아니한 사항은 2024년 3월에 개정된 취업규칙 제4장(복무)을 준용한다."]),
        ("관할", ["이 계약에 관한 다툼은 회사의 본점 소재지를 관할하는 법원에 제기한다."]),
    ]


def _annex(case: Case) -> list[Block]:
    job = case.job
    head = Table(
        (18, 32, 18, 32),
        (
            (label("직 무 명"), cell(job.title), label("소 속"), cell(job.department)),
            (label("직 위"), cell(case.options.get("rank", "대리")), label("보고체계"), cell(job.reports_to)),
        ),
    )
    blocks: list[Block] = [title("[별첨 1] 직 무 기 술 서", size=14), head]
    sections = (
        ("직무 개요", [p(job.purpose)]),
        ("주요 업무", duty_list(case, style=case.options.get("bullet", "decimal"), automatic=True, indent=12)),
        ("자격요건", [p(line, number="-", indent=12) for line in job.qualifications]),
        ("사용 도구·기술", [p(", ".join(job.tools), indent=12)]),
        ("성과지표", [p(line, number="-", indent=12) for line in job.goals]),
    )
    number = 0
    for name, content in sections:
        if any(block.text for block in content):
            number += 1
            blocks += [p(name, heading=2, number=f"{number}."), *content]
    return blocks
