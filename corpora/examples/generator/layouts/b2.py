"""B2: two parallel columns, Korean left and English right, one article per row."""

from __future__ import annotations

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.common import duty_list, period, spell, title, won
from corpora.examples.generator.model import Align, Block, Cell, Paper, Table, cell, p


def b2(case: Case) -> Paper:
    """Return the two-column contract. Option `order` `columns` makes the PDF's text run down the columns."""
    rows = [_row(f"제{i}조 ({ko})", left, f"Article {i} ({en})", right) for i, (ko, left, en, right) in _articles(case)]
    table = Table((50, 50), (_parties(case), *rows), by_column=case.options.get("order") == "columns")
    blocks: list[Block] = [
        title("근로계약서 / EMPLOYMENT CONTRACT", size=14),
        table,
        p(f"{spell(case.signed)} / {spell(case.signed, 'english')}", align=Align.CENTER, before=14),
        Table(
            (50, 50),
            (
                (
                    cell([p(f"(갑) {case.employer.name}"), p(f"{case.employer.representative} (인)", seal=True)]),
                    cell([p(f"(Employee) {case.person.name}"), p("Signature: ____________")]),
                ),
            ),
            ruled=False,
        ),
    ]
    return Paper("EMPLOYMENT CONTRACT", tuple(blocks), page_mark="{n}", break_words=False, size=9.5)


def _parties(case: Case) -> tuple[Cell, ...]:
    employer, person = case.employer, case.person
    return (
        cell(
            f'{employer.name}(이하 "갑")과 {person.name}(국적 {person.nationality}, 여권 {person.passport}, 이하 "을")은 '
            "아래와 같이 근로계약을 체결한다."
        ),
        cell(
            f'{employer.name_en} (the "Employer") and {person.name} (nationality {person.nationality_en}, passport '
            f'{person.passport}, the "Employee") agree as follows.'
        ),
    )


def _articles(case: Case) -> list[tuple[int, tuple[str, list[Block], str, list[Block]]]]:
    job = case.job
    style = case.options.get("bullet", "circled")
    duties: list[Block] = [p(f"직위: {job.title}"), *duty_list(case, style=style)]
    duties_en: list[Block] = [p(f"Position: {job.title_en}"), *duty_list(case, style=style, english=True)]
    hours = " (1일 8시간, 월 209시간)" if job.hours_known else ""
    hours_en = " (8 hours a day, 209 hours a month)" if job.hours_known else ""
    texts: list[tuple[str, list[Block], str, list[Block]]] = [
        (
            "계약기간",
            [p(f"계약기간은 {period(case)}로 한다.")],
            "Term",
            [p(f"This contract runs from {spell(job.start, 'english')} to {spell(job.end, 'english')}.")],
        ),
        ("근무장소", [p(job.workplace)], "Workplace", [p(job.workplace_en)]),
        ("직위 및 담당업무", duties, "Position and Duties", duties_en),
        (
            "근로시간",
            [p(f"{job.opens}부터 {job.closes}까지{hours}, 휴게 12:00-13:00")],
            "Working Hours",
            [p(f"From {job.opens} to {job.closes}{hours_en}, recess 12:00-13:00")],
        ),
        (
            "임금",
            [p(f"연봉 {won(job.annual)}(세전), 월 {won(job.monthly)}, 매월 25일 지급")],
            "Wages",
            [p(f"KRW {job.annual:,} per annum before tax, KRW {job.monthly:,} per month, paid on the 25th")],
        ),
        (
            "휴가",
            [p("근로기준법에 따른 연차유급휴가를 부여한다.")],
            "Leave",
            [p("Annual paid leave is granted under the Labor Standards Act.")],
        ),
        (
            "체류자격",
            [p(f"을은 특정활동({job.status}) 체류자격을 얻고 유지하여야 한다.")],
            "Visa",
            [p(f"The Employee shall obtain and keep the status of sojourn Specific Activities ({job.status}).")],
        ),
        (
            "계약의 해지",
            [p("당사자는 30일 전에 서면으로 알리고 이 계약을 해지할 수 있다.")],
            "Termination",
            [p("Either party may end this contract with 30 days of written notice.")],
        ),
        (
            "언어",
            [p("두 언어의 내용이 다른 경우에는 국문을 우선한다.")],
            "Language",
            [p("If the two texts differ, the Korean text prevails.")],
        ),
    ]
    return list(enumerate(texts, start=1))


def _row(name: str, left: list[Block], name_en: str, right: list[Block]) -> tuple[Cell, ...]:
    return (cell([p(name, bold=True), *left]), cell([p(name_en, bold=True), *right]))
