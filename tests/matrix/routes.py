"""Contracts of the routes that are no code match: the employment permit (E-9) and skilled workers by points (E-7-4)."""

from __future__ import annotations

from tests.matrix import values_en, values_ko
from tests.matrix.model import Item, Page, Part, Sheet, Way
from tests.matrix.pen import Pen, Said
from tests.matrix.spelling import day, person

_FORM = "■ 외국인근로자의 고용 등에 관한 법률 시행규칙 [별지 제6호서식]"


def route_contract(sheet: Sheet) -> Page:
    """Return the contract of a sheet: of the employment permit where the person's first entry is stated, else of the points system."""
    pen = Pen(sheet)
    t, korean, permit = pen.terms, pen.lang == "ko", pen.terms.subtype == "E-9"
    title = ("표준근로계약서" if permit else "근로계약서") if korean else ("STANDARD LABOR CONTRACT" if permit else "LABOR CONTRACT")
    top = (_FORM if korean else "Employment permit system - E-9 (non-professional employment)") if permit else ""
    parts = _prose(pen) if pen.way is Way.PROSE else _fields(pen)
    close = (Item("signed", "", day(t.signed, "korean" if korean else "english"), {"signed": t.signed.isoformat()}),
             Item("sign employee", "", f"{'근로자' if korean else 'Employee'} {person(t.person, 0)} ({'서명' if korean else 'signature'})"))
    return Page(title, parts, close, top)


def _say(pen: Pen, name: str) -> tuple[Said, ...]:
    return tuple(getattr(values_ko if pen.lang == "ko" else values_en, name)(pen))


def _status(pen: Pen) -> str:
    names = {"E-9": ("비전문취업(E-9)", "E-9 (non-professional employment)"), "E-7-4": ("숙련기능인력(E-7-4)", "E-7-4 (skilled worker, points system)")}
    return names[pen.terms.subtype][pen.lang == "en"]


def _history(pen: Pen) -> tuple[Item, ...]:
    t, en = pen.terms, pen.lang == "en"
    if t.entry is None or t.changes is None:
        return ()
    if pen.way is Way.PROSE:
        text = (f"The Employee first entered Korea on {day(t.entry, 'english')} and has changed workplace {t.changes} times since then." if en
                else f"을은 {day(t.entry, 'korean')}에 최초 입국하였으며 그동안 사업장을 {t.changes}회 변경하였다.")
        return (Item("history", "", text, {"entry": t.entry.isoformat(), "workplace_changes": t.changes}),)
    return (Item("entry", ("최초 입국일", "Date of first entry")[en], day(t.entry, "english" if en else "packed"), {"entry": t.entry.isoformat()}),
            Item("changes", ("사업장 변경 횟수", "Number of workplace changes")[en], f"{t.changes}{'' if en else '회'}", {"workplace_changes": t.changes}))


def _fields(pen: Pen) -> tuple[Part, ...]:
    t, en = pen.terms, pen.lang == "en"

    def item(key: str, ko: str, english: str) -> Item:
        return pen.item(key, (english if en else ko,), _say(pen, key))

    return (
        Part("Parties" if en else "당사자", (
            item("employer", "업체명", "Name of the enterprise"), item("number", "사업자등록번호", "Business registration number"), item("employee", "근로자 성명", "Name of the employee"),
            item("nationality", "국적", "Nationality"), Item("status", ("체류자격", "Status of sojourn")[en], _status(pen)), *_history(pen),
        )),
        Part("Terms" if en else "근로조건", (
            item("term", "근로계약기간", "Term of labor contract"), item("place", "근로장소", "Place of employment"),
            Item("business", ("업종", "Industry")[en], t.firm.business_type[pen.lang], {"business_type": t.firm.business_type[pen.lang]}),
            pen.points("duties", (("직무내용", "Job description")[en],), t.duties[pen.lang]), item("hours", "근로시간", "Working hours"), item("pay", "임금", "Payment"),
            Item("payday", ("임금지급일", "Payment date")[en], ("매월 10일", "the 10th of every month")[en]),
        )),
    )  # fmt: skip


def _prose(pen: Pen) -> tuple[Part, ...]:
    t, en = pen.terms, pen.lang == "en"
    text = (f"{t.firm.name.en} Co., Ltd. (the \"Employer\") employs {person(t.person, 0)}, a citizen of {t.person.nationality.en} (the \"Employee\"), under the status of sojourn {_status(pen)}." if en
            else f"주식회사 {t.firm.name.ko}(이하 “갑”이라 한다)와 {t.person.nationality.ko} 국적의 {person(t.person, 0)}(체류자격 {_status(pen)}, 이하 “을”이라 한다)은 아래와 같이 근로계약을 체결한다.")
    business = f"The Employer is engaged in {t.firm.business_type.en.lower()}." if en else f"갑의 업종은 {t.firm.business_type.ko}이다."
    heads = (("1. Term", "2. Place of employment", "3. Description of work", "4. Working hours", "5. Payment") if en
             else ("제1조 (근로계약기간)", "제2조 (근로장소)", "제3조 (업무내용)", "제4조 (근로시간)", "제5조 (임금)"))
    lead = "The Employee performs the following work." if en else "을은 다음 업무를 한다."
    return (
        Part("", (Item("parties", "", text), *_history(pen))),
        Part(heads[0], (pen.item("term", ("",), _say(pen, "term")),)), Part(heads[1], (pen.item("place", ("",), _say(pen, "place")),)),
        Part(heads[2], (Item("business", "", business), pen.points("duties", ("",), t.duties[pen.lang], lead))),
        Part(heads[3], (pen.item("hours", ("",), _say(pen, "hours")),)), Part(heads[4], (pen.item("pay", ("",), _say(pen, "pay")),)),
    )  # fmt: skip
