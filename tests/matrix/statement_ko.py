"""The Korean statement of reasons."""

from __future__ import annotations

from analyzer.consistency.particles import with_particle
from tests.matrix import values_ko as say
from tests.matrix.model import FILE_NAMES, Item, Page, Part, Sheet, Way
from tests.matrix.pen import Pen, said
from tests.matrix.spelling import address, day, firm

_DEGREES = {"high-school": ("고졸", "고등학교 졸업"), "associate": ("전문학사", "전문학사"), "bachelor": ("학사", "학사"), "master": ("석사", "석사"), "doctor": ("박사", "박사")}


def statement(sheet: Sheet) -> Page:
    """Return the statement of a sheet."""
    pen = Pen(sheet)
    title = {Way.TABLE: "고용사유서(활용계획서)", Way.LINES: "외국인 고용사유서", Way.PROSE: "초청사유서"}[sheet.way]
    parts = _told(pen) if sheet.way is Way.PROSE else _fields(pen)
    close = (Item("date", "", day(pen.terms.signed, pen.pick("date", ("korean", "dots")))),
             Item("sign", "", f"{firm(pen.terms.firm, 'ko', 1)} 대표이사 {pen.terms.firm.representative.ko} (인)"))
    return Page(title, parts, close)


def _fields(pen: Pen) -> tuple[Part, ...]:
    t, table = pen.terms, pen.way is Way.TABLE
    heads = ("1. 고용기업 사항", "2. 전문외국인력의 이력개요", "3. 고용사유 및 인력활용계획") if table else ("가. 초청업체", "나. 피초청인", "다. 고용의 필요성")
    code = said(f"{t.subtype}({t.code}) {t.code_name.ko}") if table else said(f"{t.code} {t.code_name.ko}")
    return (
        Part(heads[0], (
            pen.item("employer", ("회사명", "업체명"), say.employer(pen)), pen.item("number", ("사업자등록번호",), say.number(pen)),
            pen.item("head", ("대표자명", "대표자"), say.head(pen)), Item("address", "회사주소", address(t.firm.address, "ko")),
            *_staff(pen), pen.item("introduction", ("회사 및 사업(업무)소개", "회사 소개"), [said(" ".join(t.introduction.ko))]),
        )),
        Part(heads[1], (
            pen.item("employee", ("성명(영문)", "성명"), say.employee(pen)), pen.item("nationality", ("국적",), say.nationality(pen)),
            pen.item("birth", ("생년월일",), say.birth(pen)), pen.item("passport", ("여권번호",), say.passport(pen)), *_held(pen), *_education(pen),
            pen.item("term", ("고용(예정)기간", "고용기간"), say.term(pen)), pen.item("code", ("체류자격(직종코드)",) if table else ("직종코드",), [code]),
            pen.item("title", ("직위",), say.title(pen)), pen.item("place", ("근무(예정)지", "근무지"), say.place(pen)),
            pen.item("pay", ("급여 및 처우", "급여"), say.pay_planned(pen)),
        )),
        Part(heads[2], (
            pen.points("duties", ("담당업무", "담당 직무"), t.duties.ko), Item("reasons", "고용사유", " ".join(t.reasons.ko)),
            Item("effects", "기대 효과", " ".join(t.effects.ko)), Item("plan", "활용계획", " ".join(t.plan.ko)), *_claim(pen),
        )),
        *_attached(pen),
    )  # fmt: skip


def _told(pen: Pen) -> tuple[Part, ...]:
    t, who = pen.terms, pen.terms.person
    name = firm(t.firm, "ko", 1)
    company = pen.pick("company", (
        f"{name}(사업자등록번호 {t.firm.number}, 대표이사 {t.firm.representative.ko})는 {address(t.firm.address, 'ko', detail=False)}에 있는 회사입니다.",
        f"초청업체는 {name}이며 대표자는 {t.firm.representative.ko}, 사업자등록번호는 {t.firm.number}입니다.",
        f"당사 {name}(대표자 {t.firm.representative.ko})는 사업자등록번호 {t.firm.number}로 등록된 법인입니다.",
    ))
    known = {"employer": t.firm.name.ko, "employer_number": t.firm.number, "representative": t.firm.representative.ko}
    degree = _DEGREES[who.degree][1]
    study = f"{who.school.ko}에서 {who.major.ko}을 전공하여 {degree} 학위를 받았으며 관련 분야에서 {who.experience}년간 일하였습니다."
    return (
        Part("1. 초청업체 소개", (Item("company", "", company, known), Item("introduction", "", " ".join(t.introduction.ko)), *_staff(pen), *_claim(pen))),
        Part("2. 피초청인", (pen.item("person", ("",), say.person_in_prose(pen)), *_held(pen),
                           Item("education", "", study, {"degree": who.degree, "major": who.major.ko, "experience_years": float(who.experience)}))),
        Part("3. 담당업무", (Item("duties", "", f"피초청인은 {t.department.ko}에서 {with_particle(t.title.ko, '으로')}서 다음 업무를 담당합니다.", {"job_title": t.title.ko}, t.duties.ko),)),
        Part("4. 고용 사유", tuple(Item(f"reason {n}", "", text) for n, text in enumerate(t.reasons.ko))),
        Part("5. 근로조건", (pen.item("term", ("",), say.term_planned(pen)),
                         Item("place", "", f"근무지는 {address(t.workplace, 'ko', detail=False)}입니다.", {"workplace": t.workplace}),
                         pen.item("pay", ("",), say.pay_planned(pen)))),
        Part("6. 기대 효과", tuple(Item(f"effect {n}", "", text) for n, text in enumerate(t.effects.ko))),
        Part("7. 활용 계획", (*(Item(f"plan {n}", "", text) for n, text in enumerate(t.plan.ko)),
                          Item("code", "", f"신청 직종은 {t.code_name.ko}(직종코드 {t.code})이고 신청하는 체류자격은 특정활동({t.subtype})입니다."))),
        *_attached(pen),
    )  # fmt: skip


def _staff(pen: Pen) -> tuple[Item, ...]:
    f = pen.terms.firm
    known = {"staff": f.staff, "foreign_staff": f.foreign_staff}
    if pen.way is Way.PROSE:
        return (Item("staff", "", f"당사의 상시근로자는 {f.staff}명이며 그 가운데 내국인은 {f.korean_staff}명, 외국인은 {f.foreign_staff}명입니다.", {**known, "korean_staff": f.korean_staff}),)
    return (Item("staff", pen.pick("label staff", ("상시종업원수", "상시근로자 수")), f"{f.staff}명", {"staff": f.staff}),
            Item("foreign", pen.pick("label foreign", ("외국전문인력수", "외국인 직원 수")), f"{f.foreign_staff}명", {"foreign_staff": f.foreign_staff}))


def _education(pen: Pen) -> tuple[Item, ...]:
    who = pen.terms.person
    degree = _DEGREES[who.degree][0]
    if pen.way is Way.TABLE:
        return (Item("school", "학교명", who.school.ko), Item("degree", "학위", degree, {"degree": who.degree}), Item("major", "전공", who.major.ko, {"major": who.major.ko}),
                Item("career", "관련경력", f"{who.experience}년", {"experience_years": float(who.experience)}))
    return (Item("education", "최종학력", f"{who.school.ko} {who.major.ko} {degree}", {"degree": who.degree, "major": who.major.ko}),
            Item("career", "경력", f"총 {who.experience}년", {"experience_years": float(who.experience)}))


def _held(pen: Pen) -> tuple[Item, ...]:
    """Return the status that the person holds now, where they are in Korea."""
    who = pen.terms.person
    if who.visa_now is None:
        return ()
    known = {"visa_now": who.visa}
    if pen.way is Way.PROSE:
        return (Item("visa", "", f"피초청인은 현재 {who.visa_now.ko} 자격으로 국내에 체류하고 있습니다.", known),)
    return (Item("visa", "현재 체류자격", who.visa_now.ko, known),)


def _claim(pen: Pen) -> tuple[Item, ...]:
    claim = pen.terms.claim
    return (Item("claim", "" if pen.way is Way.PROSE else "기타사항", claim.ko, {"claim": "export"}),) if claim else ()


def _attached(pen: Pen) -> tuple[Part, ...]:
    t = pen.terms
    names = [FILE_NAMES[kind].ko for kind in t.attachments] + ([t.promised.ko] if t.promised else [])
    if not names:
        return ()
    heading = {Way.TABLE: "4. 첨부서류", Way.LINES: "붙임", Way.PROSE: "첨부서류"}[pen.way]
    copies = pen.pick("copies", ("", " 1부", " 사본 1부")) if pen.way is not Way.TABLE else ""
    return (Part(heading, (Item("attachments", "첨부서류", "", {"attachment": tuple(names)}, tuple(f"{name}{copies}" for name in names)),)),)
