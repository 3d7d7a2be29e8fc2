"""Facts of papers that follow no form: answers to questions, headings in the writer's own words, certificates in running text."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.extraction.papers import contract, facts, statement, table_document, values

ANSWERS = (
    "Q1. 어떤 업체입니까?", "수출 회사입니다.",
    "Q2. 누구를 고용합니까?", "SAMPLE ALPHA, 러시아, 여, 1998년 4월 12일생, 여권번호 76 2290314",
    "Q3. 신청 자격과 직종은?", "E-7-2, 호텔 접수 사무원(3612), 직위는 프런트 사원입니다.",
    "Q4. 어디에서 일합니까?", "당사 예시영업장(강원특별자치도 속초시 영랑해안길 77) 프런트에서 근무합니다.",
    "Q6. 기간과 급여는?", "2026. 12. 1. ~ 2027. 11. 30. / 월 245만원, 연 2,940만원입니다.",
    "Q9. 상시 직원 수는?", "내국인 12명, 외국인 3명(E-7) 입니다.",
)  # fmt: skip


def test_answers_to_questions() -> None:
    found = facts(statement(*ANSWERS))
    assert found["employee"] == "SAMPLE ALPHA"
    assert (found["passport"], found["birth"]) == ("762290314", "1998-04-12")
    assert (found["job_title"], found["workplace"]) == ("프런트 사원", "강원특별자치도 속초시 영랑해안길 77")
    assert (found["start"], found["end"]) == ("2026-12-01", "2027-11-30")
    assert (found["monthly_salary_krw"], found["annual_salary_krw"]) == (2_450_000, 29_400_000)
    assert (found["korean_staff"], found["foreign_staff"]) == (12, 3)


def test_headings_without_numbers_end_what_was_said_of_a_party() -> None:
    found = facts(statement(
        "회사", "예시출판은 책을 냅니다.", "대상자", "SAMPLE ALPHA(여, 일본, 1993년 7월 26일생, 여권번호 TZ1180357).",
        "직종과 직위", "번역가·통역가(2914), 직위는 과장입니다.", "근로 조건", "2026. 12. 1. ~ 2027. 11. 30., 서울특별시 마포구 양화로 91, 연봉 3,480만원",
    ))  # fmt: skip
    assert (found["employee"], found["job_title"], found["workplace"]) == ("SAMPLE ALPHA", "과장", "서울특별시 마포구 양화로 91")
    assert (found["start"], found["end"], found["annual_salary_krw"]) == ("2026-12-01", "2027-11-30", 34_800_000)


def test_title_beside_other_terms_in_one_line() -> None:
    assert facts(statement("6. 고용 조건", "직위 디자인 팀장, 연봉 39,600,000원, 근무지 경기도 고양시 일산동구 고봉로 770"))["job_title"] == "디자인 팀장"


APPLICATION = ("사증발급인정신청서", "1. 인적사항 / PERSONAL DETAILS", "성명 / Full name in English : SAMPLE ALPHA",
               "6. 직업 / EMPLOYMENT [ ] 사업가 [√] 직장인 [ ] 학생", "현 직장명 / Name of Company : Former Works LLC",
               "9. 초청 / INVITATION", "초청인 / Inviting company : (주)예시이엔씨", "사업자등록번호 / Registration No. : 504-81-33908")  # fmt: skip


def test_form_for_the_visa_names_the_person_and_the_inviting_company() -> None:
    paper = extract(document_of(list(APPLICATION)))
    assert paper.role is Role.APPLICATION
    assert [fact.value for fact in paper.facts_named("employee")] == ["SAMPLE ALPHA"]
    assert [fact.value for fact in paper.facts_named("employer")] == ["(주)예시이엔씨"]


@pytest.mark.parametrize(
    ("line", "employer"),
    [
        ("회사명 : 예시도료화학 주식회사 사업자등록번호 123-45-67890", "예시도료화학 주식회사"),
        ("Employer: Sample Power Co., Ltd., business registration no. 123-45-67890", "Sample Power Co., Ltd"),
        ("Company name: Sample Pixel Co., Ltd. Yoon Tae-ha", "Sample Pixel Co., Ltd"),
    ],
)  # fmt: skip
def test_name_of_the_firm_ends_before_what_stands_behind_it(line: str, employer: str) -> None:
    assert str(facts(contract(line))["employer"]).rstrip(".") == employer


@pytest.mark.parametrize(
    ("person", "name"),
    [("SAMPLE ALPHA BETA, Italy (이탈리아), 1989-04-09", "SAMPLE ALPHA BETA"), ("SAMPLE ALPHA, Republic of Türkiye, 1989-04-09", "SAMPLE ALPHA")],
)
def test_name_of_the_person_ends_before_the_nationality(person: str, name: str) -> None:
    assert facts(contract(f"Employee (근로자) : {person}"))["employee"] == name


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (["Period: 1 August 2024 to 31 July 2026"], 2.0), (["Period of employment: September 1, 2025 to April 30, 2026"], 0.67),
        (["재직기간 : 2019. 3. 1. ~ 2022. 2. 28.", "재직기간 : 2022. 1. 1. ~ 2023. 2. 28."], 4.0),
        (["Period: 1 August 2024 – present", "Date of issue: 2 August 2026"], 2.0),
    ],
)  # fmt: skip
def test_years_between_the_dates_of_a_certificate(lines: list[str], years: float) -> None:
    paper = extract(document_of(["경력증명서 CERTIFICATE OF EMPLOYMENT", "This certifies that SAMPLE ALPHA (date of birth: 3 May 1990) worked with us.", *lines, "We certify the above."]))
    assert paper.role is Role.CREDENTIAL
    assert facts(paper)["experience_years"] == years
    assert facts(paper)["employee"] == "SAMPLE ALPHA"


def test_date_in_front_of_an_address_is_the_date_of_issue() -> None:
    paper = extract(document_of(["CERTIFICATE OF EMPLOYMENT", "Date: 18 February 2026 To whom it may concern,", "We certify that SAMPLE ALPHA worked with us."]))
    assert facts(paper)["issued"] == "2026-02-18"


@pytest.mark.parametrize(
    ("degree", "major"),
    [("Bachelor of Arts (History)", "History"), ("BSc Mass Communication", "Mass Communication"), ("공학사(기계공학)", "기계공학"), ("Bachelor of Engineering", None)],
)
def test_field_beside_the_degree(degree: str, major: str | None) -> None:
    assert facts(extract(document_of(["DEGREE CERTIFICATE", f"Degree : {degree}", "We certify the above."]))).get("major") == major


@pytest.mark.parametrize(
    ("line", "papers"),
    [
        ("그 추이는 별첨 유학생 통계표에 정리하였습니다.", ["유학생 통계표"]),
        ("Our export record certificate, our HACCP certificate and the organisation chart of the company are enclosed with this memo.",
         ["export record certificate", "HACCP certificate", "organisation chart of the company"]),
    ],
)  # fmt: skip
def test_enclosed_papers_in_a_sentence(line: str, papers: list[str]) -> None:
    found = [str(fact.value) for fact in statement(line).facts_named("attachment")]
    assert set(papers) <= set(found)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("① 연봉은 금 삼천사백팔십만원(34,800,000원, 세전)으로 하고 매월 2,900,000원씩 12회로 나누어 지급한다.", "annual_salary_krw", 34_800_000),
        ("대상자 SAMPLE ALPHA (베트남, 1995. 12. 2., 여권 C5077126), 고용기간 2026. 12. 28. ~ 2028. 12. 27., 연봉 4,200만원", "start", "2026-12-28"),
        ("고용기간 : 2026.12.01~2028.11.3 0", "end", "2028-11-30"),
        ("1.1 The Company engages the Employee for a fixed term beginning on January 11, 2027 and ending on January 10, 2029.", "end", "2029-01-10"),
    ],
)  # fmt: skip
def test_values_in_running_text(line: str, name: str, value: object) -> None:
    assert facts(contract(line))[name] == value


def test_unit_behind_the_number_of_a_form() -> None:
    assert facts(extract(document_of(["통합신청서 (신고서)", "연 소득금액 Annual income : 2,640 (만원)"])))["annual_salary_krw"] == 26_400_000


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('표본기계(주)(이하 “갑”)과 TESTER ETA(국적 베트남, 생년월일 1995년 12월 30일, 여권번호 C9021745, 이하 “을”)는 계약한다.', "birth", "1995-12-30"),
        ("여권 C4K7Y9T12", "passport", "C4K7Y9T12"),
        ("근무조건은 직위 수석 컨설턴트, 계약기간 2026년 12월 14일부터 2028년 12월 13일까지입니다.", "job_title", "수석 컨설턴트"),
        ("① “을”은 “갑”의 번역부 소속 번역 주임(으)로 근무한다.", "job_title", "번역 주임"),
        ("업무 내용 : (선임연구원) 회로 설계; 시제품 시험", "job_title", "선임연구원"),
        ("3. 업무의 내용 : 경영지원 부장 - 회사가 지시하는 제반 업무 일체", "job_title", "경영지원 부장"),
        ("회사: (주)표본투어 김모의 (인)", "employer", "(주)표본투어"),
        ("회사: 주식회사 표본펌프 김모의  대표자: 김모의", "employer", "주식회사 표본펌프"),
        ("직위는 통번역 담당 주임, 연봉은 36,600,000원이며, 근무지는 서울특별시 마포구 월드컵북로 396입니다.", "job_title", "통번역 담당 주임"),
        ("The employment is from January 11, 2027 to July 31, 2028 at our campus.", "end", "2028-07-31"),
    ],
)
def test_facts_as_others_word_them(line: str, name: str, value: object) -> None:
    assert facts(contract(line))[name] == value


def test_registration_number_behind_an_english_firm_is_none_of_its_name() -> None:
    line = ('This Agreement is made by and between Sample Power Systems Co., Ltd., Business Registration No. 412-86-70923, having its office in Naju '
            '(the "Company"), and TESTER ETA, born on 1992-12-02 (the "Employee").')
    assert facts(contract(line))["employer"] == "Sample Power Systems Co., Ltd."


def test_day_of_joining_is_no_number_of_staff() -> None:
    rows = [["순번", "성명", "구분", "취득일"], ["1", "윤*아", "내국인", "2020-03-07"], ["2", "이*희", "내국인", "2016-04-26"], ["3", "외국인 가", "외국인(E-7)", "2023-09-02"]]
    paper = extract(table_document(rows, ["고용보험 사업장 취득자 명부", "피보험자 수 : 내국인 11명, 외국인 2명 (계 13명)"]))
    assert values(paper, "korean_staff") == [11]


def test_surname_and_given_names_in_one_cell_are_one_name() -> None:
    paper = extract(table_document([["Surname and given names", "TESTER ETA"], ["Passport No.", "C7730412"]], ["여권 사본 / PASSPORT"]))
    assert values(paper, "employee") == ["TESTER ETA"]


def test_cell_with_label_and_value_heads_no_column() -> None:
    rows = [["근로자\nEmployee", "성명 Name: TESTER ETA"], ["1. 근로계약기간", "2026-12-14 ~ 2028-12-13"], ["2. Place", "512 Haean-ro, Gangneung-si"], ["4. Hours", "8 hours a day"]]
    paper = extract(table_document(rows, ["표준근로계약서 (Standard Labor Contract)"]))
    assert values(paper, "employee") == ["TESTER ETA"] and facts(paper)["end"] == "2028-12-13"


def test_exhibit_named_as_attached_in_the_middle_of_a_sentence() -> None:
    paper = statement("기대효과: 대상자가 만든 시험도료의 성능은 첨부한 도막 시험성적서로 입증됨", "Both certificates are attached.")
    assert values(paper, "attachment") == ["도막 시험성적서"]


def test_years_of_a_career_are_no_term_of_this_job() -> None:
    paper = statement("TESTER ETA 씨는 표본호텔에서 2018년 2월 5일부터 2023년 6월 30일까지 프런트 접수 일을 하였습니다.", "계약기간 : 2027년 1월 4일부터 2029년 1월 3일까지")
    assert (values(paper, "start"), values(paper, "end")) == (["2027-01-04"], ["2029-01-03"])


def test_months_of_notice_are_no_term() -> None:
    paper = contract("제1조 (계약기간) 계약기간은 2026년 12월 14일부터 2028년 12월 13일까지로 하고, 만료 1개월 전까지 서면 합의로 갱신할 수 있다.")
    assert values(paper, "term_months") == []


def test_person_in_the_subject_line_is_no_title() -> None:
    assert "job_title" not in facts(statement("제목 : 외국인 전문인력(TESTER ETA) 고용 사유"))


def test_passport_under_a_heading_for_pay_is_no_amount() -> None:
    paper = contract("연봉 및 근로조건", "표본메디텍 주식회사와 TESTER ETA(러시아, 여권 761204488)의 계약입니다.", "(5) 연봉", "44,400,000원(월 3,700,000원)")
    assert values(paper, "annual_salary_krw") == [44400000]


def test_role_of_a_party_is_no_firm() -> None:
    paper = extract(table_document([["회사", "직원"], ["(주)표본배관 대표이사 김모의 (인)", "TESTER ETA (서명)"]], ["고용계약서"]))
    assert "직원" not in values(paper, "employer")


def test_contract_that_runs_from_day_to_day_and_one_that_is_made_on_a_day() -> None:
    assert facts(statement("계약은 2026년 12월 1일부터 2029년 11월 30일까지이고 연봉은 40,800,000원입니다."))["end"] == "2029-11-30"
    assert "start" not in facts(contract("이 계약은 2026년 10월 6일 체결하였다."))


def test_head_in_english_behind_the_firm_is_none_of_its_name() -> None:
    assert facts(statement("1. Employer: 표본네트웍 유한회사, Managing Director 김모의, 서울특별시 서초구 강남대로"))["employer"] == "표본네트웍 유한회사"


def test_articles_headed_by_one_general_word() -> None:
    paper = contract("제1조 【목적】", "이 계약은 주식회사 표본소재(305-81-00001, 대표이사 김모의, 이하 갑)와 TESTER ETA(인도, 이하 을)의 근로조건을 정한다.",
                     "제4조 【장소】", "대전광역시 유성구 예시2로 187", "제5조 【시간】", "주 5일, 09:00~18:00(휴게 12:00~13:00), 1일 8시간, 월 소정 209시간.")
    found = facts(paper)
    assert (found["employer"], found["workplace"], found["weekly_hours"]) == ("주식회사 표본소재", "대전광역시 유성구 예시2로 187", 40.0)


def test_letter_head_names_the_firm_and_its_subject_the_person() -> None:
    found = facts(statement("발신: (주)표본리조트 (강원특별자치도 예시시 예시길 61)", "제목: TESTER ETA(이탈리아, 1987-02-20생, 여권번호 YB0000001) 고용사유서",
                            "저희는 위 사람을 조리사로 맞아 2026년 12월 1일부터 2028년 11월 30일까지 강원특별자치도 예시시 예시길 61에서 일하도록 합니다."))
    assert (found["employer"], found["employee"]) == ("(주)표본리조트", "TESTER ETA")
    assert (found["start"], found["end"]) == ("2026-12-01", "2028-11-30")
    assert facts(statement("보내는 이: 주식회사 표본염공 기술연구소"))["employer"] == "주식회사 표본염공"


def test_who_signs_an_application_is_no_firm() -> None:
    paper = extract(document_of(["사증발급인정신청서", "8. 초청인", "상호 : 주식회사 표본게임즈", "신청일 : 2026년 11월 2일", "신청인 김모의 (인)"]))
    assert values(paper, "employer") == ["주식회사 표본게임즈"]


def test_number_of_the_next_label_is_none_of_the_value() -> None:
    found = facts(statement("2. 대표자 : 김모의 3. 사업자번호 : 403-81-00001", "6. 대상자 생년월일 : 1994. 05. 17. 여권번호 : M1234567"))
    assert (found["representative"], found["birth"]) == ("김모의", "1994-05-17")


def test_terms_are_no_title() -> None:
    assert "job_title" not in facts(contract("귀하를 아래 조건으로 채용합니다."))


def test_sheet_of_no_known_kind_files_the_code_in_its_field() -> None:
    sheet = extract(document_of(["VISA SHEET", "Applicant : TESTER ETA", "Status sought : E-7 (Specific Activities)", "Occupation code : 2223 Application Software Developer"]))
    assert [code.number for code in sheet.codes] == ["2223"]
    assert not extract(document_of(["ORDER SHEET", "Occupation code : 2223 Application Software Developer"])).codes  # no visa is spoken of


def test_day_of_issue_in_the_midst_of_a_line() -> None:
    paper = extract(document_of(["고용보험 가입자 명부", "(주)표본주조 / 615-81-00001 / 발급일자 2026-04-16", "1. 김모의 취득 2019-04-03 대한민국"]))
    assert values(paper, "issued") == ["2026-04-16"]
