"""The Korean employment contract."""

from __future__ import annotations

from analyzer.consistency.particles import with_particle
from tests.matrix import values_ko as say
from tests.matrix.model import Item, Page, Part, Sheet, Way
from tests.matrix.pen import Pen, said
from tests.matrix.spelling import address, day, firm, man, person

_ANNEX = ("[별첨] 직무기술서", "별첨 1. 직무기술서", "[별지] 담당업무 명세")


def contract(sheet: Sheet) -> Page:
    """Return the contract of a sheet."""
    pen = Pen(sheet)
    parts = _articles(pen) if sheet.way is Way.PROSE else _fields(pen)
    title = pen.pick("title", ("근로계약서", "고용계약서") if sheet.way is not Way.LINES else ("표준근로계약서", "근로계약서"))
    return Page(title, (*parts, *_annex(pen)), _close(pen))


def _fields(pen: Pen) -> tuple[Part, ...]:
    return (
        Part("당사자", (
            pen.item("employer", ("회사명", "상호", "업체명"), say.employer(pen)), pen.item("number", ("사업자등록번호",), say.number(pen)),
            pen.item("head", ("대표자", "대표자 성명"), say.head(pen)), pen.item("employee", ("근로자 성명", "성명(영문)"), say.employee(pen)),
            pen.item("nationality", ("국적",), say.nationality(pen)), pen.item("passport", ("여권번호",), say.passport(pen)),
            pen.item("birth", ("생년월일",), say.birth(pen)),
        )),
        Part("근로조건", (
            pen.item("term", ("근로계약기간", "계약기간"), say.term(pen)), pen.item("place", ("근무장소", "근 무 지", "취업장소"), say.place(pen)),
            pen.item("title", ("직위", "직책"), say.title(pen)), pen.item("department", ("부서",), [said(pen.terms.department.ko, department=pen.terms.department.ko)]),
            pen.points("duties", ("업무의 내용", "담당업무"), pen.terms.duties.ko), pen.item("hours", ("근로시간", "소정근로시간"), say.hours(pen)),
            pen.item("pay", ("임금", "급여", "임 금"), say.pay(pen)), Item("payday", "임금지급일", "매월 25일 (휴일인 때에는 그 전날)"),
            Item("leave", "연차유급휴가", "근로기준법에서 정하는 바에 따라 부여함"), Item("insurance", "사회보험", "고용보험, 산재보험, 국민연금, 건강보험"),
        )),
    )  # fmt: skip


def _articles(pen: Pen) -> tuple[Part, ...]:
    t = pen.terms
    lead = pen.pick("duties lead", (f"을은 갑의 {t.department.ko}에서 {with_particle(t.title.ko, '으로')} 근무하며 다음 업무를 맡는다.",
                                    f"갑은 을을 {t.department.ko}의 {t.title.ko} 직위로 채용하고, 을은 아래의 업무를 수행한다.",
                                    f"을의 직위는 {t.title.ko}, 소속은 {t.department.ko}이며 맡을 업무는 다음과 같다."))
    duties = Item("duties", "", lead, {"job_title": t.title.ko}, t.duties.ko)
    return (
        Part("", (_parties(pen),)),
        Part("제1조 (계약기간)", (pen.item("term", ("",), say.term(pen)),)),
        Part("제2조 (근무장소)", (pen.item("place", ("",), say.place(pen)),)),
        Part("제3조 (직위 및 담당업무)", (duties,)),
        Part("제4조 (근로시간)", (pen.item("hours", ("",), say.hours(pen)),)),
        Part("제5조 (임금)", (pen.item("pay", ("",), say.pay(pen)), Item("payday", "", "임금은 매월 25일에 을이 지정한 계좌로 지급한다."))),
        Part("제6조 (휴일 및 휴가)", (Item("leave", "", "갑은 근로기준법에 따라 주휴일과 연차유급휴가를 준다."),)),
        Part("제7조 (계약의 해지)", (Item("ending", "", "어느 한쪽이 계약을 끝내려면 한 달 앞서 글로 알려야 한다."),)),
    )  # fmt: skip


def _parties(pen: Pen) -> Item:
    t, who = pen.terms, pen.terms.person
    known = {"employer": t.firm.name.ko, "employer_number": t.firm.number, "representative": t.firm.representative.ko, "employee": f"{who.family} {who.given}",
             "nationality": who.nation, "passport": who.passport, "birth": who.birth.isoformat()}
    text = pen.pick("parties", (
        f"{firm(t.firm, 'ko', 1)}(대표이사 {t.firm.representative.ko}, 사업자등록번호 {t.firm.number}, 이하 “갑”이라 한다)와 "
        f"{person(who, 0)}(국적 {who.nationality.ko}, 여권번호 {who.passport}, {day(who.birth, 'korean')}생, 이하 “을”이라 한다)은 다음과 같이 근로계약을 체결한다.",
        f"{firm(t.firm, 'ko', 0)}(사업자등록번호: {t.firm.number}, 대표자: {t.firm.representative.ko}, 이하 ‘갑’)와 {who.nationality.ko} 국적의 "
        f"{person(who, 0)}(생년월일 {day(who.birth, 'packed')}, 여권번호 {who.passport}, 이하 ‘을’)은 아래 조건으로 근로계약을 맺는다.",
        f"사용자 {firm(t.firm, 'ko', 1)}(사업자등록번호 {t.firm.number}, 대표 {t.firm.representative.ko})을 “갑”으로, 근로자 {person(who, 0)}(여권번호 {who.passport}, "
        f"{day(who.birth, 'korean')} 출생, {who.nationality.ko} 국적)을 “을”로 하여 다음과 같이 계약한다.",
    ))
    return Item("parties", "", text, known)


def _annex(pen: Pen) -> tuple[Part, ...]:
    """Return the job description behind the contract: with the terms of the body unless the annex of the terms says otherwise."""
    t = pen.terms
    if not t.annex:
        return ()
    duties = t.annex.get("duties", t.duties)
    rows = [Item("annex title", "직위", t.title.ko)]
    if "annual" in t.annex:
        won = t.annex["annual"]
        rows.append(Item("annex pay", "연봉", pen.by_way([said(f"{won:,}원")], [said(man(won))], [said(f"연봉은 {won:,}원으로 한다.")])[0].text))
    if "workplace" in t.annex:
        written = address(t.annex["workplace"], "ko", detail=False)
        rows.append(Item("annex place", "근무장소", f"을의 근무장소는 {written}로 한다." if pen.way is Way.PROSE else written))
    rows.append(pen.points("annex duties", ("담당업무",), duties.ko, "을은 다음 업무를 수행한다." if pen.way is Way.PROSE else ""))
    if pen.way is Way.PROSE:
        rows[0] = Item("annex title", "", f"이 별첨은 {t.title.ko} 직무의 내용을 정한다.")
    return (Part(_ANNEX[list(Way).index(pen.way)], tuple(rows), banded=False),)


def _close(pen: Pen) -> tuple[Item, ...]:
    t = pen.terms
    signed = pen.pick("signed", ("korean", "dots"))
    return (
        Item("signed", "", day(t.signed, signed), {"signed": t.signed.isoformat()}),
        Item("sign employer", "", f"(갑) {firm(t.firm, 'ko', 1)} 대표이사 {t.firm.representative.ko} (인)"),
        Item("sign employee", "", f"(을) {person(t.person, 0)} (서명)"),
    )
