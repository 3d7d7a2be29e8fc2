"""Facts under labels that nobody knows, told by what the value can only be; conditions of contracts; what is printed on a paper's validity."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.extraction.papers import contract, statement, table_document, texts, values


@pytest.mark.parametrize(
    "line",
    [
        "약속한 때 2026.12.1.~2027.11.30.", "고용의 때: 2026년 12월 1일부터 2027년 11월 30일까지", "조건: 2026. 12. 1. ~ 2027. 11. 30. / 연 43,200,000원",
        "When: 1 December 2026 – 30 November 2027", "회사는 대상자를 2026. 12. 1.부터 2027. 11.\n30.까지 수원시에서 연 40,800,000원에 데려오려 합니다.",
    ],
)  # fmt: skip
def test_span_of_a_year_to_come_is_the_term(line: str) -> None:
    paper = statement(*line.split("\n"), "2026. 10. 5.")
    assert (values(paper, "start"), values(paper, "end")) == (["2026-12-01"], ["2027-11-30"])


@pytest.mark.parametrize(
    "line",
    ["구인 기간 2026. 10. 1. ~ 2027. 5. 30.", "정부과제 수행: 2026. 11. 1. ~ 2029. 10. 31.", "납품 계약 2026. 12. 1. ~ 2028. 11. 30.", "기획 2026. 10. 1. ~ 2027. 5. 30. 모집 공고", "공고 2026. 11. 1. ~ 2027. 6. 30.", "수습 2026. 12. 1. ~ 2027. 6. 30.", "전시관 2019. 3. 1. ~ 2021. 2. 28.", "행사 2026. 12. 1. ~ 2026. 12. 9.", "사무실 임대 2026. 12. 1. ~ 2028. 11. 30."],
)  # fmt: skip
def test_other_spans_are_no_term(line: str) -> None:
    assert values(statement(line, "2026. 10. 5."), "end") == []


def test_two_spans_to_come_leave_the_term_open() -> None:
    assert values(statement("첫째 2026. 12. 1. ~ 2027. 11. 30.", "둘째 2026. 12. 1. ~ 2028. 11. 30.", "2026. 10. 5."), "end") == []


def test_lone_registration_number_is_the_firms() -> None:
    assert values(statement("사업자", "주식회사 표본넥스트, 등록번호 135-88-29941, 대표이사 반모의"), "employer_number") == ["135-88-29941"]
    assert values(statement("거래처 번호 모음 135-88-29941"), "employer_number") == []


@pytest.mark.parametrize(
    ("line", "firm"),
    [
        ("2026. 10. 16. 표본정밀금속(주) 대표 지모의 (인)", "표본정밀금속(주)"),
        ("2026년 10월 15일표본경영연구소 주식회사 대표 김모의 (인)", "표본경영연구소 주식회사"),
        ("2026. 10. 16. 행정사 김모의 (인)", None),
    ],
)
def test_company_beside_the_seal_is_the_employer(line: str, firm: str | None) -> None:
    assert values(statement("직위 금속재료 연구원", "앞으로 시험 용탕을 만들어 마모시험을 합니다.", line), "employer") == ([firm] if firm else [])


def test_address_among_the_terms_is_the_workplace() -> None:
    assert values(statement("조건", "2026. 12. 7. ~ 2028. 12. 6. / 연 43,200,000원 / 수원시 영통구 표본로 145, 9층"), "workplace")[0].startswith("수원시 영통구 표본로 145")
    assert values(statement("당사는 수원시 영통구 표본로 145에 있습니다."), "workplace") == []


def test_english_firm_with_its_korean_name_behind_has_both() -> None:
    paper = extract(document_of(["EMPLOYMENT CONTRACT", "Employer: Sample Materials Inc. (표본소재 주식회사), CEO Kim Moui", "Working hours: 40 hours a week"]))
    assert values(paper, "employer") == ["Sample Materials Inc.", "표본소재 주식회사"]


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("수습기간은 두지 않는다.", 0), ("수습: 없음", 0), ("No probation applies.", 0), ("입사일부터 3개월을 수습기간으로 한다.", 3),
        ("The first three months are a probation period.", 3), ("Probation: 6 months", 6),
    ],
)  # fmt: skip
def test_months_of_probation(line: str, months: int) -> None:
    assert values(contract(line), "probation_months") == [months]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("임금은 매월 10일에 지급한다.", "pay_day", 10), ("임금은 매월 말일에 지급한다.", "pay_day", 31),
        ("Pay: KRW 48,000,000 a year, paid on the last working day of the month", "pay_day", 31),
        ("근로시간은 월요일부터 토요일까지 08:00~17:00(휴게 1시간)으로 한다.", "days_a_week", 6), ("근로시간: 주 5일, 09:00~18:00", "days_a_week", 5),
    ],
)  # fmt: skip
def test_day_of_pay_and_days_of_work(line: str, name: str, value: int) -> None:
    assert values(contract(line), name) == [value]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("발급일 2026. 4. 6., 증명서의 유효기간 2026. 5. 6.까지", "valid_until", "2026-05-06"),
        ("유효기간: 발급일로부터 30일 이내(2026년 4월 8일까지)", "valid_until", "2026-04-08"),
        ("유효기간 2026. 4. 6. ~ 2026. 10. 5.", "valid_until", "2026-10-05"),
        ("This certificate is valid until 6 May 2026.", "valid_until", "2026-05-06"),
        ("(유효기간 발급일부터 6개월)", "valid_months", 6),
    ],
)
def test_validity_that_is_printed_on_a_paper(line: str, name: str, value: object) -> None:
    paper = extract(document_of(["납세증명서", "상호 주식회사 표본", line]))
    assert values(paper, name) == [value]


def test_end_of_a_passport_is_not_the_papers() -> None:
    assert values(extract(document_of(["납세증명서", "여권 유효기간 2026. 5. 6.까지"])), "valid_until") == []


def test_issue_date_of_a_list_of_staff_and_of_a_paper_of_an_office() -> None:
    rows = [["번호", "이름", "국적", "취득일"], *[[str(n), name, "대한민국", f"20{n + 10}-03-02"] for n, name in enumerate(["용모의", "제모의", "송모의", "문모의", "최모의"], 1)]]
    paper = extract(table_document(rows, ["고용보험 사업장 피보험자격 명부"], ["발급일 2026년 5월 11일 근로복지공단"]))
    assert (paper.role, values(paper, "issued")) == (Role.INSURANCE_LIST, ["2026-05-11"])
    office = extract(document_of(["관광사업 등록 확인서", "위와 같이 등록되어 있음을 확인합니다.", "2026년 2월 5일 표본시장 (관인)"]))
    assert values(office, "issued") == ["2026-02-05"]


def test_labels_above_values_row_about_row() -> None:
    rows = [["성 명", "국 적", "생년월일", "여 권"], ["TESTER ALPHA", "스웨덴", "1991. 2. 8.", "AA5208173"],
            ["직 명", "소 속", "계약 시작", "계약 종료"], ["국제홍보 전문위원", "대외협력처 홍보팀", "2026. 12. 1.", "2028. 11. 30."]]  # fmt: skip
    paper = extract(table_document(rows, ["근로계약서"]))
    assert (values(paper, "employee"), values(paper, "birth"), values(paper, "department")) == (["TESTER ALPHA"], ["1991-02-08"], ["대외협력처 홍보팀"])


def test_numbered_labels_above_their_values() -> None:
    rows = [["4. 직원", "5. 국적", "6. 생년월일", "7. 여권"], ["TESTER ALPHA", "몽골", "1998-03-09", "E2290437"]]
    paper = extract(table_document(rows, ["근로계약서", "제1조 (근로시간)", "주 40시간"]))
    assert (values(paper, "nationality"), values(paper, "birth"), values(paper, "passport")) == (["MN"], ["1998-03-09"], ["E2290437"])


def test_box_below_a_numbered_heading_holds_its_value() -> None:
    paper = extract(table_document([["데이터베이스 관리자"]], ["근로계약서", "제1조 (근로시간)", "주 40시간", "3. 직위"]))
    assert values(paper, "job_title") == ["데이터베이스 관리자"]


def test_list_marked_like_guidance_is_work() -> None:
    work = ["계절별 파스타와 해산물 코스 구성", "생면 반죽과 소스, 육수 조리", "숯불 그릴 요리의 굽기 조절", "식재료 검수와 원가표 작성"]
    assert texts(contract("담당업무", *(f"※ {each}" for each in work)))[: len(work)] == work
    assert texts(contract("담당업무", "※ 담당업무를 구체적으로 기재", "계절별 파스타와 해산물 코스 구성")) == ["계절별 파스타와 해산물 코스 구성"]


def test_post_behind_the_firm_and_before_a_sentence() -> None:
    assert values(statement("직위: 해외마케팅 매니저. 표본대학교 통번역대학원 석사(2021)."), "job_title") == ["해외마케팅 매니저"]
    assert values(contract('을은 갑의 "선박설계 엔지니어"로서 다음 일을 한다.'), "job_title") == ["선박설계 엔지니어"]


def test_words_of_the_work_name_nobody() -> None:
    assert values(contract("담당업무", "외국인 투숙객의 문의와 불편 접수, 해당 부서 연결"), "employee") == []


def test_annual_pay_in_front_of_the_monthly_one() -> None:
    paper = contract("임금 : 연봉 금 50,400,000원을 매월 4,200,000원씩 20일에 지급한다.")
    assert (values(paper, "annual_salary_krw"), values(paper, "monthly_salary_krw")) == ([50_400_000], [4_200_000])
    paper = contract("임금 : 기본급 월 3,050,000원, 교대수당 월 450,000원(고정), 월 계 3,500,000원 / 연 42,000,000원")
    assert values(paper, "monthly_salary_krw") == [3_500_000]


def test_years_at_school_are_no_experience() -> None:
    paper = extract(document_of(["학력·경력 확인서", "학력", "표본 제12고등학교", "2014.9 ~ 2017.6", "경력", "표본조선 배관공", "2024.4 ~ 2026.6"]))
    assert values(paper, "experience_years") == [2.25]


@pytest.mark.parametrize(
    ("line", "major"), [("표본대학교 음악학부에서 민속음악 전공 음악학사 과정을 마쳤음을 증명함.", "민속음악"), ("학위 : Sample University, Bachelor of Travel and Tourism Management, 2024년 8월 졸업", "Travel and Tourism Management")]
)  # fmt: skip
def test_major_in_words_of_its_own(line: str, major: str) -> None:
    assert values(extract(document_of(["졸업증명서", line])), "major") == [major]


def test_labels_left_end_the_reach_of_labels_above() -> None:
    rows = [["성명", "국적"], ["TESTER ALPHA", "영국"], ["생년월일", "1992. 5. 3.", "여권", "HM240418"], ["회사", "(주)표본코리아"], ["맡길\n업무", "홍보 전략을 세우고 광고의 제작 방향을 제안한다."]]
    grid = [[cell for pair in row for cell in (pair, "")] if len(row) == 2 and row[0] in ("성명", "TESTER ALPHA") else row for row in rows]
    paper = extract(table_document(grid, ["외국인력 고용사유서"]))
    assert (values(paper, "birth"), values(paper, "passport"), values(paper, "employer"), values(paper, "representative")) == (["1992-05-03"], ["HM240418"], ["(주)표본코리아"], [])
    assert texts(paper) == ["홍보 전략을 세우고 광고의 제작 방향을 제안한다."]


def test_row_of_one_cell_below_a_heading_holds_its_value() -> None:
    rows = [["1. 초청기업"], ["표본머신 주식회사, 503-81-66240, 대표이사 피모의"], ["2. 직종코드 및 직위"], ["2742 해외 영업원, 직위 해외영업 대리"], ["3. 고용기간과 근무지"],
            ["2026. 12. 15. ~ 2028. 12. 14. / 대구광역시 서구 표본로 71"], ["4. 급여"], ["연 43,200,000원"]]  # fmt: skip
    paper = extract(table_document(rows, ["고용사유서"]))
    assert [(code.number, code.name) for code in paper.codes] == [("2742", "해외 영업원")]
    assert (values(paper, "workplace"), values(paper, "end"), values(paper, "annual_salary_krw")) == (["대구광역시 서구 표본로 71"], ["2028-12-14"], [43_200_000])


def test_paper_that_says_how_long_it_can_be_used() -> None:
    paper = extract(document_of(["4대 사회보험 사업장 가입자 확인", "발급일 2026년 4월 8일", "이 확인서는 발급일부터 3개월 동안 쓸 수 있습니다."]))
    assert (values(paper, "issued"), values(paper, "valid_months")) == (["2026-04-08"], [3])


def test_firm_at_its_address() -> None:
    assert values(contract("대구광역시 서구 표본로 71 소재 표본머신 주식회사(대표이사 피모의, 사업자등록번호 503-81-66240)는 다음과 같이 계약한다."), "employer") == ["표본머신 주식회사"]


def test_span_of_a_paper_without_a_day_of_its_own_may_lie_behind_it() -> None:
    assert values(statement("생년월일 1990. 1. 1.", "가나상사 2015. 3. 2. ~ 2018. 2. 28.", "다라무역 2018. 4. 1. ~ 2022. 3. 31."), "end") == []


def test_span_of_another_length_than_the_stated_one_is_no_term() -> None:
    assert values(statement("고용기간은 입사일부터 1년으로 합니다.", "둘째 2026. 11. 1. ~ 2029. 10. 31.", "2026. 10. 5."), "end") == []


@pytest.mark.parametrize(
    "line",
    ["수신: 주식회사 견본 대표 김모의", "신원보증인 주식회사 견본 대표 김모의 (인)", "대행: 견본행정 주식회사 대표 김모의 (인)", "거래처: 견본(주) 대표 김모의 (인)"],
)
def test_other_companies_at_the_end_are_not_the_employer(line: str) -> None:
    assert values(statement("직위 금속재료 연구원", line), "employer") == []


@pytest.mark.parametrize("line", ["본사: 서울특별시 강남구 표본로 1, 자본금 500,000,000원", "기숙사 수원시 영통구 표본로 145 (월세 500,000원 지원)", "현주소 수원시 영통구 표본로 145, 연 42,000,000원"])
def test_other_addresses_beside_money_are_no_workplace(line: str) -> None:
    assert values(statement(line), "workplace") == []


@pytest.mark.parametrize(
    ("line", "title"),
    [("Position: Sr. Software Engineer", "Sr. Software Engineer"), ("Position: Asst. Manager (Overseas Sales)", "Asst. Manager (Overseas Sales)"),
     ("당사는 \"글로벌 강소기업\"으로 선정되었습니다.", ""), ("제품은 \"표본라떼\"로 판매됩니다.", "")],
)  # fmt: skip
def test_words_that_only_look_like_a_post(line: str, title: str) -> None:
    assert values(contract(line), "job_title") == ([title] if title else [])


@pytest.mark.parametrize("line", ["Place: Seoul   Date: 5 October 2026", "장소: 서울 코엑스"])
def test_place_of_signing_is_no_workplace(line: str) -> None:
    assert values(contract(line), "workplace") == []


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("유효기간: 6개월 (발급일 2026. 4. 6.)", None), ("유효기간 시작일 2026-01-01 종료일 2027-12-31", "2027-12-31"), ("valid from 2026-01-01 to 2027-12-31", "2027-12-31"),
        ("His employment contract was valid until 30 June 2024.", None), ("특허권 유효기간 2024. 5. 6.까지", None), ("유효기간 2026. 1. 1.(목) ~ 2027. 12. 31.", "2027-12-31"),
    ],
)  # fmt: skip
def test_other_days_near_a_validity_do_not_end_it(line: str, until: str | None) -> None:
    assert values(extract(document_of(["납세증명서", line])), "valid_until") == ([until] if until else [])


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("계약기간 12개월, 수습 3개월", [3]), ("퇴직 시 1개월 전 통보. 수습 3개월", [3]), ("수습 후 6개월마다 평가", []), ("수습기간 중에는 해고 1개월 전에 예고한다.", []), ("시용품 3개월분 제공", []),
        ("The probation period shall not exceed 3 months.", [3]), ("수습기간은 별도로 두지 않는다.", [0]), ("수습: 해당 없음", [0]),
    ],
)  # fmt: skip
def test_months_that_are_not_the_probations(line: str, months: list[int]) -> None:
    assert values(contract(line), "probation_months") == months


@pytest.mark.parametrize(
    ("line", "days"), [("임금은 매월 1일부터 말일까지 산정하여 익월 10일에 지급한다.", [10]), ("국민연금은 매월 10일까지 납부한다.", []), ("보고서는 매월 15일까지 제출한다.", [])]
)
def test_days_of_the_month_that_are_not_of_pay(line: str, days: list[int]) -> None:
    assert values(contract(line), "pay_day") == days


def test_work_at_a_school_is_work() -> None:
    assert values(extract(document_of(["경력증명서", "근무처: 표본대학교", "2019.3 ~ 2023.2", "위와 같이 재직하였음을 증명합니다."])), "experience_years") == [4.0]


def test_rows_of_work_below_a_header_stay_rows() -> None:
    rows = [["구분", "담당업무"], ["회계", "월 결산과 재무제표 작성"], ["급여", "급여 대장 작성과 지급"], ["세무", "부가세 신고 자료 작성"], ["기타", "외부 감사 대응"]]
    assert len(texts(extract(table_document(rows, ["근로계약서"])))) == 4


def test_names_in_brackets_and_of_any_ending_are_names() -> None:
    assert values(contract("성명: 로드리게스 디에고"), "employee") == ["로드리게스 디에고"]
    assert values(contract("성명: 응우옌 반 안 (피초청인)"), "employee") == ["응우옌 반 안"]
    assert values(contract("대표자: 김모의 (대표이사)"), "representative") == ["김모의"]


def test_paper_of_a_title_alone_is_empty() -> None:
    assert texts(extract(document_of(["근로계약서"]))) == []


def test_notes_with_the_mark_of_a_list_are_no_work() -> None:
    notes = ["※ 업무 내용을 상세히 적을 것", "※ 비중을 함께 표시할 것", "※ 단순 노무 업무는 불가"]
    assert texts(contract("담당업무", *notes, "해외 바이어 발굴과 수출 상담")) == ["해외 바이어 발굴과 수출 상담"]
