"""The papers that come with contract and statement: licence, insurance list, degree, guarantee, recommendation, export record."""

from __future__ import annotations

from tests.matrix import values_en, values_ko
from tests.matrix.model import Item, Kind, Page, Part, Sheet, Way
from tests.matrix.pen import Pen, Said, said
from tests.matrix.spelling import address, day, firm, person

_DEGREE_NAMES = {"associate": ("전문학사", "Associate"), "bachelor": ("학사", "Bachelor"), "master": ("석사", "Master")}


def support(sheet: Sheet) -> Page:
    """Return the page of a paper other than contract and statement."""
    return {
        Kind.LICENCE: _licence, Kind.INSURANCE: _insurance, Kind.DEGREE: _degree, Kind.GUARANTEE: _guarantee, Kind.RECOMMENDATION: _recommendation,
        Kind.EXPORT: _export,
    }[sheet.kind](Pen(sheet))  # fmt: skip


def _item(pen: Pen, key: str, labels: tuple[str, str], *wordings: Said) -> Item:
    """Return an item with the label of the sheet's language."""
    return pen.item(key, (labels[pen.lang == "en"],), wordings)


def _say(pen: Pen, name: str) -> tuple[Said, ...]:
    return tuple(getattr(values_ko if pen.lang == "ko" else values_en, name)(pen))


def _issued(pen: Pen) -> Item:
    date, korean = pen.terms.issued, pen.lang == "ko"
    known = {"issued": date.isoformat()}
    if pen.way is Way.PROSE:
        return Item("issued", "", day(date, "korean" if korean else "english"), known)
    label = pen.pick("label issued", ("발급일", "발급일자") if korean else ("Date of issue", "Issued on"))
    return Item("issued", label, day(date, pen.pick("issued", ("dots", "korean") if korean else ("english", "british"))), known)


def _licence(pen: Pen) -> Page:
    f, lang = pen.terms.firm, pen.lang
    kinds = {"business_type": f.business_type[lang], "business_items": f.business_items[lang]}
    lines = (("business type", ("업태", "Type of business"), "business_type"), ("business items", ("종목", "Item of business"), "business_items"))
    items = (
        _item(pen, "number", ("등록번호", "Registration number"), *_say(pen, "number")), _item(pen, "employer", ("법인명(단체명)", "Name of corporation"), *_say(pen, "employer")),
        _item(pen, "head", ("대표자", "Representative"), said(f.representative[lang], representative=f.representative[lang])),
        Item("opened", ("개업연월일", "Date of opening")[lang == "en"], ("2015년 4월 6일", "April 6, 2015")[lang == "en"]),
        Item("address", ("사업장 소재지", "Business address")[lang == "en"], address(f.address, lang)),
    )  # fmt: skip
    if pen.way is Way.PROSE:
        text = f"사업의 종류 업태 {kinds['business_type']} 종목 {kinds['business_items']}" if lang == "ko" else f"Business type: {kinds['business_type']} / Item: {kinds['business_items']}"
        business: tuple[Item, ...] = (Item("business", "", text, kinds),)
    else:
        business = tuple(Item(key, labels[lang == "en"], kinds[name], {name: kinds[name]}) for key, labels, name in lines)
    title = ("사업자등록증", "CERTIFICATE OF BUSINESS REGISTRATION")[lang == "en"]
    return Page(title, (Part("", (*items, *business)),), (Item("office", "", ("세무서장", "Head of the Tax Office")[lang == "en"]),))


def _insurance(pen: Pen) -> Page:
    f, korean = pen.terms.firm, pen.lang == "ko"
    known = {"staff": f.staff, "korean_staff": f.korean_staff, "foreign_staff": f.foreign_staff}
    head = (_item(pen, "employer", ("사업장명", "Name of workplace"), *_say(pen, "employer")), _item(pen, "number", ("사업자등록번호", "Business registration number"), *_say(pen, "number")))
    if pen.way is Way.PROSE:
        text = (f"위 사업장의 상시근로자는 {f.staff}명이며, 이 가운데 내국인 피보험자는 {f.korean_staff}명, 외국인 피보험자는 {f.foreign_staff}명입니다." if korean
                else f"The workplace employs {f.staff} employees, of whom {f.korean_staff} are Korean nationals and {f.foreign_staff} foreign nationals.")
        counts: tuple[Item, ...] = (Item("staff", "", text, known),)
    else:
        labels = {"staff": ("상시근로자 수", "Number of regular employees"), "korean_staff": ("내국인", "Korean employees"), "foreign_staff": ("외국인", "Foreign employees")}
        counts = tuple(Item(name, label[not korean], f"{known[name]}{'명' if korean else ''}", {name: known[name]}) for name, label in labels.items())
    title = "고용보험 사업장 피보험자 명부" if korean else "List of Insured Employees (Employment Insurance)"
    return Page(title, (Part("", (*head, *counts, _issued(pen))),), (Item("office", "", "근로복지공단" if korean else "Korea Workers' Compensation and Welfare Service"),))


def _degree(pen: Pen) -> Page:
    who, korean = pen.terms.person, pen.lang == "ko"
    degree = _DEGREE_NAMES[who.degree][not korean]
    known = {"degree": who.degree, "major": who.major[pen.lang]}
    if pen.way is Way.PROSE:
        text = (f"위 사람은 본교 {who.major.ko} 전공의 과정을 마치고 {degree} 학위를 받았음을 증명합니다." if korean
                else f"This is to certify that {person(who, 0)} completed the course in {who.major.en} and was awarded the degree of {degree}.")
        rows: tuple[Item, ...] = (_item(pen, "employee", ("성명", "Name"), *_say(pen, "employee")), _item(pen, "birth", ("생년월일", "Date of birth"), *_say(pen, "birth")),
                                  Item("degree", "", text, known))
    else:
        rows = (
            _item(pen, "employee", ("성명", "Name"), *_say(pen, "employee")), _item(pen, "birth", ("생년월일", "Date of birth"), *_say(pen, "birth")),
            Item("degree", ("학위", "Degree")[not korean], degree, {"degree": who.degree}), Item("major", ("전공", "Major")[not korean], known["major"], {"major": known["major"]}),
        )  # fmt: skip
    return Page("학위수여증명서" if korean else "CERTIFICATE OF DEGREE", (Part("", (*rows, _issued(pen))),), (Item("school", "", who.school[pen.lang]),))


def _guarantee(pen: Pen) -> Page:
    t, korean = pen.terms, pen.lang == "ko"
    dates = {"start": t.start.isoformat(), "end": t.end.isoformat()}
    person_rows = (
        _item(pen, "employee", ("성명", "Name"), *_say(pen, "employee")), _item(pen, "nationality", ("국적", "Nationality"), *_say(pen, "nationality")),
        _item(pen, "birth", ("생년월일", "Date of birth"), *_say(pen, "birth")), _item(pen, "passport", ("여권번호", "Passport number"), *_say(pen, "passport")),
    )  # fmt: skip
    # Firm and post of the guarantor are no facts of the person's job.
    firm_rows = (Item("guarantor", ("성명", "Name")[not korean], t.firm.representative[pen.lang]), Item("firm", ("근무처", "Company name")[not korean], firm(t.firm, pen.lang, 1)),
                 Item("post", ("직위", "Position")[not korean], ("대표이사", "Representative Director")[not korean]))
    style = pen.pick("period", ("korean", "packed") if korean else ("english", "iso"))
    span = f"{day(t.start, style)} ~ {day(t.end, style)}" if pen.way is Way.TABLE else (
        f"{day(t.start, style)}부터 {day(t.end, style)}까지" if korean else f"from {day(t.start, style)} to {day(t.end, style)}")
    if pen.way is Way.PROSE:
        text = f"신원보증인은 {span} 피보증외국인의 신원을 보증합니다." if korean else f"The guarantor vouches for the above person {span}."
        period = Item("term", "", text, dates)
    else:
        period = Item("term", "보증기간" if korean else "Period of guarantee", span, dates)
    parts = (Part("피보증외국인" if korean else "Person guaranteed", person_rows), Part("신원보증인" if korean else "Guarantor", (*firm_rows, period)))
    return Page("신원보증서" if korean else "LETTER OF GUARANTEE", parts, (Item("date", "", day(t.issued, "korean" if korean else "english")),))


def _recommendation(pen: Pen) -> Page:
    t, korean = pen.terms, pen.lang == "ko"
    rows = (
        _item(pen, "employee", ("성명", "Name"), *_say(pen, "employee")), _item(pen, "nationality", ("국적", "Nationality"), *_say(pen, "nationality")),
        _item(pen, "employer", ("사업장명", "Company name"), *_say(pen, "employer")), Item("job", ("근무 직종", "Occupation")[not korean], t.code_name[pen.lang]), _issued(pen),
    )  # fmt: skip
    text = "위 사람을 전문외국인력으로 고용하는 것이 알맞다고 보아 추천합니다." if korean else "The employment of the above person is recommended."
    return Page("전문외국인력 고용 추천서" if korean else "Letter of Recommendation for Employment", (Part("", rows), Part("", (Item("text", "", text),))),
                (Item("office", "", "문화체육관광부 장관" if korean else "Minister of Culture, Sports and Tourism"),))


def _export(pen: Pen) -> Page:
    t, korean = pen.terms, pen.lang == "ko"
    rows = (Item("employer", ("업체명", "Company name")[not korean], firm(t.firm, pen.lang, 1)), Item("amount", ("수출실적", "Exports in 2025")[not korean], "US$ 3,200,000"), _issued(pen))
    return Page("수출실적증명서" if korean else "EXPORT RECORD CERTIFICATE", (Part("", rows),), (Item("office", "", "한국무역협회" if korean else "Korea International Trade Association"),))
