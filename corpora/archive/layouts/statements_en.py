"""English statements: a form (`N1`) and a letter (`N2`)."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, spell, title
from corpora.examples.generator.model import Block, Cell, Paper, Table, cell, label, p


def table(case: Case) -> Paper:
    """Return the statement as a form of three bands."""
    firm, who, job, told = case.employer, case.person, case.job, case.statement
    rows: list[tuple[Cell, ...]] = [_band("1. Employer")]
    rows += [
        _row("Company name", firm.name_en, "Business registration number", firm.registration), _row("Representative", case.options["head_en"], "Type of business", firm.business_en),
        _wide("Company address", firm.address_en), _row("Number of employees", str(firm.staff), "Number of foreign employees", str(firm.foreign)),
        _wide("About the company", " ".join(firm.introduction)), _band("2. Foreign professional"), _row("Name", who.name, "Nationality", who.nationality_en),
        _row("Date of birth", spell(who.birth, "english"), "Passport number", who.passport), _row("School", who.school, "Year of graduation", who.graduated),
        _wide("Period of employment", f"{spell(job.start, 'english')} ~ {spell(job.end, 'english')}"),
        _row("Visa status (occupation code)", case.code, "Position", job.title_en), _wide("Place of work", job.workplace_en),
        _wide("Salary", f"KRW {job.annual:,} per year before tax (KRW {job.monthly:,} per month)"), _band("3. Reason for employment and plan"),
        (label("Duties"), cell(duty_list(case, style="-", english=True), columns=3)), _wide("Reason for employment", " ".join(told.reasons)),
        _wide("Expected effect", " ".join(told.effects)), _wide("Utilization plan", " ".join(told.plan)),
    ]  # fmt: skip
    close = [p(spell(case.signed, "english"), before=12), p(f"{firm.name_en}, {case.options['head_en']}, Representative Director", before=6, seal=True)]
    return Paper("Recruitment Reason Statement", (title("Recruitment Reason Statement", size=15), Table((19, 31, 19, 31), tuple(rows)), *close), break_words=False, size=9.5)


def letter(case: Case) -> Paper:
    """Return the statement as a letter in numbered sections."""
    firm, who, job, told = case.employer, case.person, case.job, case.statement
    head = case.options["head_en"]
    company = f"We, {firm.name_en} (business registration number {firm.registration}, represented by {head}), hereby explain why we employ a foreign professional."
    staff = f"The company employs {firm.staff} people, of whom {firm.staff - firm.foreign} are Koreans and {firm.foreign} are foreigners."
    person = f"The applicant is {who.name}, a citizen of {who.nationality_en} born on {spell(who.birth, 'english')}, passport number {who.passport}."
    terms = (f"The period of employment is from {spell(job.start, 'english')} to {spell(job.end, 'english')}. The annual salary is KRW {job.annual:,} before tax "
             f"(KRW {job.monthly:,} per month). The place of work is {job.workplace_en}.")
    filed = f"The occupation applied for is {case.code}, status of sojourn {job.status}."
    lead = f"The applicant will work as {job.title_en} in the {job.department} and perform the following duties."
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("The company", (company, *firm.introduction, staff)), ("The applicant", (person, *told.person_fit)), ("Duties", (lead,)), ("Reasons for employment", told.reasons),
        ("Terms of employment", (terms,)), ("Expected effect", told.effects), ("Utilization plan", (*told.plan, filed)),
    )  # fmt: skip
    blocks: list[Block] = [title("Recruitment Reason Statement", size=15)]
    for number, (name, texts) in enumerate(sections, 1):
        blocks += [p(name, heading=2, number=f"{number}."), *(p(text) for text in texts)]
        if name == "Duties":
            blocks += duty_list(case, style="paren", english=True, indent=12)
    blocks += [p(spell(case.signed, "english"), before=12), p(f"{firm.name_en}, {head}, Representative Director", before=6, seal=True)]
    return Paper("Recruitment Reason Statement", tuple(blocks), break_words=False, serif=True)


def _band(text: str) -> tuple[Cell, ...]:
    return (cell(text, columns=4, shade="DCE6F1", bold=True),)


def _row(name: str, value: str, other: str, second: str) -> tuple[Cell, ...]:
    return (label(name), cell(value), label(other), cell(second))


def _wide(name: str, value: str) -> tuple[Cell, ...]:
    return (label(name), cell(value, columns=3))
