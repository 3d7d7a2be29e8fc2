"""The English employment contract."""

from __future__ import annotations

from tests.matrix import values_en as say
from tests.matrix.model import Item, Page, Part, Sheet, Way
from tests.matrix.pen import Pen, said
from tests.matrix.spelling import address, day, firm, person

_ANNEX = ("Annex 1. Job Description", "Appendix A - Job Description", "EXHIBIT A: JOB DESCRIPTION")


def contract(sheet: Sheet) -> Page:
    """Return the contract of a sheet."""
    pen = Pen(sheet)
    parts = _articles(pen) if sheet.way is Way.PROSE else _fields(pen)
    title = {Way.TABLE: "EMPLOYMENT CONTRACT", Way.LINES: "Contract of Employment", Way.PROSE: "EMPLOYMENT AGREEMENT"}[sheet.way]
    return Page(title, (*parts, *_annex(pen)), _close(pen))


def _fields(pen: Pen) -> tuple[Part, ...]:
    return (
        Part("Parties", (
            pen.item("employer", ("Name of the company", "Company name"), say.employer(pen)), pen.item("number", ("Business registration number", "Business Registration No."), say.number(pen)),
            pen.item("head", ("Representative",), say.head(pen)), pen.item("employee", ("Name of the employee", "Employee name"), say.employee(pen)),
            pen.item("nationality", ("Nationality",), say.nationality(pen)), pen.item("passport", ("Passport number", "Passport No."), say.passport(pen)),
            pen.item("birth", ("Date of birth",), say.birth(pen)),
        )),
        Part("Terms", (
            pen.item("term", ("Term of employment", "Contract period"), say.term(pen)), pen.item("place", ("Place of work", "Workplace"), say.place(pen)),
            pen.item("title", ("Position", "Job title"), say.title(pen)), pen.item("department", ("Department",), [said(pen.terms.department.en, department=pen.terms.department.en)]),
            pen.points("duties", ("Duties", "Job description"), pen.terms.duties.en), pen.item("hours", ("Working hours",), say.hours(pen)),
            pen.item("pay", ("Salary", "Wages"), say.pay(pen)), Item("payday", "Payment date", "the 25th of every month"),
            Item("leave", "Annual leave", "granted under the Labor Standards Act"),
        )),
    )  # fmt: skip


def _articles(pen: Pen) -> tuple[Part, ...]:
    t = pen.terms
    lead = pen.pick("duties lead", (f"The Employee is employed as {t.title.en} in the {t.department.en} and performs the following duties.",
                                    f"The Company appoints the Employee to the position of {t.title.en}. The Employee shall carry out the duties below.",
                                    f"Position: {t.title.en}, {t.department.en}. The Employee is responsible for the following work."))
    return (
        Part("", (_parties(pen),)),
        Part("Article 1 (Term)", (pen.item("term", ("",), say.term(pen)),)),
        Part("Article 2 (Place of Work)", (pen.item("place", ("",), say.place(pen)),)),
        Part("Article 3 (Position and Duties)", (Item("duties", "", lead, {"job_title": t.title.en}, t.duties.en),)),
        Part("Article 4 (Working Hours)", (pen.item("hours", ("",), say.hours(pen)),)),
        Part("Article 5 (Compensation)", (pen.item("pay", ("",), say.pay(pen)), Item("payday", "", "Wages are transferred to the Employee's account on the 25th of each month."))),
        Part("Article 6 (Leave)", (Item("leave", "", "The Company grants weekly holidays and annual leave under the Labor Standards Act."),)),
        Part("Article 7 (Termination)", (Item("ending", "", "Either party may end this Agreement by giving written notice a month before."),)),
    )  # fmt: skip


def _parties(pen: Pen) -> Item:
    t, who = pen.terms, pen.terms.person
    known = {"employer": t.firm.name.en, "employer_number": t.firm.number, "representative": t.firm.representative.en, "employee": f"{who.family} {who.given}",
             "nationality": who.nation, "passport": who.passport, "birth": who.birth.isoformat()}
    text = pen.pick("parties", (
        f"This Employment Agreement is made between {firm(t.firm, 'en', 0)} (business registration number {t.firm.number}), represented by {t.firm.representative.en} "
        f"(the \"Company\"), and {person(who, 0)}, a citizen of {who.nationality.en} born on {day(who.birth, 'english')}, passport number {who.passport} (the \"Employee\").",
        f"{firm(t.firm, 'en', 1)}, business registration No. {t.firm.number}, represented by its Representative Director {t.firm.representative.en} (hereinafter the \"Employer\"), and "
        f"{person(who, 1)}, a national of {who.nationality.en} (date of birth: {day(who.birth, 'british')}, passport No. {who.passport}; hereinafter the \"Employee\") enter into this contract.",
        f"This contract is concluded by and between {firm(t.firm, 'en', 0)} (Business Reg. No. {t.firm.number}; CEO {t.firm.representative.en}), hereinafter \"Party A\", and {person(who, 0)} "
        f"(nationality: {who.nationality.en}; passport no.: {who.passport}; born {day(who.birth, 'british')}), hereinafter \"Party B\".",
    ))
    return Item("parties", "", text, known)


def _annex(pen: Pen) -> tuple[Part, ...]:
    """Return the job description behind the contract: with the terms of the body unless the annex of the terms says otherwise."""
    t = pen.terms
    if not t.annex:
        return ()
    prose = pen.way is Way.PROSE
    rows = [Item("annex title", "" if prose else "Position", f"This annex describes the post of {t.title.en}." if prose else t.title.en)]
    if "annual" in t.annex:
        won = t.annex["annual"]
        rows.append(Item("annex pay", "Salary", f"The annual salary is KRW {won:,}." if prose else f"KRW {won:,} per year"))
    if "workplace" in t.annex:
        written = address(t.annex["workplace"], "en", detail=False, short=True)
        rows.append(Item("annex place", "Place of work", f"The place of work is {written}." if prose else written))
    duties = t.annex.get("duties", t.duties)
    rows.append(pen.points("annex duties", ("Duties",), duties.en, "The Employee performs these duties." if prose else ""))
    return (Part(_ANNEX[list(Way).index(pen.way)], tuple(rows), banded=False),)


def _close(pen: Pen) -> tuple[Item, ...]:
    t = pen.terms
    return (
        Item("signed", "", f"Date: {day(t.signed, pen.pick('signed', ('english', 'iso')))}", {"signed": t.signed.isoformat()}),
        Item("sign employer", "", f"For the Company: {t.firm.representative.en} (signature)"),
        Item("sign employee", "", f"Employee: {person(t.person, 0)} (signature)"),
    )
