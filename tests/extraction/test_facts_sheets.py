"""Lists of staff, rows without marks, brackets behind a name, bands over paragraphs, labels above values that span the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.extraction import Role, extract, extract_all
from analyzer.readers import Document, Format, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.tables import GridCell, places
from tests.conftest import document_of
from tests.extraction.papers import statement, table_document, texts, values
from tests.extraction.test_bundled import bundle

WORK = ["해외 바이어 발굴과 수출 상담", "수출 가격 협상과 계약 체결", "해외 박람회 참가와 거래처 관리"]
NAMES = ("윤모의", "최모의", "강모의", "조모의")


def staff_list(*foreign: tuple[str, str]) -> list[list[str]]:
    people = [(name, "한국", "대리", "2019-03-02") for name in NAMES] + [(name, nation, "연구원", "2024-07-01") for name, nation in foreign]
    return [["연번", "성명", "국적(자격)", "직위", "입사일"], *([str(number), *person] for number, person in enumerate(people, 1))]


def test_list_of_staff_counts_people_and_names_nobody() -> None:
    paper = extract(table_document(staff_list(("TESTER BETA", "인도(E-7-1)")), ["직 원 명 부", "주식회사 견본"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([4], [1])
    assert [name for name in ("employee", "nationality", "job_title", "start", "passport") if paper.fact(name)] == []


def test_sums_of_a_list_of_staff_go_before_its_rows() -> None:
    paper = extract(table_document(staff_list(("TESTER BETA", "인도(E-7-1)")), ["직원명부"], ["한국인 8명, 외국인(E-7) 2명, 합계 10명 (신규 초청 1명 별도)"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([8], [2])


def test_head_of_a_column_is_no_state() -> None:
    rows = [["No", "이름", "국적", "자격취득일"], *([str(i), name, "대한민국", "2022.05.02"] for i, name in enumerate(NAMES, 1))]
    paper = extract(table_document(rows, ["고용보험 피보험자 목록"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([4], [])


@pytest.mark.parametrize(
    ("line", "koreans", "foreigners"),
    [
        ("합계 내국인 14명(고용보험 3개월 이상), 외국인 4명(E-7-3). 신규 초청 예정 1명은 포함하지 않음.", [14], [4]),
        ("상시 인원: 내국인(대표 제외) 6명, 외국인(E-7-1) 1명", [6], [1]),
        ("내국인 20명 이상을 뽑을 목표입니다.", [], []),
    ],
)
def test_numbers_of_staff_beside_brackets(line: str, koreans: list[int], foreigners: list[int]) -> None:
    paper = extract(document_of(["부서별 인원 현황", line]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == (koreans, foreigners)


@pytest.mark.parametrize(
    "bracket", ["(베트남, 1990-04-04, M1234567)", "(베트남, 1990년 4월 4일생, 여권 M1234567)", "(Vietnam / 1990.04.04 / passport M1234567)", "(국적 베트남, 생년월일 1990. 4. 4., 여권번호 M1234567)"]
)
@pytest.mark.parametrize("around", ["(주)견본기계(123-45-67891)가 TESTER ALPHA{}을(를) 설계원으로 고용하는 것을 추천합니다.", "채용 대상 : TESTER ALPHA {}"])
def test_particulars_in_brackets_behind_a_name(around: str, bracket: str) -> None:
    paper = extract(document_of(["고용추천서", around.format(bracket)]))
    assert [values(paper, name) for name in ("employee", "nationality", "birth", "passport")] == [["TESTER ALPHA"], ["VN"], ["1990-04-04"], ["M1234567"]]


def test_brackets_without_particulars_tell_nothing() -> None:
    paper = extract(document_of(["고용추천서", "견본기계(경남 창원, 2001년 3월 4일 설립, 유압기계)는 성실한 기업입니다."]))
    assert [name for name in ("employee", "nationality", "birth", "passport") if paper.fact(name)] == []


def test_rows_of_a_licence_that_nothing_parts() -> None:
    lines = ["사업자등록증 사본", "등록번호 401-81-28866 소재지 전북특별자치도 군산시 외항로 702", "상호 견본환경 주식회사 업태 소매업, 부동산업", "대표자 김모의 종목 의류 판매, 점포 임대", "개업일 2016-06-01 교부일 2026.09.28"]
    paper = extract(document_of(lines))
    told = {name: values(paper, name) for name in ("employer", "employer_number", "representative", "business_type", "business_items", "issued")}
    assert told == {"employer": ["견본환경 주식회사"], "employer_number": ["401-81-28866"], "representative": ["김모의"], "business_type": ["소매업, 부동산업"],
                    "business_items": ["의류 판매, 점포 임대"], "issued": ["2026-09-28"]}


@pytest.mark.parametrize("line", ["대표자 김모의는 직위 과장을 맡긴다.", "직위와 성명을 적는다", "상호 협력하는 업태 전환을 이룬다."])
def test_a_sentence_is_no_row_of_labels(line: str) -> None:
    paper = statement("2. 고용 사유", line)
    assert [name for name in ("employer", "business_type", "job_title") if paper.fact(name)] == []


def test_label_that_spans_a_table_above_its_value() -> None:
    rows = [["직책", "고용기간"], ["해외영업 대리", "2026. 12. 1. ~ 2028. 11. 30."], ["일하는 곳"], ["서울특별시 금천구 가산디지털1로 205"], ["급여"], ["월 3,300,000원"]]
    paper = extract(table_document(rows, ["근로계약서"]))
    assert values(paper, "workplace") == ["서울특별시 금천구 가산디지털1로 205"]
    assert (values(paper, "monthly_salary_krw"), values(paper, "end")) == ([3_300_000], ["2028-11-30"])


@pytest.mark.parametrize(
    ("line", "firm"),
    [
        ("회사: 주식회사 견본랩 서울특별시 송파구 법원로 127, 8층 대표이사 김모의 (인)", "주식회사 견본랩"),
        ("사용자 상호: 견본농기계 주식회사대표이사 김모의 (인)", "견본농기계 주식회사"),
        ("근무처 및 직위: 견본정밀(주) CAD 제도사", "견본정밀(주)"),
    ],
)
def test_firm_without_address_head_and_post(line: str, firm: str) -> None:
    assert values(extract(document_of(["근로계약서", line])), "employer") == [firm]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["3. 업무의 내용 : CNC 가공사원 (생산2반)", *(f"- {duty}" for duty in WORK)], "CNC 가공사원 (생산2반)"),
        (["3. 담당 직무 (식품 바이어)", *(f"- {duty}" for duty in WORK)], "식품 바이어"),
        (["■ 무엇을 맡기는가 — 국제진료 코디네이터", *(f"· {duty}" for duty in WORK)], "국제진료 코디네이터"),
    ],
)
def test_title_beside_the_work_and_all_the_work_below(lines: list[str], title: str) -> None:
    paper = extract(document_of(["고용사유서", *lines]))
    assert values(paper, "job_title") == [title]
    assert [duty for duty in texts(paper) if duty != title] == WORK


def test_title_in_the_row_of_the_person() -> None:
    assert values(statement("2) 대상자: TESTER ALPHA, 캐나다, 영어 교육팀장 예정, 신청직종 E-7-1 2691"), "job_title") == ["영어 교육팀장"]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["고용사유서", "신청 자격은 2352 로봇공학 전문가이며, 대구에서 근무합니다."], "2352"),
        (["고용사유서", "건명 웹 개발자(2224) TESTER ALPHA 채용"], "2224"),
        (["Filing Summary – Status E-7", "Occupation code: 2352 로봇공학 전문가", "Papers attached", "1. Employment contract", "2. Degree certificate"], "2352"),
        (["Cover Letter for E-7 Filing", "Status sought: E-7-1. Occupation: 2833 Advertising and public relations specialist.", "1. Employment agreement", "4. Degree certificate"], "2833"),
        (["신청 내역서", "신청일: 2026-11-02", "직종코드: 14901 (농림·어업관련 관리자)", "낸 서류: 근로계약서, 고용사유서"], "14901"),
        (["제출 서류", "2026. 11. 2. / E-7-1 / 직종코드 2314 / 조경 기술자"], "2314"),
        (["제목 전문인력(E-7-1 2371 환경공학 기술자) 사증발급인정 신청", "붙임 근로계약서, 고용사유서, 고용추천서, 학위증명서. 끝."], "2371"),
    ],
)
def test_code_of_sheets_and_sentences(lines: list[str], number: str) -> None:
    assert [code.number for code in extract(document_of(lines)).codes] == [number]


def test_number_behind_another_name_is_no_code_in_prose() -> None:
    assert extract(document_of(["고용사유서", "당사의 자격은 2352 건의 특허이며, 매출은 늘었습니다."])).codes == ()


def test_letter_in_a_bundle_is_told_by_its_subject() -> None:
    letter = ["Sample Storage Inc.", "October 9, 2026", "Re: Agreement of employment", "We confirm the terms.", "• design controller boards for storage servers", "• bring up first samples of boards"]
    papers = extract_all(bundle(["Filing Summary – Status E-7", "Occupation code: 2211 컴퓨터 하드웨어 기술자"], letter))
    assert [paper.role for paper in papers] == [Role.APPLICATION, Role.CONTRACT]


def test_band_over_paragraphs_is_a_heading() -> None:
    builder = Builder()
    builder.add("근 로 계 약 서")
    for band, lines in (("기간", ["2026년 12월 1일 – 2027년 11월 30일"]), ("하는 일", [f"가. {WORK[0]}", f"나. {WORK[1]}"]), ("보수", ["월 2,500,000원, 연 30,000,000원"])):
        builder.add(band, BlockKind.CELL, cell=places([GridCell(0, 0, band)], builder.new_table())[0])
        for line in lines:
            builder.add(line)
    paper = extract(Document(Path("표.docx"), "표.docx", Format.DOCX, Status.READ, builder.text, tuple(builder.blocks)))
    assert (values(paper, "start"), values(paper, "end"), values(paper, "monthly_salary_krw")) == (["2026-12-01"], ["2027-11-30"], [2_500_000])
    assert texts(paper) == WORK[:2]


def test_length_of_a_career_is_no_term() -> None:
    paper = statement("2. 외국인", "현지 무역회사에서 3년 동안 근무하였습니다.", "기간: 2026년 12월 1일 ~ 2028년 11월 30일")
    assert values(paper, "term_months") == []


@pytest.mark.parametrize(
    "rows",
    [
        [["접수일", "코드", "직종"], ["2026. 11. 2.", "2815", "경영 및 진단 전문가"], ["자격", "업체", "등록번호"], ["E-7-1", "(주)견본경영", "107-88-19531"]],
        [["Status applied for", "Occupation code", "Occupation"], ["E-7-1", "2815", "Management and diagnosis specialist"], ["Firm", "Ref.", "Reg. no."], ["(주)견본경영", "17 B", "107-88-19531"]],
        [["직종", "기관", "고유번호"], ["경영 및 진단 전문가(2815)", "(주)견본경영", "107-88-19531"], ["방문목적", "한국표준직업분류코드"], ["취업활동", "2815"]],
    ],
)
def test_labels_above_values_where_one_of_them_is_unknown(rows: list[list[str]]) -> None:
    paper = extract(table_document(rows, ["견본서식 11 / 사증발급인정 신청 요지"]))
    assert {code.number for code in paper.codes if code.number} == {"2815"}
    assert (values(paper, "employer"), values(paper, "employer_number")) == (["(주)견본경영"], ["107-88-19531"])


def test_labels_beside_values_are_no_header() -> None:
    rows = [["성명", "TESTER ALPHA", "국적", "베트남"], ["세부자격", "E-7-1", "비자구분", "신규"], ["직위", "과장", "부서", "설계팀"]]
    paper = extract(table_document(rows, ["고용사유서"]))
    assert (values(paper, "employee"), values(paper, "nationality"), values(paper, "job_title")) == (["TESTER ALPHA"], ["VN"], ["과장"])


def test_row_with_a_passport_is_a_person_below_the_firm_too() -> None:
    rows = [["사업장", "견본동물원 주식회사"], ["성명", "국적", "생년월일", "여권"], ["TESTER ALPHA", "짐바브웨", "1992. 6. 1.", "A08827415"]]
    paper = extract(table_document(rows, ["고용사유서"]))
    assert [values(paper, name) for name in ("employee", "nationality", "birth", "passport")] == [["TESTER ALPHA"], ["ZW"], ["1992-06-01"], ["A08827415"]]


def test_sums_of_departments() -> None:
    rows = [["직무", "내국인", "외국인"], ["간호", "5", "0"], ["접수", "3", "0"], ["통역", "0", "2 (E-7-2)"], ["행정", "2", "0"], ["합계", "10", "2"]]
    paper = extract(table_document(rows, ["직원 현황"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([10], [2])


def test_number_that_the_sum_line_leaves_out_is_counted() -> None:
    rows = [["번호", "성명", "국적"], *([str(i), name, "대한민국"] for i, name in enumerate(NAMES, 1))]
    paper = extract(table_document(rows, ["4대보험 가입자 명부"], ["계 4명 (외국인 0명)"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([4], [0])


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["접수서", "신청일 2026. 11. 2. / 직종 2832 여행상품 개발자", "구비서류: ① 고용계약서 ② 고용사유서 ③ 직원현황"], Role.APPLICATION),
        (["Dear Officer,", "please find our application for a certificate of visa eligibility under E-7-1, code 2233 정보 보안 전문가.", "The envelope holds the employment agreement, the recruitment reason statement and the resume."], Role.APPLICATION),
        (["고용사유서", "첨부: 직무기술서", "신청 직종 2842 해외 영업원", "업무는 첨부한 직무기술서와 같습니다."], Role.STATEMENT),
        (["고용사유서", "첨부: 근로계약서", "신청 직종 2842 해외 영업원", "담당업무", f"- {WORK[0]}", f"- {WORK[1]}"], Role.STATEMENT),
    ],
)
def test_cover_that_names_the_statement_is_none(lines: list[str], role: Role) -> None:
    assert extract(document_of(lines)).role is role


def test_who_signs_for_a_company_is_not_the_employer() -> None:
    lines = ["근로계약서", "(주)견본구조엔지니어링", "사용자 (주)견본구조엔지니어링(대표 방모의, 등록번호 134-86-49159)와 근로자 TESTER ALPHA(베트남, 여권 M1234567)은 계약을 체결한다.", "사용자", "방모의 (인)"]
    assert values(extract(document_of(lines)), "employer") == ["(주)견본구조엔지니어링"]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("근무할 곳은 전라남도 순천시 왕지로 61이며, 기간은 2026. 12. 1.부터 2028. 11. 30.까지입니다.", "workplace", "전라남도 순천시 왕지로 61"),
        ("저희는 네팔 사람 TESTER ALPHA를 생산반장으로 들이고자 합니다.", "job_title", "생산반장"),
        ("제 주소지에 본점을 둔 견본마린(주)(사업자등록번호 610-86-33170, 대표이사 김모의)는 선박을 설계합니다.", "employer", "견본마린(주)"),
    ],
)
def test_particulars_in_sentences_of_letters(line: str, name: str, value: str) -> None:
    assert values(statement("2. 고용 조건", line), name) == [value]


@pytest.mark.parametrize(
    "rows",
    [
        [["직종코드", "2351"], ["직종명", "제도사"], ["성명", "TESTER ALPHA"]],
        [["Occupation code (직종코드)", "Occupation name"], ["2351", "제도사 (Draftsperson)"]],
        [["체류자격 Status", "한국표준직업분류코드 Occupation Code"], ["E-7-1", "2351"], ["직종명 Occupation", "초청업체"], ["제도사", "(주)견본기계"]],
    ],
)
def test_name_of_the_filed_occupation_in_a_cell_of_its_own(rows: list[list[str]]) -> None:
    paper = extract(table_document(rows, ["사증발급인정신청서 별지"]))
    assert [(code.number, code.name[:3]) for code in paper.codes if code.number] == [("2351", "제도사")]
    assert values(paper, "job_title") == []


def test_numbered_title_heads_a_page_of_a_bundle() -> None:
    cover = ["Visa file: TESTER ALPHA", "Occupation 2231 데이터 전문가", "Contents: (1) contract of employment, (2) statement of reasons"]
    contract = ["(1) Contract of Employment", "ARTICLE 1 (POSITION) Database Engineer.", "ARTICLE 2 (DUTIES)", "2.1 Design tables and keys of the order databases", "2.2 Change indexes to shorten response time"]
    enclosed = ["Enclosed papers", "(1) Contract of Employment", "(2) Degree"]
    assert [paper.role for paper in extract_all(bundle(cover, contract))][-1] is Role.CONTRACT
    assert len(extract_all(bundle(cover, enclosed))) == 1


def test_heading_that_names_the_post() -> None:
    paper = extract(document_of(["Statement of Reasons for Recruitment", "C. The person", "She studied in Breda.", "D. Her work as Conference Planner (2835)", "She prepares our candidature files for societies. She makes the cost plan.", "E. Terms", "Three years."]))
    assert texts(paper) == ["She prepares our candidature files for societies.", "She makes the cost plan."]


def test_passport_beside_a_date_of_birth_without_a_mark() -> None:
    paper = extract(table_document([["국적·생년월일·여권", "베트남\n1990.04.21 M12345678"]], ["고용사유서"]))
    assert values(paper, "passport") == ["M12345678"]


def test_birth_in_a_bracket_is_no_begin_of_the_term() -> None:
    paper = statement("미얀마 국적 TESTER BETA(1999.3.28., 여권 MG123456)를 호텔 접수 사무원(3612), 직위 접수원으로 2026.12.1.부터 2028.11.30.까지 연 36,000,000원에 고용하고자 합니다.")
    assert (values(paper, "start"), values(paper, "end")) == (["2026-12-01"], ["2028-11-30"])


@pytest.mark.parametrize(
    ("line", "firm"),
    [
        ("사용자: Sample Robotics Inc., 401 Daehak-ro, Yuseong-gu, Daejeon", "Sample Robotics Inc."),
        ("회사명: (주)견본홀딩스 ‘견본’ 중식 주방장", "(주)견본홀딩스"),
        ("회사명: 농업회사법인 “예시농장” 주식회사", "농업회사법인 “예시농장” 주식회사"),
        ("회사명: Sample Inc. 부산지점", "Sample Inc. 부산지점"),
        ("회사명: Sample Asset Co., Ltd. 견본자산 주식회사", "견본자산 주식회사"),
    ],
)
def test_firm_without_what_stands_behind_it(line: str, firm: str) -> None:
    assert values(extract(document_of(["근로계약서", line])), "employer") == [firm]


@pytest.mark.parametrize(
    ("sentence", "papers"),
    [
        ("별첨 1 의 한국무역협회 수출실적증명서와 별첨 2 의 두바이 바이어 3 개사 구매의향서에서 보듯 당사 수출은 안정적입니다.", ["한국무역협회 수출실적증명서", "두바이 바이어 3 개사 구매의향서"]),
        ("선생님은 교육학 석사이며(첨부한 석사학위증 참조), 영어를 잘 가르칩니다.", ["석사학위증"]),
    ],
)
def test_papers_that_a_sentence_refers_to(sentence: str, papers: list[str]) -> None:
    assert values(statement(sentence), "attachment") == papers


@pytest.mark.parametrize("place", ["경기도 성남시 분당구 판교로 235, 3층", "(06236) 서울특별시 강남구 테헤란로 152"])
def test_an_address_in_the_cell_of_the_code_is_no_code(place: str) -> None:
    rows = [["체류자격(직종코드)", place]]
    assert [code.number for code in extract(table_document(rows, ["외국인 고용사유서"])).codes if code.number] == []


def test_an_address_below_the_label_of_the_code_is_no_code() -> None:
    rows = [["활용기간", "체류자격", "직종코드"], ["2026.12.1. ~ 2027.11.30.", "E-7", "서울특별시 송파구 중대로 135, 동관 9층"]]
    assert [code.number for code in extract(table_document(rows, ["외국인 고용사유서"])).codes if code.number] == []


def test_labels_of_other_codes_are_none() -> None:
    rows = [["체류자격", "직종코드 Occupation Code", "산업코드"], ["E-7-1", "", ""]]
    assert [(code.number, code.name) for code in extract(table_document(rows, ["사증발급인정신청서"])).codes if code.number or code.name] == []


def test_code_behind_the_name_of_the_occupation() -> None:
    letter = ["Recruitment Reason Statement", "Dear Sir or Madam,", "The occupation is teacher at a foreign school, code 2699."]
    assert [code.number for code in extract(document_of(letter)).codes] == ["2699"]
