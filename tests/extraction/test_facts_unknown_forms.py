"""Forms that nobody has seen before: separators, columns, composite rows and sentences of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import analyzer
from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.extraction.papers import statement, table_document, texts, values

WORK = ["해외 바이어 발굴과 수출 상담", "수출 가격 협상과 계약 체결", "해외 박람회 참가와 거래처 관리"]


@pytest.mark.parametrize("dash", ["—", "–", "-", "→", "|", ":"])
def test_any_mark_between_label_and_value(dash: str) -> None:
    rows = ["1. 성명 / Name {} TESTER ALPHA", "2. 국적 {} 베트남", "3. 여권번호 {} M1234567", "4. 체류자격 {} E-7", "5. 신청 직종 {} 2742 해외 영업원", "6. 초청 회사 {} 주식회사 표본무역"]
    paper = extract(document_of(["사증발급 신청 접수표", *(row.format(dash) for row in rows)]))
    assert paper.role is Role.APPLICATION
    assert (values(paper, "employee"), values(paper, "passport"), values(paper, "employer")) == (["TESTER ALPHA"], ["M1234567"], ["주식회사 표본무역"])
    assert [code.number for code in paper.codes] == ["2742"]


def test_sheet_of_no_known_kind_files_the_code_of_the_package(tmp_path: Path) -> None:
    work = [f"- {duty}" for duty in WORK]
    (tmp_path / "계약.txt").write_text("\n".join(["근로계약서", "직위 : 해외영업 대리", "담당업무", *work, "임금 : 월 3,500,000원"]))
    (tmp_path / "사유.txt").write_text("\n".join(["고용사유서", "담당업무", *work]))
    (tmp_path / "표지.txt").write_text("\n".join(["민원 접수 표지", "○ 성명: TESTER ALPHA", "○ 신청 체류자격: E-7-1", "○ 한국표준직업분류코드: 2842 해외 영업원", "위와 같이 신청합니다."]))
    assert analyzer.review(tmp_path, filed_on=dt.date(2026, 11, 2)).filed.code == "2842"
    # what only looks back on an earlier case files nothing
    (tmp_path / "표지.txt").write_text("\n".join(["회사 소개", "당사는 2010년에 2842명의 고객을 두었습니다.", "E-7 인력 1명이 있습니다."]))
    assert analyzer.review(tmp_path, filed_on=dt.date(2026, 11, 2)).filed.code is None


def test_particulars_in_one_cell() -> None:
    rows = [["기업", "(주)표본유압 / 김모의 / 123-45-67891"], ["대상자", "TESTER ALPHA, 독일, 1982. 1. 30., C4X8T20LP"], ["직위", "생산본부장"]]
    paper = extract(table_document(rows, ["외국인력 활용계획서"]))
    assert (values(paper, "employer"), values(paper, "employer_number")) == (["(주)표본유압"], ["123-45-67891"])
    assert (values(paper, "employee"), values(paper, "nationality"), values(paper, "passport"), values(paper, "birth")) == (["TESTER ALPHA"], ["DE"], ["C4X8T20LP"], ["1982-01-30"])


def test_born_is_no_passport() -> None:
    paper = statement("피초청인 : TESTER ALPHA, Vietnam, born 1996-07-30, passport M1234567")
    assert values(paper, "passport") == ["M1234567"]


def test_label_of_the_next_column_is_no_value() -> None:
    rows = [["성명", "자격취득일", "국적"], ["윤모의", "2025.05.26", "대한민국"], ["최모의", "2021.04.06", "대한민국"]]
    paper = extract(table_document(rows, ["사업장별 고용보험 피보험자 목록"]))
    assert paper.role is Role.INSURANCE_LIST
    assert "자격취득일" not in [fact.value for fact in paper.facts]


@pytest.mark.parametrize(
    ("tail", "place"),
    [
        ("근무지 강원특별자치도 춘천시 중앙로 33, 2층", "강원특별자치도 춘천시 중앙로 33, 2층"),
        ("근무지 강원특별자치도 춘천시 중앙로 33, 주 40시간", "강원특별자치도 춘천시 중앙로 33"),
        ("근무장소 서울특별시 중구 퇴계로 1, 1일 8시간 주 5일 근무", "서울특별시 중구 퇴계로 1"),
        ("근무처 부산광역시 남구 신선로 365, 연봉 외 상여 없음", "부산광역시 남구 신선로 365"),
    ],
)
def test_place_in_a_row_of_terms(tail: str, place: str) -> None:
    assert values(statement("5. 고용 조건", f"직위 여행상품 기획 대리, 연봉 36,000,000원, {tail}"), "workplace") == [place]


def test_place_ends_where_the_sentence_goes_on() -> None:
    line = "근무지는 경기도 김포시 태장로 741, 503호이고 계약기간은 2026년 12월 1일부터 2028년 11월 30일까지, 연봉은 33,600,000원입니다."
    assert values(statement("5. 고용 조건", line), "workplace") == ["경기도 김포시 태장로 741, 503호"]


@pytest.mark.parametrize(
    ("line", "papers"),
    [
        ("수탁고가 늘었음을 첨부한 펀드 운용실적표로 증명합니다.", ["펀드 운용실적표"]),
        ("국제학술지 논문의 목록과 특허증 사본을 이 사유서에 첨부하였습니다.", ["특허증"]),
        ("작년에 맺은 대리점과의 수출계약서와 수출신고필증을 함께 제출하니 살펴봐 주십시오.", ["수출계약서", "수출신고필증"]),
        ("경력증명서는 발급이 늦어 이번에 첨부하지 못했습니다.", []),
        ("근로계약서에 적힌 대로 근무합니다.", []),
    ],
)
def test_papers_that_a_sentence_says_are_enclosed(line: str, papers: list[str]) -> None:
    assert values(statement("2. 채용의 필요성", line), "attachment") == papers


def test_office_without_a_mark_is_named_without_who_seals_for_it() -> None:
    lines = ["근로계약서", "당사자: 사용자 표본건축사사무소 (대표 김모의, 123-45-67891), 근로자 TESTER ALPHA", "사용자 Employer: 표본건축사사무소 김모의 (인)"]
    assert values(extract(document_of(lines)), "employer") == ["표본건축사사무소"]


@pytest.mark.parametrize("lead", ["이 사람이 맡을 업무는 다음과 같습니다.", "귀하께서 맡으실 업무는 다음과 같습니다.", "담당하시게 될 일은 아래와 같습니다."])
@pytest.mark.parametrize("marks", [("(1) ", " (2) ", " (3) "), ("", "; ", "; "), ("① ", " ② ", " ③ "), ("1) ", ", 2) ", ", 3) ")])
def test_work_listed_behind_its_announcement(lead: str, marks: tuple[str, ...]) -> None:
    listed = "".join(f"{mark}{duty}" for mark, duty in zip(marks, WORK, strict=True))
    paper = extract(document_of(["채용 조건 합의서 (근로계약)", "근무 기간은 2026년 12월 21일부터 2028년 12월 20일까지입니다.", f"{lead} {listed}."]))
    assert [duty.rstrip(".,") for duty in texts(paper)] == WORK


def test_parts_of_a_line_that_dots_divide() -> None:
    paper = extract(document_of(["사증발급인정 신청 서류 확인표", "대상자 TESTER ALPHA · 사업장 주식회사 견본정보 · 직종 2224 웹 개발자 · 2026.11.02 제출"]))
    assert (values(paper, "employee"), values(paper, "employer")) == (["TESTER ALPHA"], ["주식회사 견본정보"])
    assert [(code.number, code.name) for code in paper.codes] == [("2224", "웹 개발자")]


@pytest.mark.parametrize(
    "line",
    [
        "② 직원은 다음 업무를 수행한다. 1. 해외 바이어 발굴과 수출 상담 2. 수출 가격 협상과 계약 체결 3. 해외 박람회 참가와 거래처 관리 세부 사항은 별첨 직무기술서에 따른다.",
        "귀하가 맡으실 업무는 해외 바이어 발굴과 수출 상담, 수출 가격 협상과 계약 체결, 해외 박람회 참가와 거래처 관리입니다.",
    ],
)
def test_work_listed_in_an_article(line: str) -> None:
    paper = extract(document_of(["고용계약서", "제2조 (직위와 업무)", line, "제3조 (근무장소)", "서울특별시 중구 퇴계로 1"]))
    assert [duty.removesuffix("입니다.") for duty in texts(paper)] == WORK


def test_english_list_behind_shall() -> None:
    lines = ["EMPLOYMENT AGREEMENT", "2. Position and Duties", "The Employee shall serve as Process Engineer and shall: (a) Design of mixing equipment; (b) Testing of electrolyte products; (c) Improvement of the pilot plant.",
             "3. Place of Work", "1 Sample-ro, Jung-gu, Seoul"]
    assert [duty.rstrip(".") for duty in texts(extract(document_of(lines)))] == ["Design of mixing equipment", "Testing of electrolyte products", "Improvement of the pilot plant"]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["보 증 서 (신원)", "본인 김모의는 TESTER ALPHA의 신원을 보증하고 제반 비용을 부담할 것을 확약합니다."], Role.GUARANTEE),
        (["외국인력 추천 통보", "추천기관: 보건복지부", "대상자: TESTER ALPHA", "추천 직종: 의료 코디네이터", "고용업체: 견본의원"], Role.RECOMMENDATION),
        (["학력 증빙", "성명 TESTER ALPHA", "학위 전문학사", "전공 용접공학", "취득 2009-06-25"], Role.CREDENTIAL),
        (["고용에 관한 약정", "주식회사 견본은 TESTER ALPHA를 연구원으로 채용하기로 합니다."], Role.CONTRACT),
        (["접수표지", "○ 성명: TESTER ALPHA"], Role.APPLICATION),
        (["사내 공지", "내일은 창립 기념일입니다."], Role.OTHER),
    ],
)
def test_short_papers_are_told_by_their_first_line_or_by_their_parts(lines: list[str], role: Role) -> None:
    assert extract(document_of(lines)).role is role


def test_second_header_row_of_a_licence() -> None:
    rows = [["등록번호", "법인명", "대표자"], ["105-86-72941", "(주)견본출판", "김모의"], ["업태", "종목", "개업일"], ["정보통신업", "서적 출판업", "2009. 4. 6."]]
    paper = extract(table_document(rows, ["사업자등록증"]))
    assert (values(paper, "employer"), values(paper, "representative"), values(paper, "business_items")) == (["(주)견본출판"], ["김모의"], ["서적 출판업"])


@pytest.mark.parametrize(
    ("lines", "duties"),
    [
        (["연 구 원 채 용 계 약", "직위는 선임연구원이며 담당업무는 어류 종묘의 면역 응용 연구, 실험 설계와 수행, 연구 결과 보고서 작성이다."], ["어류 종묘의 면역 응용 연구", "실험 설계와 수행", "연구 결과 보고서 작성"]),
        (["관리직 임용계약서", "3조. 맡는 일은 미술관 전시운영부의 운영과 총괄, 창작 인력의 기획과 지휘이다."], ["미술관 전시운영부의 운영과 총괄", "창작 인력의 기획과 지휘"]),
        (["STATEMENT OF REASONS", "TESTER ALPHA will work as Hull Designer in our office and will design the hull structure of tankers; review the arrangement of ship piping; advise on design changes."],
         ["design the hull structure of tankers", "review the arrangement of ship piping", "advise on design changes"]),
        (["고용계약서", "가. 직위 = 용접원", "나. 하는 일 = 선체 구조 용접, 취부 용접", "다. 시간 = 하루 8시간"], ["선체 구조 용접", "취부 용접"]),
        (["고용계약서", "당사의 주요 업무는 선박 수리와 도장입니다.", "임금은 월 3,000,000원이다."], []),
    ],
)
def test_the_one_sentence_that_states_the_work(lines: list[str], duties: list[str]) -> None:
    assert texts(extract(document_of(lines))) == duties


@pytest.mark.parametrize(
    "line",
    ["The status sought is E-7 and the occupation is S2955 (game graphics designer).", "직업 (직종코드) : S2955 영상관련 디자이너", "Occupation Code . S2955"],
)
def test_filing_sheets_in_their_own_words(line: str) -> None:
    paper = extract(document_of(["FILING COVER LETTER", "We file an application for a visa for TESTER ALPHA.", line]))
    assert (paper.role, [code.number for code in paper.codes]) == (Role.APPLICATION, ["S2955"])


@pytest.mark.parametrize(
    ("lines", "employer"),
    [
        (["고용계약서", "사용자 (주)견본제어와(과) 근로자 TESTER ALPHA은(는) 아래에 합의한다."], "(주)견본제어"),
        (["고용 사유서", "저는 강원특별자치도 속초시 청초호반로 195에서 (주)견본호텔(을)를 운영하는 김모의입니다."], "(주)견본호텔"),
        (["고용 사유서", "저희는 견본연구소 여백 주식회사(사업자등록번호 123-45-67891)입니다."], "견본연구소 여백 주식회사"),
    ],
)
def test_firm_of_forms_that_know_no_particle(lines: list[str], employer: str) -> None:
    assert values(extract(document_of(lines)), "employer") == [employer]


def test_duties_of_the_position() -> None:
    paper = statement("3. Duties of the Position", "Position: Principal Hull Designer", "• design hull structures of gas carriers", "• calculate the strength of superstructures")
    assert texts(paper) == ["design hull structures of gas carriers", "calculate the strength of superstructures"]


@pytest.mark.parametrize("title", ["대표이사", "원장", "Managing Director"])
def test_words_of_labels_that_are_posts(title: str) -> None:
    assert values(extract(document_of(["근로계약서", f"직위: {title}"])), "job_title") == [title]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("주식회사 표본(대표이사) 김모의", "representative"),
        ("주식회사 표본(대표 전화) 02-000-0000", "representative"),
        ("Alpha Foods (미국), Beta Trading (베트남) 등에 수출하고 있습니다.", "employee"),
        ("급여는 정규직에 한해 30,000,000원을 넘습니다.", "annual_salary_krw"),
        ("Our company is engaged in the manufacture of valves for ships and was founded on 3 March 2010.", "start"),
        ("채용 시 이력서와 포트폴리오를 함께 제출하도록 하였으나 지원자가 없었습니다.", "attachment"),
    ],
)
def test_what_a_sentence_does_not_say(line: str, name: str) -> None:
    assert values(statement("2. 채용의 필요성", line), name) == []


def test_years_in_front_of_a_job_are_no_codes() -> None:
    paper = extract(document_of(["이력서", "E-7 신청용으로 제출", "2019 웹 개발자 근무", "2021 번역가 활동"]))
    assert (paper.role, paper.codes) == (Role.OTHER, ())


@pytest.mark.parametrize("noun", ["모바일 게임", "해외영업 총괄 책임"])
def test_nouns_that_end_like_a_verb_stay_whole(noun: str) -> None:
    assert texts(extract(document_of(["근로계약서", "제3조 (업무)", f"담당 업무는 {noun} 개발과 운영, {noun}"])))[-1].endswith(noun)
