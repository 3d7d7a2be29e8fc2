"""Statements that are letters without a title, and work that their sentences announce; headings numbered without a dot."""

from __future__ import annotations

import pytest

from analyzer.extraction import Paper, Role, extract, extract_all
from analyzer.readers.document import BlockKind
from tests.conftest import document_of
from tests.extraction.papers import contract, facts, statement, table_document, texts, values
from tests.extraction.test_bundled import CONTRACT as BUNDLED_CONTRACT
from tests.extraction.test_bundled import bundle

LETTER = [
    "서울, 2026년 10월 16일 심사를 맡으신 분께",
    "견본커머스 대표 김표본입니다. 저희는 화분 가게의 온라인 매장을 만들어 드립니다.",
    "이번에 SAMPLE ALPHA 님(1996-10-15생, 여권 M3390182)을 웹 개발자(2224, E-7-1)로 모시려 합니다.",
    "이분은 상품 목록과 장바구니 화면을 개발하고, 주문을 처리하는 웹 서비스를 작성하며, 카드사의 결제 창을 사이트에 붙이는 일을 맡습니다.",
    "연봉 45,600,000원, 2027-01-11부터 2029-01-10까지입니다.",
    "김표본 드림",
]


def letter(*lines: str, name: str = "대표 서신.pdf") -> Paper:
    return extract(document_of(list(lines), name))


def test_letter_without_a_title_is_a_statement() -> None:
    paper = letter(*LETTER)
    assert paper.role is Role.STATEMENT
    assert any("웹 서비스를 작성하며" in duty for duty in texts(paper))


@pytest.mark.parametrize(
    "lines",
    [
        # A letter that asks for something else, an agent's cover letter without any work, a greeting to customers.
        ["심사관님께", "SAMPLE ALPHA(여권 M3390182)의 체류지 변경을 신고합니다. E-7-1 체류 중입니다.", "김표본 드림"],
        ["출입국사무소장 귀하", "아래 서류를 E-7-1 신청을 위해 제출합니다. 계약서 1부, 사유서 1부.", "행정사 김표본 (인)"],
        ["고객님께", "저희는 웹 개발자를 모집하여 새 사이트를 열었습니다. 연봉 인상과 함께 일을 나누어 맡습니다.", "김표본 드림"],
    ],
)
def test_other_letters_are_no_statements(lines: list[str]) -> None:
    assert letter(*lines).role is not Role.STATEMENT


def test_letter_begins_a_paper_inside_a_bundle() -> None:
    papers = extract_all(bundle([*BUNDLED_CONTRACT, "2026. 10. 14. 김표본 (인)"], LETTER))
    assert [paper.role for paper in papers] == [Role.CONTRACT, Role.STATEMENT]


def test_passport_number_is_no_title_of_a_copy() -> None:
    lines = ["법률사무소 견본", "창원출입국·외국인사무소장 귀중", "본 변호사는 인도 국적 SAMPLE NU(1991-07-17생, 여권 S6029384)의 고용사유를 다음과 같이 소명합니다.", "내국인 52명이 재직합니다."]
    assert extract(document_of(lines, "소명.docx")).role is Role.STATEMENT
    assert extract(document_of(["여권 사본", "M12345678 SAMPLE NU"], "x.docx")).role is Role.OTHER


@pytest.mark.parametrize("title", ["비자 신청 요약서", "신청내용 요약표"])
def test_summary_of_an_application_is_no_statement(title: str) -> None:
    lines = [title, "초청인 견본 주식회사, SAMPLE NU / 1991-07-17생 / 여권 S6029384", "직종코드 2331", "서류: 계약서, 사유서, 경력증명"]
    assert extract(document_of(lines, "요약.docx")).role is Role.APPLICATION


@pytest.mark.parametrize("title", ["Statement of employment", "Statement of service"])
def test_statement_of_employment_is_a_certificate(title: str) -> None:
    lines = ["Sample Glasgroenten B.V.", title, "Mr. Sample Alpha (born 15 March 1982) worked for our company from 1 May 2014 until 30 June 2026 as head of cultivation."]
    assert extract(document_of(lines, "붙임1.pdf")).role is Role.CREDENTIAL
    assert extract(document_of(["Statement of Employment Reason", *lines[2:]], "1.pdf")).role is not Role.CREDENTIAL


def test_work_behind_its_announcement() -> None:
    paper = statement("2. SAMPLE은 펌웨어 개발자로서 다음을 맡습니다. 제어칩의 레지스터를 다루는 저수준 코드를 쓰고, 통신 구동부를 만들며, 실시간 커널을 새 보드에 옮깁니다.")
    assert any("저수준 코드를 쓰고" in duty for duty in texts(paper))


def test_lines_behind_the_employee_shall_are_duties() -> None:
    lines = ["2. Position", "2.2 The Employee shall:", "write Kotlin and Swift code for the expense-card application;", "profile start-up time and remove crashes reported by users;",
             "8. Confidentiality", "The Employee shall not disclose card data, customer lists or unreleased features."]
    found = texts(extract(document_of(["EMPLOYMENT AGREEMENT", "1. Term", "From 1 December 2026 to 30 November 2029.", *lines])))
    assert found == ["write Kotlin and Swift code for the expense-card application;", "profile start-up time and remove crashes reported by users;"]


def test_terms_behind_the_employee_shall_are_none() -> None:
    lines = ["8. Confidentiality", "The Employee shall:", "keep card data and customer lists secret;", "return all property of the Company at the end;"]
    assert texts(extract(document_of(["EMPLOYMENT AGREEMENT", "1. Term", "From 1 December 2026 to 30 November 2029.", *lines]))) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [("Plans the schedule of each campaign and measures reach and response when a campaign has ended.", 1), ("Mr. Sample has worked as a planner of campaigns for eight years in Tokyo.", 0)],
)
def test_what_is_over_by_then_is_no_past_of_the_person(sentence: str, count: int) -> None:
    assert len(texts(extract(document_of(["Employment Contract", "Article 2 - Duties", sentence, "Article 3 - Place", "Seoul."])))) == count


def test_table_labels_numbered_without_a_dot() -> None:
    rows = [["1 기간", "2026. 12. 14 ~ 2028. 12. 13"], ["3 직위", "금형반 기술사원"], ["4 하는일", "프레스 금형의 다이 제작과 조립"], ["5 시간", "08:00~17:00 휴게 1시간, 1일 8시간"]]
    paper = extract(table_document(rows, ["근로계약서"]))
    assert facts(paper)["job_title"] == "금형반 기술사원"
    assert texts(paper) == ["프레스 금형의 다이 제작과 조립"]


def test_number_with_its_unit_is_no_numbered_label() -> None:
    paper = extract(table_document([["직위", "주임"], ["근로시간", "8 시간"], ["수습", "3 개월"]], ["근로계약서"]))
    assert facts(paper)["job_title"] == "주임"


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        (["첨부로 (1) 병원 납품계약서 12부, (2) 특허등록증 사본, (3) 채용공고 화면 3매를 제출하오니 살펴 주시기 바랍니다."], "attachment", "병원 납품계약서"),
        (["투자사의 투자확약서와 조직도를 함께 제출하니 당사의 성장성을 살펴 주시기 바랍니다."], "attachment", "투자확약서"),
        (["피초청인은 과학교사로서 견본캠퍼스(인천광역시 연수구 견본로 51)에 근무하며, 수업안을 짜고 실험을 지도합니다."], "workplace", "인천광역시 연수구 견본로 51"),
    ],
)
def test_particulars_in_sentences(lines: list[str], name: str, value: object) -> None:
    assert value in values(statement(*lines), name)


def test_trial_in_a_row_of_an_annex() -> None:
    rows = [["직위", "엔지니어"], ["근무시간", "13:00 ~ 22:00 (휴게 1시간)"], ["수습", "입사일부터 6개월"]]
    assert values(extract(table_document(rows, ["근로계약서", "[별첨 1] 세부 근로조건"])), "probation_months") == [6]


def test_person_under_a_heading_that_nobody_knows() -> None:
    lines = ["EMPLOYER", "Sample Cell Institute Co., Ltd.", "No. 133-86-70592", "APPOINTED PERSON", "SAMPLE DE ALPHA", "Date of birth: 13 July 1991", "Passport N8841207"]
    paper = extract(document_of(["RESEARCH CONTRACT", *lines, "WORK TO BE DONE", "Plan and run experiments on stem cells", "HOURS", "8 hours a day"], "contract.docx"))
    assert (values(paper, "birth"), values(paper, "passport")) == (["1991-07-13"], ["N8841207"])


def test_birth_of_the_head_of_a_firm_is_not_the_persons() -> None:
    lines = ["EMPLOYER", "Sample Co., Ltd.", "CEO: Kim Sample, date of birth: 3 May 1970", "EMPLOYEE", "SAMPLE ALPHA", "Date of birth: 13 July 1991", "Passport N8841207"]
    assert values(extract(document_of(["LABOR CONTRACT", *lines])), "birth") == ["1991-07-13"]


def test_name_in_front_of_a_bracket_keeps_to_its_line() -> None:
    paper = contract("Workplace: Gangneung", "SAMPLE ALPHA (베트남, 1990-04-04, 여권 M1234567)")
    assert "SAMPLE ALPHA" in values(paper, "employee") and not any("Gangneung" in str(value) for value in values(paper, "employee"))


def test_staff_counted_under_heads_of_their_own() -> None:
    lines = ["우리회사 인원 (2026년 10월 20일)", "내국인(고용보험 3개월 이상)", "김하나(경리), 박두리(생산), 최세나(배송) - 이상 9명", "외국인 전문인력", "1) SAMPLE ALPHA (E-7-1, 2024.8 입사)", "2) SAMPLE NU (금번 신청)", "합계 2명"]
    paper = extract(document_of(lines, "직원현황.docx"))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([9], [2])


def test_certificate_dated_behind_its_last_sentence() -> None:
    lines = ["재직(경력)사실 확인", "확인 대상 : SAMPLE ALPHA (1993-01-29)", "기간 : 2015년 9월 - 2026년 1월", "상기 사실을 확인합니다. 2026 년 2 월 16 일", "견본 메디트래블 인사담당"]
    assert values(extract(document_of(lines, "경력증명.pdf")), "issued") == ["2026-02-16"]


def test_name_under_the_number_in_one_cell_belongs_to_it() -> None:
    [code] = [code for code in extract(table_document([["체류자격", "직종코드"], ["E-7-1", "2233\n네트워크시스템 개발자"]], ["사증발급인정신청서 접수표지"])).codes if code.number]
    assert (code.number, code.name) == ("2233", "네트워크시스템 개발자")


def test_hours_with_dots() -> None:
    paper = extract(document_of([("Contract of Appointment", BlockKind.HEADING), "Working hours: Monday to Friday from 8.00 to 17.00 with an hour for lunch. Salary KRW 96,000,000 a year."]))
    assert values(paper, "daily_hours") == [8.0]


EMAIL = [
    "인쇄일 2026-09-23", "Subject 근로계약 내용 - 회신하시면 계약이 맺어집니다", "SAMPLE NU 님 (인도, 1988. 11. 5.생, 여권 Z5519037)",
    "- 업무: 수지의 축합 반응 조건 설계, 반응기 승온 곡선 조정", "- 기간: 2027. 1. 4. ~ 2029. 1. 3.", "- 근무처: 여수시 견본로 918", "- 연봉: 46,800,000원 (월 3,900,000원, 매월 25일)",
    "- 근무시간: 08:30~17:30, 휴게 1시간, 하루 8시간 월 209시간, 주말 휴무", "Re: 동의합니다. SAMPLE NU",
]
MINUTES = [
    "외국 전문인력 고용을 의결한 까닭", "의장 김표본 대표이사가 카자흐스탄의 SAMPLE NU 박사(1986. 8. 2.생, N13405528)를 기술경영 전문가(E-7-1, S2843)로 고용하는 안건을 올리고 설명하다.",
    "가. 당사는 전지용 첨가제를 만드는 회사로 무엇을 사업으로 옮길지 고를 기준이 없다.", "나. 공학과 경영을 아는 사람을 찾았으나 지원자가 없었다. 알마티의 대학에서 화학공학 박사를 받았다.",
    "다. 맡을 일은 연구과제의 사업성 평가와 특허 전략 수립이다.", "라. 보수는 연 6,000만원, 기간은 2027년 1월 4일부터 2029년 1월 3일까지이다.",
]


OFFER = [
    "Ms. SAMPLE JANE ALPHA (Australian, born 3 June 1991, passport PA7730215)", "Sample Communications Co., Ltd. employs you as Senior Planner from 1 December 2026 to 30 November 2028.",
    "What you will do: plan annual publicity campaigns and write press releases.", "When you will work: Monday to Friday, 09:30 to 18:30; 8 hours a day and 209 hours a month with paid weekly holidays.",
    "What we will pay: KRW 51,600,000 a year.", "I agree: Sample J. Alpha, 12 October 2026",
]


@pytest.mark.parametrize(
    ("lines", "name", "role"), [(EMAIL, "이메일.pdf", Role.CONTRACT), (OFFER, "Letter.pdf", Role.CONTRACT), (MINUTES, "의사록.docx", Role.STATEMENT)])
def test_papers_without_a_title_are_told_by_what_they_show(lines: list[str], name: str, role: Role) -> None:
    assert extract(document_of(lines, name)).role is role


@pytest.mark.parametrize(
    "lines",
    [
        ["추천 의견", *MINUTES[1:], "위 사람의 고용을 추천합니다. 견본협회장 (직인)"],
        ["연구원 모집", "당사는 기술경영 전문가를 모집합니다. 지원자가 적어 어렵습니다. 연봉 6,000만원, 경력 5년, 직종 S2843."],
    ],
)
def test_papers_that_only_share_words_with_a_statement_are_none(lines: list[str]) -> None:
    assert extract(document_of(lines, "x.docx")).role is not Role.STATEMENT


def test_letter_that_names_what_it_encloses_is_no_certificate() -> None:
    lines = ["광주출입국·외국인사무소장님", "저희는 특허 명세서를 옮기는 회사로 한국인 18명이 다닙니다. 기술을 알면서 두 말을 오갈 사람이 없었습니다. 그래서 SAMPLE NU(1991. 7. 14.생, MH508821) 씨를 번역사로 맞이하고자 합니다.",
             "견본대에서 통번역 석사를 받았고 토픽 6급입니다(성적증명서 동봉).", "맡을 일은 설명서와 안전 지침의 번역, 번역물의 오역 검사입니다.", "급여는 연 3,840만원입니다.", "2026년 10월 13일", "김표본 드림"]
    assert extract(document_of(lines, "편지.pdf")).role is Role.STATEMENT


def test_code_of_a_sheet_that_stands_in_one_file_with_a_certificate() -> None:
    document = table_document([["신청 자격", "E-7-1"], ["직종(코드)", "환경공학 기술자(2371)"]], ["학위수여증명서"], ["SAMPLE NU, born 3 December 1991, Master of Science, graduated 20 October 2017."])
    assert [code.number for code in extract(document).codes] == ["2371"]


def test_table_of_a_job_description_tells_the_work() -> None:
    rows = [["구분", "내용"], ["아날로그", "심전도 신호 증폭기와 필터 회로 설계"], ["시험", "시제품 측정과 전기안전 사전시험"]]
    paper = extract(table_document(rows, ["근로계약서", "(3) 업무. 세부 내용은 별첨 직무기술서에 적은 대로 한다.", "[별첨] 직무기술서"]))
    assert texts(paper) == ["심전도 신호 증폭기와 필터 회로 설계", "시제품 측정과 전기안전 사전시험"]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("(주)표본여행사(101-86-44019) — SAMPLE ALPHA, 대만, 1995-08-02, 352019447 — 직위 투어 리더 — 2832 여행상품 개발자 — 연 3,800만원", "job_title", "투어 리더"),
        ("SAMPLE ALPHA는 경영학 석사를 받은 인재로서, 당사의 기획실 차장으로 근무하며 회사의 성장에 이바지할 것입니다.", "job_title", "기획실 차장"),
        ("SAMPLE KA ALPHA, 홍콩, 2001-05-19, K07918343", "passport", "K07918343"),
    ],
)
def test_particulars_in_lines_without_labels(line: str, name: str, value: object) -> None:
    assert value in values(statement(line), name)


def test_family_name_in_front_of_a_comma_is_no_name_alone() -> None:
    assert values(statement("SAMPLE LOPEZ, MARIA ALPHA; Spain; born 11 Feb 1991; passport PAG402877"), "employee") != ["SAMPLE LOPEZ"]


def test_name_of_an_occupation_with_a_bracket_keeps_it() -> None:
    [code] = [code for code in extract(table_document([["Occupation code", "S2955 해외 영업원 (Overseas salesperson)"]], ["FILING SHEET", "Status of stay: E-7-1"])).codes if code.number]
    assert (code.number, code.name) == ("S2955", "해외 영업원 (Overseas salesperson)")


@pytest.mark.parametrize(
    ("line", "hours"), [("근로시간은 09시부터 18시까지(휴게 1시간) 1일 8시간으로 한다.", [8.0]), ("근로시간 09:00~18:00, 휴게 1일 1시간", [8.0])])
def test_hours_behind_a_break_in_brackets(line: str, hours: list[float]) -> None:
    assert values(contract(f"제4조 {line}"), "daily_hours") == hours


def test_money_as_the_label_of_pay() -> None:
    assert values(contract("⑥ 돈 : 월 3,100,000원 (세전), 매달 25일"), "monthly_salary_krw") == [3_100_000]


def test_koreans_that_are_insured_are_counted() -> None:
    rows = [["구분", "인원", "비고"], ["고용보험 가입 내국인(3개월 이상)", "23명", ""], ["외국인 근로자(E-1~E-7)", "7명", "E-7"], ["합계", "30명", ""]]
    paper = extract(table_document(rows, ["4대 사회보험 사업장 가입자 명부 (요약)"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([23], [7])


@pytest.mark.parametrize("mark", ["㉠", "㉮", "⑴", "⒜", "ⓐ", "❶", "➊"])
def test_ringed_letters_and_numbers_are_marks(mark: str) -> None:
    paper = contract("제3조 근로자의 직위는 행사기획 매니저이고 업무는 다음과 같다.", f"{mark} 국제학회의 프로그램 구성안 작성", f"{chr(ord(mark) + 1)} 해외 연사 초청과 참가 등록 체계 설계", "제4조 근로시간은 1일 8시간이다.")
    assert texts(paper) == ["국제학회의 프로그램 구성안 작성", "해외 연사 초청과 참가 등록 체계 설계"]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        # A contract that speaks to the person, an offer, a guarantee, a leaving report, an old employer's consent, a letter of a teacher, an appeal.
        (["근로계약서", "SAMPLE ALPHA 귀하 (여권 C1234567, E-7-1)", "당사는 귀하를 웹 개발자로 채용하며 아래와 같이 정한다", "1. 담당업무 장바구니 개발", "2. 연봉: 40,000,000원", "3. 근로시간 1일 8시간", "5. 필요한 사항은 취업규칙에 따른다"], Role.CONTRACT),
        (["Dear Consul,", "We, Sample Co., guarantee that Mr. Sample Alpha (passport Z1234567, born 3 May 1990), whom we employ under E-7, will obey the law and that we bear the cost of his return.", "Kim Sample"], Role.OTHER),
        (["서울출입국·외국인청장 귀하", "E-7-1 외국인 SAMPLE ALPHA(여권 C1234567)가 2026년 9월 30일 퇴사하였기에 신고합니다. 퇴사 사유는 개인 사정입니다. 담당 업무는 웹 개발이었고 월급은 3,300,000원이었습니다.", "주식회사 견본 (인)"], Role.OTHER),
        (["출입국·외국인청장 귀하", "당사는 SAMPLE ALPHA(여권 C1234567, E-7-1)가 주식회사 견본에서 추가로 일하는 데 동의하며, 우리 회사의 업무에 지장이 없습니다. 그 회사는 인력이 부족하여 채용하고자 합니다. 급여는 월 1,000,000원입니다."], Role.OTHER),
        (["출입국 심사관님", "제자 SAMPLE BETA(1990. 5. 3.생, 여권 Z1234567)는 석사 학위를 받았습니다. 주식회사 견본이 데이터 전문가로 채용하기로 하였습니다. 맡을 일은 데이터 분석입니다. 우리 연구실에서도 이런 인재가 필요합니다. E-7 허가를 부탁드립니다.", "견본대학교 교수 이표본 드림"], Role.OTHER),
        (["행정심판 청구 이유", "청구인 SAMPLE ALPHA(여권 C1234567, E-7-1)는 주식회사 견본에 채용되어 2224 직종으로 신청하였으나 불허되었다. 인력이 부족하다. 청구인은 학사이고 웹 개발 업무를 담당한다. 연봉 40,000,000원."], Role.OTHER),
        (["개인정보 수집·이용 동의", "SAMPLE ALPHA, 1993-02-11생, 여권 C1234567", "수집 항목: 급여(월 3,300,000원), 근무시간(1일 8시간), 근무장소, 담당 업무, 보험 가입 내역", "보유 기간: 2026-12-01부터 2028-11-30", "동의합니다 SAMPLE ALPHA (서명)"], Role.OTHER),
        (["용역 합의", "(주)견본과 SAMPLE ALPHA(여권 C1234567)는 자문 용역에 합의한다.", "자문은 월 20시간, 월 1,000,000원, 2026-12-01부터 2027-11-30", "업무: 해외 시장 자문. 장소: 온라인. 휴일은 따로 없다.", "(주)견본 (인) SAMPLE ALPHA (서명)"], Role.OTHER),
    ],
)  # fmt: skip
def test_letters_and_agreements_of_other_kinds(lines: list[str], role: Role) -> None:
    assert extract(document_of(lines, "문서.docx")).role is role


def test_statement_that_lists_its_enclosures_stays_one() -> None:
    paper = statement("담당업무: 해외 바이어 발굴, 수출 계약 관리", "붙임: 1. 고용계약서 1부, 초청사유서 1부")
    assert paper.role is Role.STATEMENT and len(paper.duties) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "SAMPLE ALPHA는 인도의 견본사에서 팀장으로 근무하였고 일본어를 합니다.", "당사의 외국인 직원은 모두 정규직으로 근무하며 숙소를 받습니다.", "피초청인은 당사에서 파견 형식으로 근무합니다.",
        "당사의 연구원들은 주로 원격으로 근무합니다.", "김표본 대표는 당사의 대표이사로 근무하며 회사를 이끕니다.",
    ],
)
def test_sentences_that_name_no_post_of_the_person(sentence: str) -> None:
    assert values(statement(sentence), "job_title") == []


def test_short_post_keeps_its_letters() -> None:
    assert values(statement("피초청인은 당사의 과장으로 근무하며 수출을 맡습니다."), "job_title") == ["과장"]


@pytest.mark.parametrize(
    "lines",
    [
        ["기존 외국인 직원", "SAMPLE BETA, 베트남, 1990-01-01, C7654321"], ["동반가족", "SAMPLE BETA, 베트남, 2015-01-01, C7654321"], ["임원", "KIM SAMPLE, 미국, 1970-03-04, 512345678"],
        ["수출 실적", "ACME CORP, 미국, 2025-03-04, B1234567"], ["피초청인 성명: SAMPLE ALPHA", "여권번호: C1234567", "SAMPLE BETA, 베트남, 1990-01-01, C7654321"],
    ],
)  # fmt: skip
def test_rows_of_others_are_not_the_persons(lines: list[str]) -> None:
    assert "C7654321" not in values(statement(*lines), "passport") and "512345678" not in values(statement(*lines), "passport") and "B1234567" not in values(statement(*lines), "passport")


def test_head_of_the_firm_is_not_the_person() -> None:
    lines = ["EMPLOYER", "Sample Co., Ltd.", "Director: WANG SAMPLE", "Date of birth: 3 May 1970", "Holder of passport E12345678", "EMPLOYEE", "SAMPLE ALPHA", "Date of birth: 13 July 1991"]
    paper = extract(document_of(["LABOR CONTRACT", *lines, "Duties", "Sell machines abroad", "Hours", "8 hours a day"]))
    assert values(paper, "birth") == ["1991-07-13"] and values(paper, "passport") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "내국인 12명은 제2공장(경기도 화성시 견본로 12)에서 근무하고 있습니다.", "피초청인은 전에 견본연구소(대전광역시 유성구 견본로 9)에 근무하며 논문을 썼습니다.",
        "기존 직원 SAMPLE BETA는 부산지사(부산광역시 해운대구 견본로 3)에 근무하며 영업을 합니다.",
    ],
)
def test_places_of_others(sentence: str) -> None:
    assert values(statement(sentence), "workplace") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["경력증명서", "다음을 확인합니다. 2015년 3월 1일 입사하여 근무하였음", "발급일 2026년 9월 1일"], ["납세증명서", "체납액이 없음을 증명합니다. 2026년 12월 31일까지 유효", "발급일 2026년 9월 1일"]])
def test_dates_behind_a_certification_that_are_not_its_own(lines: list[str]) -> None:
    assert values(extract(document_of(lines, "증명.pdf")), "issued") == ["2026-09-01"]


@pytest.mark.parametrize(
    "lines",
    [["회사소개서", "내국인 우대 정책", "당사의 협력업체 직원은 총 350명", "외국인 고객", "방문객 합계 900명"], ["직원명단", "외국인 전문인력", "SAMPLE ALPHA (금번 신청)", "전 직원 합계 12명"],
     ["고용보험 가입자 명부", "외국인 근로자", "1) SAMPLE BETA (E-9)", "내국인 명부", "김하나 외", "합계 11명"]])
def test_sums_that_are_not_of_the_kind_above(lines: list[str]) -> None:
    assert values(extract(document_of(lines, "현황.docx")), "foreign_staff") == []


@pytest.mark.parametrize(
    "lines",
    [["외국인 직원 관리대장", "출입국 신고일 2024-03-01", "E-7-1", "직종 2742 해외 영업원", "성명 SAMPLE BETA"], ["고용보험 가입자 명부", "성명: SAMPLE BETA", "E-7-1", "직종코드: 2224 웹 개발자"],
     ["E-7 직종 안내", "직종코드: 2224 웹 개발자", "직종코드: 2742 해외 영업원"]])
def test_codes_of_papers_that_apply_for_nothing(lines: list[str]) -> None:
    assert [code.number for code in extract(document_of(lines, "대장.docx")).codes if code.number] == []


def test_conduct_is_no_duty() -> None:
    lines = ["2. Position", "2.2 The Employee shall:", "report to the Head of Engineering;", "work at the office in Seoul;", "comply with the rules of the Company;"]
    assert texts(extract(document_of(["EMPLOYMENT AGREEMENT", "1. Term", "From 1 December 2026 to 30 November 2029.", *lines]))) == []


@pytest.mark.parametrize("label", ["필요 자격", "평가", "복리후생"])
def test_rows_of_a_job_description_that_tell_no_work(label: str) -> None:
    rows = [["구분", "내용"], ["아날로그", "심전도 신호 증폭기와 필터 회로 설계"], [label, "석사 이상"]]
    assert texts(extract(table_document(rows, ["근로계약서", "[별첨] 직무기술서"]))) == ["심전도 신호 증폭기와 필터 회로 설계"]


@pytest.mark.parametrize(
    "sentence",
    ["참고자료로 협력사 평가 보고서를 작성하여 본사에 제출하는 업무를 맡습니다.", "참고자료로 지난 2년간 중소기업청에 매출 보고서를 제출하였고 인정을 받았습니다."])
def test_what_others_are_given_is_not_promised(sentence: str) -> None:
    assert values(statement(sentence), "attachment") == []


@pytest.mark.parametrize("title", ["STATEMENT OF EMPLOYMENT RATIONALE", "Statement of Employment for E-7 Visa"])
def test_statement_of_reasons_under_other_words_is_no_certificate(title: str) -> None:
    assert extract(document_of([title, "We wish to employ Mr. Sample Alpha (passport Z1234567) under E-7 as occupation 2224.", "His duties: design web shops and payment screens."], "1.docx")).role is not Role.CREDENTIAL


def test_table_of_responsibilities_in_an_exhibit() -> None:
    rows = [["Responsibility", "Share of time"], ["Develop the driver applications in Kotlin and Swift", "40 %"], ["Write business logic for route assignment", "60 %"]]
    paper = extract(table_document(rows, ["EMPLOYMENT AGREEMENT", "1. Term", "From 1 December 2026 to 30 November 2029.", "2. Pay", "KRW 40,000,000 a year", "Exhibit A - Duties"]))
    assert [(duty.text, duty.share) for duty in paper.duties] == [("Develop the driver applications in Kotlin and Swift", 0.4), ("Write business logic for route assignment", 0.6)]


def test_day_of_arrival_is_no_start_of_the_term() -> None:
    rows = [["체류예정기간", "입국예정일", "체류예정지"], ["2년", "2026.12.10", "서울특별시 견본구"]]
    assert values(extract(table_document(rows, ["사증발급인정신청서"])), "start") == []
    both = [["체류예정기간", "2026.12.15 ~ 2028.12.14"]]
    assert values(extract(table_document(both, ["사증발급인정신청서"])), "start") == ["2026-12-15"]


def test_label_with_blanks_between_its_letters_is_no_part_of_the_firm() -> None:
    assert values(contract("사 용 자 견본케미칼 주식회사 (대표 허견본, 610-81-33172)"), "employer") == ["견본케미칼 주식회사"]
