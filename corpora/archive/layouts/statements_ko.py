"""Korean statements: labelled lines (`L1`) and running text (`P1`)."""

from __future__ import annotations

from corpora.archive.korean import josa
from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, period, spell, title, won
from corpora.examples.generator.model import Align, Block, Paper, p


def lines(case: Case) -> Paper:
    """Return the statement as labelled lines under three headings."""
    firm, who, job, told = case.employer, case.person, case.job, case.statement
    style = case.options.get("dates", "dots")
    blocks: list[Block] = [title("외국인 고용사유서", size=16), p("가. 초청업체", heading=2)]
    blocks += _labelled(
        ("업체명", firm.name), ("사업자등록번호", firm.registration), ("대표자", firm.representative), ("소재지", firm.address), ("업종", firm.business),
        ("상시근로자 수", f"{firm.staff}명"), ("외국인 직원 수", f"{firm.foreign}명"), ("회사 소개", " ".join(firm.introduction)),
    )  # fmt: skip
    blocks.append(p("나. 피초청인", heading=2))
    blocks += _labelled(
        ("성명", who.name), ("국적", who.nationality), ("생년월일", spell(who.birth, style)), ("여권번호", who.passport),
        ("최종학력", f"{who.school} {who.major} {who.degree}"), ("직종코드", case.code), ("직위", job.title), ("고용기간", period(case, joiner=" ~ ")),
        ("근무지", job.workplace), ("급여", f"연봉 {won(job.annual)} (세전, 월 {won(job.monthly)})"),
    )  # fmt: skip
    blocks += [p("다. 고용의 필요성", heading=2), p("○ 담당업무", indent=6), *duty_list(case, style=case.options.get("bullet", "decimal"), indent=14)]
    blocks += _labelled(("고용사유", " ".join(told.reasons)), ("기대 효과", " ".join(told.effects)), ("활용계획", " ".join(told.plan)))
    return Paper("고용사유서", (*blocks, *_close(case)), size=10.5)


def prose(case: Case) -> Paper:
    """Return the statement as running text in numbered sections; the option `wording` chooses one of three sets of sentences."""
    said = _wording(case)
    told, job = case.statement, case.job
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("초청업체 소개", (said["company"], *case.employer.introduction, said["staff"])), ("피초청인", (said["person"], *told.person_fit)), ("담당업무", (said["lead"],)),
        ("고용 사유", told.reasons), ("근로조건", (f"고용기간은 {period(case)}이고 급여는 연 {won(job.annual)}(세전, 월 {won(job.monthly)})이며 근무지는 {job.workplace}입니다.",)),
        ("기대 효과", told.effects), ("활용 계획", (*told.plan, said["filed"])),
    )  # fmt: skip
    blocks: list[Block] = [title("초청사유서", size=16), p("출입국·외국인청장 귀하")]
    for number, (name, texts) in enumerate(sections, 1):
        blocks += [p(name, heading=2, number=f"{number}."), *(p(text, indent=8) for text in texts)]
        if name == "담당업무":
            blocks += duty_list(case, style=case.options.get("bullet", "circled"), indent=12)
    return Paper("초청사유서", (*blocks, *_close(case)), serif=True, break_words=False)


def _wording(case: Case) -> dict[str, str]:
    firm, who, job = case.employer, case.person, case.job
    koreans, born = firm.staff - firm.foreign, spell(who.birth)
    ways = {
        "company": (f"{josa(firm.name, '은')} {firm.address}에 있는 회사로 대표자는 {firm.representative}, 사업자등록번호는 {firm.registration}입니다.",
                    f"초청업체는 {firm.name}이며 대표자는 {firm.representative}, 사업자등록번호는 {firm.registration}입니다.",
                    f"당사 {firm.name}(대표자 {firm.representative})는 사업자등록번호 {firm.registration}로 등록된 법인입니다."),
        "staff": (f"당사의 상시근로자는 {firm.staff}명이며 그 가운데 내국인은 {koreans}명, 외국인은 {firm.foreign}명입니다.",
                  f"현재 상시근로자는 {firm.staff}명으로 내국인 {koreans}명과 외국인 {firm.foreign}명이 근무하고 있습니다.",
                  f"상시근로자 {firm.staff}명(내국인 {koreans}명, 외국인 {firm.foreign}명)이 일하고 있습니다."),
        "person": (f"당사가 초청하는 {josa(who.name, '은')} {born}에 태어난 {who.nationality} 국민으로 여권번호는 {who.passport}입니다.",
                   f"고용하려는 사람은 {who.nationality} 국적의 {who.name}({born}생, 여권번호 {who.passport})입니다.",
                   f"피초청인 {who.name} 씨(여권 {who.passport}, {born}생)는 {who.nationality} 출신입니다."),
        "lead": (f"피초청인은 {job.department}에서 {job.title} 직위로 다음 업무를 담당합니다.", f"{job.department}의 {job.title}(으)로 일하며 맡을 업무는 아래와 같습니다.",
                 f"직위는 {job.title}, 소속은 {job.department}이고 주요 업무는 다음과 같습니다."),
        "filed": (f"신청 직종은 {case.code}이고 신청하는 체류자격은 특정활동({job.status})입니다.", f"이에 {case.code} 직종으로 특정활동({job.status}) 체류자격을 신청합니다.",
                  f"신청하는 체류자격은 특정활동({job.status}), 직종은 {case.code}입니다."),
    }  # fmt: skip
    return {name: texts[int(case.options.get("wording", "0"))] for name, texts in ways.items()}


def _labelled(*pairs: tuple[str, str]) -> list[Block]:
    return [p(f"○ {name} : {value}", indent=6) for name, value in pairs if value]


def _close(case: Case) -> list[Block]:
    return [p(spell(case.signed, case.options.get("dates", "korean")), align=Align.CENTER, before=14),
            p(f"{case.employer.name} 대표이사 {case.employer.representative} (인)", align=Align.CENTER, before=6, seal=True)]
