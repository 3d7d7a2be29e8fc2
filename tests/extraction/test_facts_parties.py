from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT, STATEMENT, contract, facts, statement, table_document, values

GUARANTEE = ("신원보증서", "아래의 신원보증인은 피보증외국인의 체류를 보증합니다.")


def form(*rows: tuple[str, ...], before: tuple[str, ...] = CONTRACT) -> Paper:
    return extract(table_document(rows, before))


@pytest.mark.parametrize(
    ("paper", "employer"),
    [
        (contract("회사명 : 표본기계(주)"), "표본기계(주)"),
        (contract("상    호 : 주식회사 표본기계 (전화 : 000-0000-0000)"), "주식회사 표본기계"),
        (contract("사업체명: 표본기계(주)   대표자: 김모의"), "표본기계(주)"),
        (contract("업체명 Name of the enterprise  표본기계(주)"), "표본기계(주)"),
        (contract("표본기계(주)(이하 “갑”이라 한다)와 TESTER ETA(이하 “을”이라 한다)는 다음과 같이 계약한다."), "표본기계(주)"),
        (contract("사용자 주식회사 표본기계(이하 '회사'라 한다)와 근로자 TESTER ETA(이하 '직원'이라 한다)는 다음과 같이 근로계약을 체결한다."), "주식회사 표본기계"),
        (contract('This Agreement is made by and between Sample Machine Co., Ltd., a Korean company (the "Company"), and TESTER ETA (the "Employee").'),
         "Sample Machine Co., Ltd."),
        (contract("Employer: Sample Machine Co., Ltd."), "Sample Machine Co., Ltd."),
        (contract("Company Name: Sample Machine Inc. (Seoul)"), "Sample Machine Inc."),
        (statement("초청업체 : 표본기계 주식회사 (제조업 / 산업기계)"), "표본기계 주식회사"),
        (form(("회사명", "표본기계(주)", "대표자명", "김모의")), "표본기계(주)"),
        (form(("상호(법인명)", "주식회사 표본기계")), "주식회사 표본기계"),
        (form(("초청인/초청회사명\nName of Inviter", "표본기계(주)")), "표본기계(주)"),
    ],
)
def test_employer(paper: Paper, employer: str) -> None:
    assert facts(paper)["employer"] == employer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("사업자등록번호 : 123-45-67890", "123-45-67890"),
        ("사업자등록번호(법인등록번호) : 123-45-67890 (110111-1234567)", "123-45-67890"),
        ("사업자번호: 1234567890", "123-45-67890"),
        ("Business Registration No.: 123-45-67890", "123-45-67890"),
        ("사업자등록번호 Identification number 123-45-67890", "123-45-67890"),
        ("표본기계(주) (사업자등록번호 123 - 45 - 67890)", "123-45-67890"),
        ("The Company, business registration number 123-45-67890, hires the person.", "123-45-67890"),
    ],
)
def test_employer_number(line: str, number: str) -> None:
    assert facts(contract(line))["employer_number"] == number


@pytest.mark.parametrize(
    ("paper", "representative"),
    [
        (contract("대 표 자 : 김모의 (서명)"), "김모의"),
        (contract("대표이사: 김모의"), "김모의"),
        (contract("(사업주)", "사업체명 : 표본기계(주)", "성 명 : 김모의 (인)", "(근로자)", "성 명 : TESTER ETA (서명)"), "김모의"),
        (contract("성명 Name of the employer  KIM MOUI"), "KIM MOUI"),
        (contract("표본기계(주) 대표이사 김모의 (직인)"), "김모의"),
        (contract("Representative: KIM MOUI"), "KIM MOUI"),
        (contract("Sample Machine Co., Ltd., represented by its Representative Director, KIM MOUI, hires the person."), "KIM MOUI"),
        (form(("대표자명", "김모의")), "김모의"),
        (extract(table_document([("상호", "표본기계(주)"), ("성명(대표자)", "김모의")], ["사업자등록증"])), "김모의"),
    ],
)
def test_representative(paper: Paper, representative: str) -> None:
    assert facts(paper)["representative"] == representative


@pytest.mark.parametrize(
    ("paper", "employee"),
    [
        (contract("성 명 : TESTER ETA (서명)"), "TESTER ETA"),
        (contract("성명(영문): TESTER ETA  국적: 베트남  생년월일: 1990. 4. 4."), "TESTER ETA"),
        (contract("근로자 : 응우옌 반 안 (NGUYEN VAN AN)"), "NGUYEN VAN AN"),
        (contract("Employee: TESTER ETA ____________"), "TESTER ETA"),
        (contract("Full Name: Tester Eta-Nu"), "Tester Eta-Nu"),
        (contract("성명 Name of the employee  TESTER ETA"), "TESTER ETA"),
        (contract("표본기계(주)(이하 “갑”이라 한다)와 TESTER ETA(이하 “을”이라 한다)는 다음과 같이 계약한다."), "TESTER ETA"),
        (contract('Agreement between Sample Machine Co., Ltd. ("Employer") and Mr. Tester Eta, a national of Vietnam ("Employee").'), "Tester Eta"),
        (statement("피초청인 : TESTER ETA (베트남, 1990. 4. 4.생, 여권번호 M12345678)"), "TESTER ETA"),
        (statement("피초청인 TESTER ETA(베트남 국적, 1990년 4월 4일생)는 무역회사에서 근무하였습니다."), "TESTER ETA"),
        (statement("We wish to hire Mr. Tester Eta for our sales team."), "Tester Eta"),
        (form(("성명(영문)", "TESTER ETA", "성별", "M")), "TESTER ETA"),
        (form(("근로자\n(을)", "성 명", "TESTER ETA")), "TESTER ETA"),
        (form(("성 Surname", "TESTER", "명 Given names", "ETA"), before=("통합신청서 (신고서)", "희망 자격")), "TESTER ETA"),
    ],
)
def test_employee(paper: Paper, employee: str) -> None:
    assert facts(paper)["employee"] == employee


@pytest.mark.parametrize(
    ("line", "passport"),
    [
        ("여권번호 : M12345678", "M12345678"),
        ("여 권 번 호 : m 1234 5678", "M12345678"),
        ("Passport No.: AB1234567", "AB1234567"),
        ("여권번호 Passport Number  C1234567", "C1234567"),
        ("피초청인 : TESTER ETA (베트남, 1990. 4. 4.생, 여권번호 M12345678)", "M12345678"),
        ("TESTER ETA, a citizen of Vietnam, holding passport number M12345678, is hired.", "M12345678"),
        ("여권번호는 M123A4567이다.", "M123A4567"),
    ],
)
def test_passport(line: str, passport: str) -> None:
    assert facts(statement(line))["passport"] == passport


@pytest.mark.parametrize(
    ("line", "birth"),
    [
        ("생년월일 : 1990. 4. 4.", "1990-04-04"),
        ("생년월일: 1990년 4월 4일", "1990-04-04"),
        ("생년월일 Birthdate  1990-04-04", "1990-04-04"),
        ("생년월일 : 90.04.04", "1990-04-04"),
        ("생년월일 : 19900404", "1990-04-04"),
        ("Date of Birth: April 4, 1990", "1990-04-04"),
        ("Date of birth: 04 APR 1990", "1990-04-04"),
        ("피초청인 : TESTER ETA (베트남, 1990. 4. 4.생)", "1990-04-04"),
        ("TESTER ETA, born on 4 April 1990, is hired.", "1990-04-04"),
    ],
)
def test_birth(line: str, birth: str) -> None:
    assert facts(statement(line))["birth"] == birth


@pytest.mark.parametrize(
    ("line", "nationality"),
    [
        ("국 적 : 베트남", "VN"),
        ("국적 : 베트남사회주의공화국", "VN"),
        ("Nationality: Vietnamese", "VN"),
        ("국적 / Nationality : VIETNAM", "VN"),
        ("국적 : 베트남(VIETNAM)", "VN"),
        ("피초청인 : TESTER ETA (베트남, 1990. 4. 4.생)", "VN"),
        ("TESTER ETA, a citizen of Vietnam, is hired.", "VN"),
        ("베트남 국적의 TESTER ETA를 채용하고자 합니다.", "VN"),
        ("국적 : 아틀란티스", "아틀란티스"),
    ],
)
def test_nationality(line: str, nationality: str) -> None:
    assert facts(statement(line))["nationality"] == nationality


@pytest.mark.parametrize(
    "line",
    [
        "성 명 : ____________ (인)", "여권번호 : ", "여권번호 : X00000000", "사업자등록번호 : 000-00-00000", "국적 :        ", "생년월일 :     년   월   일",
        "대표자 : (서명 또는 인)", "상호 : ○○○", "근로자 : (을)", "Employee: ____________", "회사명 : -", "Passport No.: N/A",
    ],
)
def test_empty_fields_are_no_facts(line: str) -> None:
    assert facts(contract(line)) == {}


def test_two_names_in_one_paper_are_both_kept() -> None:
    paper = contract("근로자 성명 : TESTER ETA", "(근로자)", "성 명 : TESTER THETA (서명)")
    assert values(paper, "employee") == ["TESTER ETA", "TESTER THETA"]


def test_one_name_printed_twice_counts_once() -> None:
    paper = contract("근로자 성명 : TESTER ETA", "(근로자)", "성 명 : Tester Eta (서명)")
    assert values(paper, "employee") == ["TESTER ETA"]


def test_the_guarantor_is_not_the_person() -> None:
    rows = [("1. 피보증외국인", "", "", ""), ("성명", "TESTER ETA", "국적", "베트남"), ("여권번호", "M12345678", "생년월일", "1990. 4. 4."),
            ("2. 신원보증인", "", "", ""), ("성명", "김모의", "국적", "대한민국"), ("여권번호", "M87654321", "생년월일", "1970. 1. 1."),
            ("근무처", "표본기계(주)", "직위", "대표이사"), ("보증기간", "2026. 12. 1. ~ 2028. 11. 30.", "", "")]
    found = facts(extract(table_document(rows, GUARANTEE)))
    assert found == {"employee": "TESTER ETA", "nationality": "VN", "passport": "M12345678", "birth": "1990-04-04",
                     "employer": "표본기계(주)", "start": "2026-12-01", "end": "2028-11-30"}


def test_a_certificate_of_past_work_names_no_employer_of_this_job() -> None:
    rows = [("성 명", "TESTER ETA", "생년월일", "1990. 4. 4."), ("회 사 명", "MOCK PUMPS INC.", "직 위", "Engineer"), ("발급일", "2026. 9. 1.", "", "")]
    assert facts(extract(table_document(rows, ["경력증명서"]))) == {"employee": "TESTER ETA", "birth": "1990-04-04", "issued": "2026-09-01"}


def test_present_employer_abroad_in_an_application_is_left_out() -> None:
    rows = [("6. 직업 / EMPLOYMENT", "", "", ""), ("회사명\nName of Company", "MOCK PUMPS INC.", "직위\nPosition", "Engineer"),
            ("7. 방문정보 / DETAILS OF VISIT", "", "", ""), ("9. 초청 / DETAILS OF INVITATION", "", "", ""), ("초청회사명", "표본기계(주)", "피초청인", "TESTER ETA")]
    found = facts(extract(table_document(rows, ["사증발급인정신청서", "방문정보"])))
    assert (found.get("employer"), found.get("job_title")) == ("표본기계(주)", None)


@pytest.mark.parametrize("line", ["당사는 베트남 법인의 대표자 회의에 참석할 인력이 필요합니다.", "대한민국 국적의 직원은 지원하지 않았습니다.",
                                  "여권 번역과 생년월일 확인을 맡습니다.", "해외 회사명 조사와 상호 확인"])
def test_sentences_that_hold_label_words_are_no_facts(line: str) -> None:
    assert facts(extract(document_of([*STATEMENT, line]))) == {}


@pytest.mark.parametrize(
    "line",
    ["회사 : 예시기기 주식회사(113-81-62095, 대표이사 홍길동)", "예시기기 주식회사(113-81-62095, 대표이사 홍길동)는 차단기를 제조합니다.",
     "Sample Systems Co., Ltd. (예시기기㈜, 113-81-62095) builds networks."],
)  # fmt: skip
def test_parties_reads_a_registration_number_without_its_word(line: str) -> None:
    assert values(statement(line), "employer_number") == ["113-81-62095"]


def test_parties_takes_no_telephone_for_a_registration_number() -> None:
    assert not values(statement("예시기기 주식회사(031-812-6209, 담당 홍길동)는 차단기를 제조합니다."), "employer_number")


def test_parties_leaves_number_and_other_name_out_of_the_firm() -> None:
    document = table_document([["Inviting company", "Sample Food Co., Ltd. (예시푸드(주), 615-81-50232)"]], STATEMENT)
    assert facts(extract(document))["employer"] == "Sample Food Co., Ltd."


def test_parties_takes_a_foreigner_under_the_company_for_the_person() -> None:
    rows = [["Company", "Sample Corp. (261-81-40592)"], ["Name", "SAMPLE ALPHA BETA (Brazil), 2002-03-26, passport GK410928"]]
    found = facts(extract(table_document(rows, STATEMENT)))
    assert "representative" not in found
    assert (found["employee"], found["nationality"]) == ("SAMPLE ALPHA BETA", "BR")


def test_parties_cuts_a_name_before_its_particulars() -> None:
    rows = [["Invitee", "SAMPLE ALPHA, Kazakhstan, born 1996-07-30, passport N13308265"]]
    found = facts(extract(table_document(rows, STATEMENT)))
    assert (found["employee"], found["nationality"]) == ("SAMPLE ALPHA", "KZ")


def test_parties_finds_another_person_left_in_the_prose() -> None:
    paper = statement("SAMPLE ALPHA는 우즈베키스탄 국적으로 당사 사업에 적합합니다.", "위와 같은 사유로 TESTER BETA의 초청을 요청드립니다.")
    assert values(paper, "employee") == ["SAMPLE ALPHA", "TESTER BETA"]
    assert values(paper, "nationality") == ["UZ"]


def test_post_follows_a_workplace_to_the_address_above() -> None:
    paper = contract('Made between Sample Co., Ltd. ("Sample"), 8F, 20 Sample-ro 241beon-gil, Bundang-gu, Seongnam-si, and Mr. SAMPLE ALPHA ("Employee").',
                     "4. Place of work. Sample's office stated above.")  # fmt: skip
    assert values(paper, "workplace") == ["20 Sample-ro 241beon-gil, Bundang-gu, Seongnam-si"]


def test_post_reads_as_whom_a_person_joins() -> None:
    assert values(statement("He will join us as General Manager (부장) and lead the team."), "job_title") == ["General Manager"]
