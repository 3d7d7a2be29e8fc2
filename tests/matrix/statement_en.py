"""The English statement of reasons."""

from __future__ import annotations

from tests.matrix import values_en as say
from tests.matrix.model import FILE_NAMES, Item, Page, Part, Sheet, Way
from tests.matrix.pen import Pen, said
from tests.matrix.spelling import address, day, firm

_DEGREES = {"associate": "associate degree", "bachelor": "bachelor's degree", "master": "master's degree", "doctor": "doctorate"}


def statement(sheet: Sheet) -> Page:
    """Return the statement of a sheet."""
    pen = Pen(sheet)
    title = {Way.TABLE: "Recruitment Reason Statement", Way.LINES: "STATEMENT OF REASONS FOR EMPLOYMENT", Way.PROSE: "Recruitment Reason Statement"}[sheet.way]
    parts = _told(pen) if sheet.way is Way.PROSE else _fields(pen)
    close = (Item("date", "", day(pen.terms.signed, pen.pick("date", ("english", "british")))),
             Item("sign", "", f"{firm(pen.terms.firm, 'en', 0)}, {pen.terms.firm.representative.en}, Representative Director"))
    return Page(title, parts, close)


def _fields(pen: Pen) -> tuple[Part, ...]:
    t, table = pen.terms, pen.way is Way.TABLE
    heads = ("1. Employer", "2. Foreign professional", "3. Reason for employment and plan") if table else ("A. Inviting company", "B. Applicant", "C. Need for employment")
    code = said(f"{t.subtype} ({t.code}) {t.code_name.en}") if table else said(f"{t.code} {t.code_name.en}")
    return (
        Part(heads[0], (
            pen.item("employer", ("Company name", "Name of the company"), say.employer(pen)), pen.item("number", ("Business registration number", "Business registration No."), say.number(pen)),
            pen.item("head", ("Representative",), say.head(pen)), Item("address", "Company address", address(t.firm.address, "en")),
            *_staff(pen), pen.item("introduction", ("About the company", "Company profile"), [said(" ".join(t.introduction.en))]),
        )),
        Part(heads[1], (
            pen.item("employee", ("Name", "Full name"), say.employee(pen)), pen.item("nationality", ("Nationality",), say.nationality(pen)),
            pen.item("birth", ("Date of birth",), say.birth(pen)), pen.item("passport", ("Passport number", "Passport No."), say.passport(pen)), *_held(pen), *_education(pen),
            pen.item("term", ("Period of employment",), say.term(pen)), pen.item("code", ("Visa status (occupation code)",) if table else ("Occupation code",), [code]),
            pen.item("title", ("Position", "Job title"), say.title(pen)), pen.item("place", ("Place of work", "Workplace"), say.place(pen)),
            pen.item("pay", ("Salary",), say.pay_planned(pen)),
        )),
        Part(heads[2], (
            pen.points("duties", ("Duties", "Job description"), t.duties.en), Item("reasons", "Reason for employment", " ".join(t.reasons.en)),
            Item("effects", "Expected effect", " ".join(t.effects.en)), Item("plan", "Utilization plan", " ".join(t.plan.en)), *_claim(pen),
        )),
        *_attached(pen),
    )  # fmt: skip


def _told(pen: Pen) -> tuple[Part, ...]:
    t, who = pen.terms, pen.terms.person
    name = firm(t.firm, "en", 0)
    company = pen.pick("company", (
        f"The inviting company is {name}, business registration number {t.firm.number}, represented by {t.firm.representative.en}.",
        f"{name} (business registration No. {t.firm.number}; Representative: {t.firm.representative.en}) has its office at {address(t.firm.address, 'en', detail=False, short=True)}.",
        f"We, {name} (business registration number {t.firm.number}, CEO {t.firm.representative.en}), hereby explain why we employ a foreign professional.",
    ))
    known = {"employer": t.firm.name.en, "employer_number": t.firm.number, "representative": t.firm.representative.en}
    study = f"The applicant holds {'an' if who.degree == 'associate' else 'a'} {_DEGREES[who.degree]} in {who.major.en} from {who.school.en} and has {who.experience} years of experience in the field."
    return (
        Part("1. The company", (Item("company", "", company, known), Item("introduction", "", " ".join(t.introduction.en)), *_staff(pen), *_claim(pen))),
        Part("2. The applicant", (pen.item("person", ("",), say.person_in_prose(pen)), *_held(pen),
                                  Item("education", "", study, {"degree": who.degree, "major": who.major.en, "experience_years": float(who.experience)}))),
        Part("3. Duties", (Item("duties", "", f"The applicant will work as {t.title.en} in the {t.department.en} and perform the following duties.", {"job_title": t.title.en}, t.duties.en),)),
        Part("4. Reasons for employment", tuple(Item(f"reason {n}", "", text) for n, text in enumerate(t.reasons.en))),
        Part("5. Terms of employment", (pen.item("term", ("",), say.term_planned(pen)),
                                        Item("place", "", f"The place of work is {address(t.workplace, 'en', detail=False, short=True)}.", {"workplace": t.workplace}),
                                        pen.item("pay", ("",), say.pay_planned(pen)))),
        Part("6. Expected effect", tuple(Item(f"effect {n}", "", text) for n, text in enumerate(t.effects.en))),
        Part("7. Utilization plan", (*(Item(f"plan {n}", "", text) for n, text in enumerate(t.plan.en)),
                                     Item("code", "", f"The occupation applied for is {t.code_name.en} (occupation code {t.code}), status of sojourn {t.subtype}."))),
        *_attached(pen),
    )  # fmt: skip


def _staff(pen: Pen) -> tuple[Item, ...]:
    f = pen.terms.firm
    known = {"staff": f.staff, "korean_staff": f.korean_staff, "foreign_staff": f.foreign_staff}
    if pen.way is Way.PROSE:
        return (Item("staff", "", f"The company employs {f.staff} people, of whom {f.korean_staff} are Koreans and {f.foreign_staff} are foreigners.", known),)
    return (Item("staff", pen.pick("label staff", ("Number of employees", "Number of regular employees")), f"{f.staff}", {"staff": f.staff}),
            Item("foreign", pen.pick("label foreign", ("Number of foreign employees", "Foreign employees")), f"{f.foreign_staff}", {"foreign_staff": f.foreign_staff}))


def _education(pen: Pen) -> tuple[Item, ...]:
    who = pen.terms.person
    degree = _DEGREES[who.degree].capitalize()
    if pen.way is Way.TABLE:
        return (Item("school", "School", who.school.en), Item("degree", "Degree", degree, {"degree": who.degree}), Item("major", "Major", who.major.en, {"major": who.major.en}),
                Item("career", "Work experience", f"{who.experience} years", {"experience_years": float(who.experience)}))
    return (Item("education", "Education", f"{degree} in {who.major.en}, {who.school.en}", {"degree": who.degree, "major": who.major.en}),
            Item("career", "Experience", f"{who.experience} years in total", {"experience_years": float(who.experience)}))


def _held(pen: Pen) -> tuple[Item, ...]:
    """Return the status that the person holds now, where they are in Korea."""
    who = pen.terms.person
    if who.visa_now is None:
        return ()
    known = {"visa_now": who.visa}
    if pen.way is Way.PROSE:
        return (Item("visa", "", f"The applicant currently stays in Korea under {who.visa_now.en} status.", known),)
    return (Item("visa", "Current status of sojourn", who.visa_now.en, known),)


def _claim(pen: Pen) -> tuple[Item, ...]:
    claim = pen.terms.claim
    return (Item("claim", "" if pen.way is Way.PROSE else "Other matters", claim.en, {"claim": "export"}),) if claim else ()


def _attached(pen: Pen) -> tuple[Part, ...]:
    t = pen.terms
    names = [FILE_NAMES[kind].en for kind in t.attachments] + ([t.promised.en] if t.promised else [])
    if not names:
        return ()
    heading = {Way.TABLE: "4. Attachments", Way.LINES: "Enclosures", Way.PROSE: "Attached documents"}[pen.way]
    return (Part(heading, (Item("attachments", "Attachments", "", {"attachment": tuple(names)}, tuple(names)),)),)
