"""The same facts printed in real files: tables and lines, in DOCX, HWPX and PDF, Korean, English and mixed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.extraction import Paper, extract
from analyzer.readers.read import read_document
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT, STATEMENT, facts
from tests.readers import support_docx, support_hwpx, support_pdf

Rows = Sequence[tuple[str, str]]

KOREAN: Rows = (
    ("상 호", "표본기계(주)"), ("대 표 자", "김모의"), ("사업자등록번호", "123-45-67890"), ("성명(영문)", "TESTER ETA"), ("국 적", "베트남"),
    ("생년월일", "1990. 4. 4."), ("여권번호", "M12345678"), ("계약기간", "2026년 3월 1일 ~ 2028년 2월 29일"), ("근무장소", "경기도 예시시 판교로 00"),
    ("소속/직위", "해외영업팀 / 대리"), ("근로시간", "09:00 ~ 18:00 (1일 8시간, 1주 40시간)"), ("연봉", "36,000,000원(월 3,000,000원)"), ("식대", "200,000원"),
)  # fmt: skip
ENGLISH: Rows = (
    ("Company Name", "Sample Machine Co., Ltd."), ("Representative", "KIM MOUI"), ("Business Registration No.", "123-45-67890"), ("Name of Employee", "TESTER ETA"),
    ("Nationality", "Vietnamese"), ("Date of Birth", "April 4, 1990"), ("Passport No.", "M12345678"), ("Contract Period", "from March 1, 2026 to February 29, 2028"),
    ("Place of Work", "00 Pangyo-ro, Yesi-si, Gyeonggi-do"), ("Department", "Sales Team"), ("Job Title", "Overseas Sales Manager"),
    ("Working Hours", "8 hours a day, 40 hours per week"), ("Annual Salary", "KRW 36,000,000 (KRW 3,000,000 per month)"), ("Meal allowance", "KRW 200,000"),
)  # fmt: skip
MIXED: Rows = (
    ("업체명 Name of the enterprise", "표본기계(주)"), ("성명 Name of the employer", "KIM MOUI"), ("사업자등록번호 Identification number", "123-45-67890"),
    ("성명 Name of the employee", "TESTER ETA"), ("국적 Nationality", "VIETNAM"), ("생년월일 Birthdate", "1990-04-04"), ("여권번호 Passport No.", "M 1234 5678"),
    ("계약기간 Contract period", "2026-03-01 ~ 2028-02-29"), ("근무장소 Place of employment", "경기도 예시시 판교로 00"), ("직위 Position", "Overseas Sales Manager"),
    ("부서 Department", "해외영업팀"), ("근로시간 Working hours", "주 40시간, 1일 8시간"), ("연봉 Annual salary", "3,600만원"), ("월급 Monthly salary", "KRW 3,000,000"), ("식대 Meal allowance", "20만원"),
)  # fmt: skip
SAME: dict[str, object] = {
    "employer_number": "123-45-67890", "employee": "TESTER ETA", "nationality": "VN", "birth": "1990-04-04", "passport": "M12345678", "start": "2026-03-01",
    "end": "2028-02-29", "weekly_hours": 40.0, "daily_hours": 8.0, "annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000, "allowance_krw": 200_000,
}  # fmt: skip
SHEETS: dict[str, tuple[str, Rows, dict[str, object]]] = {
    "korean": ("근 로 계 약 서", KOREAN, {"employer": "표본기계(주)", "representative": "김모의", "workplace": "경기도 예시시 판교로 00", "job_title": "대리", "department": "해외영업팀"}),
    "english": ("EMPLOYMENT AGREEMENT", ENGLISH, {"employer": "Sample Machine Co., Ltd.", "representative": "KIM MOUI", "workplace": "00 Pangyo-ro, Yesi-si, Gyeonggi-do",
                                                  "job_title": "Overseas Sales Manager", "department": "Sales Team"}),
    "mixed": ("근로계약서 Employment Contract", MIXED, {"employer": "표본기계(주)", "representative": "KIM MOUI", "workplace": "경기도 예시시 판교로 00",
                                                    "job_title": "Overseas Sales Manager", "department": "해외영업팀"}),
}  # fmt: skip


def docx_table(path: Path, title: str, rows: Rows) -> Path:
    return support_docx.make_docx(path.with_suffix(".docx"), support_docx.p(title) + support_docx.tbl(*([label, value] for label, value in rows)))


def docx_lines(path: Path, title: str, rows: Rows) -> Path:
    return support_docx.make_docx(path.with_suffix(".docx"), support_docx.p(title) + "".join(support_docx.p(f"{label} : {value}") for label, value in rows))


def hwpx_table(path: Path, title: str, rows: Rows) -> Path:
    cells = [[support_hwpx.tc(label, i, 0), support_hwpx.tc(value, i, 1)] for i, (label, value) in enumerate(rows)]
    return support_hwpx.make_hwpx(path.with_suffix(".hwpx"), support_hwpx.p(title) + support_hwpx.p(support_hwpx.tbl(*cells)), order=(0,))


def hwpx_lines(path: Path, title: str, rows: Rows) -> Path:
    return support_hwpx.make_hwpx(path.with_suffix(".hwpx"), "".join(support_hwpx.p(text) for text in (title, *(f"{label}: {value}" for label, value in rows))), order=(0,))


def pdf_table(path: Path, title: str, rows: Rows) -> Path:
    def page(pen: support_pdf.Pen) -> None:
        pen.text(200, 50, title, font="bold", size=16)
        for i, (label, value) in enumerate(rows):
            top = 90 + 26 * i
            pen.box(60, top, 230, top + 26)
            pen.box(230, top, 535, top + 26)
            pen.text(66, top + 7, label, size=9)
            pen.text(236, top + 7, value, size=9)

    return support_pdf.make(path.with_suffix(".pdf"), page)


def pdf_lines(path: Path, title: str, rows: Rows) -> Path:
    def page(pen: support_pdf.Pen) -> None:
        pen.text(200, 50, title, font="bold", size=16)
        for i, (label, value) in enumerate(rows):
            pen.text(60, 100 + 30 * i, f"{i + 1}. {label} : {value}")

    return support_pdf.make(path.with_suffix(".pdf"), page)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("write", [docx_table, docx_lines, hwpx_table, hwpx_lines, pdf_table, pdf_lines])
def test_facts_of_a_file(write: Callable[[Path, str, Rows], Path], sheet: str, tmp_path: Path) -> None:
    title, rows, own = SHEETS[sheet]
    assert facts(extract(read_document(write(tmp_path / "계약서", title, rows)))) == SAME | own


@pytest.mark.parametrize("write", [docx_table, docx_lines, hwpx_table, pdf_table])
def test_blank_form_states_nothing(write: Callable[[Path, str, Rows], Path], tmp_path: Path) -> None:
    blanks = {"계약기간": "    년   월   일 ~     년   월   일", "사업자등록번호": "   -  -     ", "연봉": "            원"}
    rows = [(label, blanks.get(label, "          ")) for label, _ in KOREAN]
    assert facts(extract(read_document(write(tmp_path / "빈 계약서", "근 로 계 약 서", rows)))) == {}


def test_facts_of_a_narrative_contract_in_docx(tmp_path: Path) -> None:
    lines = [
        "근 로 계 약 서", "주식회사 표본기계(이하 “갑”이라 한다)와 TESTER ETA(이하 “을”이라 한다)는 다음과 같이 근로계약을 체결한다.", "제1조 (계약기간)",
        "계약기간은 2026년 3월 1일부터 2년간으로 한다.", "제2조 (근무장소)", "근무장소는 경기도 예시시 판교로 00로 한다.", "제3조 (업무의 내용)", "을은 해외영업팀 소속 해외영업원으로 근무한다.",
        "제4조 (근로시간)", "근로시간은 09:00부터 18:00까지(휴게 12:00~13:00)로 하고 월요일부터 금요일까지 근무한다.", "제5조 (임금)",
        "연봉은 금 삼천육백만원정(₩36,000,000)으로 하고 매월 300만원을 지급한다. 상여금은 별도로 한다.", "2026년 2월 9일",
    ]  # fmt: skip
    path = support_docx.make_docx(tmp_path / "계약서.docx", "".join(support_docx.p(line) for line in lines))
    assert facts(extract(read_document(path))) == {
        "employer": "주식회사 표본기계", "employee": "TESTER ETA", "start": "2026-03-01", "term_months": 24, "workplace": "경기도 예시시 판교로 00", "job_title": "해외영업원",
        "department": "해외영업팀", "weekly_hours": 40.0, "days_a_week": 5, "daily_hours": 8.0, "annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000, "pay_in_words_krw": 36_000_000,
        "bonus_included": False, "signed": "2026-02-09"}  # fmt: skip


LINES = st.sampled_from([
    *(f"{label} : {value}" for label, value in (*KOREAN, *ENGLISH, *MIXED)), *(f"{label}  {value}" for label, value in MIXED),
    "표본기계(주)(이하 “갑”이라 한다)와 TESTER ETA(이하 “을”이라 한다)는 계약한다.", "(사업주)", "(근로자)", "1. 고용기업 사항", "2. 전문외국인력의 이력개요", "3. 담당업무", "- 해외 바이어 발굴 (60%)",
    "붙임: 표준근로계약서 1부, 사업자등록증 사본 1부.", "당사는 2025년 수출액 1,200만 달러를 달성하였습니다.", "현재 체류자격 : E-9", "피초청인은 2022년 3월 2일에 입국하였습니다.", "2026년 2월 9일",
    "상시근로자는 15명이며 내국인 12명입니다.", "업태: 제조업  종목: 산업기계 부품", "피초청인은 기계공학을 전공하고 학사 학위를 취득하였습니다.", "상여금 400% 별도", "임금", "※ 적을 것", "여권번호 :", "",
])  # fmt: skip


def _paper(top: Sequence[str], lines: Sequence[str]) -> Paper:
    return extract(document_of([*top, *(line for line in lines if line)]))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([CONTRACT, STATEMENT, ("사업자등록증",), ("경력증명서",), ("신원보증서",), ("통합신청서", "희망 자격")]), st.lists(LINES, max_size=10))
def test_every_fact_stands_where_it_says(top: tuple[str, ...], lines: list[str]) -> None:
    paper = _paper(top, lines)
    for fact in paper.facts:
        assert fact.raw and paper.document.text[fact.start : fact.end] == fact.raw
        assert fact.value not in ("", None)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="성명 :년월일0123456789,.~()-/원만천백금을갑주시간%\n국적여권번호AEe", max_size=60), max_size=6))
def test_any_text_is_read_without_failing(lines: list[str]) -> None:
    paper = _paper(CONTRACT, lines)
    assert all(paper.document.text[fact.start : fact.end] == fact.raw for fact in paper.facts)
