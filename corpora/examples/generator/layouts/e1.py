"""E1: an English employment agreement of numbered sections with an Exhibit A."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, spell, title
from corpora.examples.generator.model import Block, PageBreak, Paper, p


def e1(case: Case) -> Paper:
    """Return the agreement. Option `exhibit` `absent` leaves the exhibit out, `none` lists the duties in 2.2."""
    employer, person, exhibit = case.employer, case.person, case.options.get("exhibit", "yes")
    blocks: list[Block] = [
        title("EMPLOYMENT AGREEMENT", size=15),
        p(
            f"This Employment Agreement is made on {spell(case.signed, 'english')} by and between {employer.name_en}, "
            f"a company organized under the laws of the Republic of Korea with its office at {employer.address_en} "
            f'(the "Company"), and {person.name}, a citizen of {person.nationality_en}, passport number '
            f'{person.passport} (the "Employee").'
        ),
    ]
    for i, (name, clauses) in enumerate(_sections(case, exhibit), start=1):
        blocks.append(p(name, heading=2, number=f"{i}."))
        for j, clause in enumerate(clauses, start=1):
            blocks.append(p(clause, number=f"{i}.{j}", indent=8))
            if name == "Position and Duties" and j == 2 and exhibit == "none":
                blocks += duty_list(case, style="letter", english=True, indent=28)
    blocks += [
        p("IN WITNESS WHEREOF the parties have signed this Agreement.", before=12),
        p(f"For the Company: {employer.representative}, Representative Director  ____________", before=16, seal=True),
        p(f"Employee: {person.name}  ____________", before=16),
    ]
    if exhibit == "yes":
        blocks += [PageBreak(), *_exhibit(case)]
    header = f"{employer.name_en} - Employment Agreement"
    return Paper(
        "EMPLOYMENT AGREEMENT", tuple(blocks), header=header, page_mark="Page {n}", break_words=False, serif=True
    )


def _sections(case: Case, exhibit: str) -> list[tuple[str, list[str]]]:
    job = case.job
    listed = "The Employee shall perform the following duties:"
    referred = "The duties of the Employee are set out in Exhibit A, which forms part of this Agreement."
    duties = [
        f"The Employee is engaged as {job.title_en} in the {job.department} and reports to the {job.reports_to}.",
        listed if exhibit == "none" else referred,
    ]
    if exhibit != "none" and case.tail_en:
        duties.append(f"The Employee shall also perform {case.tail_en}.")
    status = f"This Agreement is subject to the status of sojourn Specific Activities ({job.status})"
    status += f", occupation code {case.code}." if case.code else "."
    hours = f"Working hours are {job.opens} to {job.closes}, Monday to Friday, with a recess of one hour"
    hours += ", that is 8 hours a day and 209 paid hours a month." if job.hours_known else "."
    return [
        (
            "Employment and Term",
            [
                f"The Company employs the Employee from {spell(job.start, 'english')} to {spell(job.end, 'english')}.",
                "The parties may renew this Agreement in writing sixty days before it ends.",
            ],
        ),
        ("Position and Duties", duties),
        ("Place of Work", [f"The place of work is {job.workplace_en}."]),
        ("Working Hours", [hours]),
        (
            "Compensation",
            [
                f"The annual base salary is KRW {job.annual:,} before tax, paid in twelve instalments of "
                f"KRW {job.monthly:,} on the 25th of each month.",
                "Bonuses may be paid at the discretion of the Company and are not part of the base salary.",
                "The Company withholds income tax and social insurance contributions as required by law.",
            ],
        ),
        ("Benefits", ["The Employee joins the four social insurances and receives statutory severance pay."]),
        ("Immigration Status", [status, "The Company reports changes of employment within fifteen days."]),
        ("Confidentiality", ["The Employee keeps customer data and trade secrets confidential after employment ends."]),
        ("Intellectual Property", ["Works made in the course of employment belong to the Company."]),
        ("Termination", ["Either party may terminate this Agreement with thirty days of written notice."]),
        ("Governing Law", ["This Agreement is governed by the laws of the Republic of Korea."]),
    ]


def _exhibit(case: Case) -> list[Block]:
    job = case.job
    blocks: list[Block] = [
        title("EXHIBIT A", size=13),
        p(f"Job Title: {job.title_en}", bold=True),
        p(f"Department: {job.department}", bold=True),
        p("Purpose of Role", heading=2),
        p(job.purpose),
        p("Duties and Responsibilities", heading=2),
        *duty_list(case, style="•", english=True, tail=False, indent=10),
    ]
    if job.qualifications:
        blocks.append(p("Qualifications", heading=2))
        blocks += [p(line, number="•", indent=10) for line in job.qualifications]
    return blocks
