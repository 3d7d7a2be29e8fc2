"""Papers typed in few words: codes behind the name, labels without a colon, terms, pay and staff that only their place tells."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract, extract_all
from analyzer.extraction.facts.values import company_of
from analyzer.extraction.labels import Section, label_of
from analyzer.language import Marker, lines_of
from tests.conftest import document_of
from tests.extraction.papers import contract, statement, table_document, texts, values
from tests.extraction.test_bundled import bundle


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("당사는 SAMPLE NU를 상품기획 전문가(코드 2831)로 채용하고자 합니다.", "2831"),
        ("직종 시스템 소프트웨어 개발자, 코드 2222, 직위 펌웨어 엔지니어", "2222"),
        ("직위·직종코드 여행상품 개발자 · 2832", "2832"),
        ("직종·코드 기술 영업원 / 2843 / E-7-1", "2843"),
        ("직위 수처리 기술자. 직종 2371. 2026.12.1~2028.11.30.", "2371"),
        ("맡길 일 (직위: 설계원, 직종 2351 기계공학 기술자)", "2351"),
        ("직위: System Software Developer(시스템 소프트웨어 개발자), 2222", "2222"),
        ("1511 / E-7-1", "1511"),
    ],
)
def test_code_in_few_words(line: str, number: str) -> None:
    assert [code.number for code in statement("당사는 표본을 만듭니다.", line).codes] == [number]


@pytest.mark.parametrize(
    "line", ["Seoul, 14 October 2026", "여행상품 개발자 · 2천 명", "시스템 소프트웨어 개발자, 2221명 가운데", "서울, 2024년 매출 2222 백만원"])
def test_other_numbers_stay_no_codes(line: str) -> None:
    assert [code.number for code in contract("VII. Status", "E-7-1 status is needed.", line).codes if code.number] == []


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("E-7-2, 주식회사 견본호텔", "주식회사 견본호텔"), ("14 October 2026 Sample Brake Systems Co., Ltd.", "Sample Brake Systems Co., Ltd."),
        ("HOTEL SAMPLE CO., LTD. 주식회사 호텔견본", "주식회사 호텔견본"), ("주식회사 호텔견본 · 호텔 접수 사무원", "주식회사 호텔견본"),
        ("SAMPLE TOOLS INC. Reg. No. 621-86-41190", "SAMPLE TOOLS INC."), ("호텔 견본 제주 주식회사", "호텔 견본 제주 주식회사"),
        ("주식회사 견본 제주특별자치도 서귀포시", "주식회사 견본"), ("May Sample Foods Inc.", "May Sample Foods Inc."), ("E-7 Partners 주식회사", "E-7 Partners 주식회사"),
    ],
)
def test_firm_without_what_stands_beside_it(text: str, firm: str) -> None:
    assert company_of(text) == firm


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("▶ 근무지 경기도 성남시 분당구 판교로 256, 6층", "workplace", "경기도 성남시 분당구 판교로 256, 6층"),
        ("● 기간 2026-12-01 ~ 2029-11-30, 연 39,600,000원", "end", "2029-11-30"),
        ("조건은 2026년 12월 21일부터 2028년 12월 20일까지, 연 36,000,000원, 근무지 인천입니다.", "annual_salary_krw", 36_000_000),
        ("통계 분석가(2231 데이터 전문가)로 쓰겠습니다.", "job_title", "통계 분석가"),
        ("학사입니다. 설계팀 연구원으로 채용하고 직종은 2395 제도사입니다.", "job_title", "설계팀 연구원"),
        ("베트남 손님이 늘었습니다(통계 붙임 1).", "attachment", "통계"),
        ("자세한 사정은 붙임의 조직도와 본사의 파견요청서에 적혀 있습니다.", "attachment", "조직도"),
        ("As the enclosed Certificate of Export Performance for 2025 shows, sales grew.", "attachment", "Certificate of Export Performance"),
        ("See the list of 47 clients, which we attach as Annex 1.", "attachment", None),
        ("It rests on two project reports (a car maker and a food firm), which we attach as Annex 2.", "attachment", "two project reports"),
        ("견본국의 정수장 공사를 수주하였습니다(붙임: EPC 계약서 사본).", "attachment", "EPC 계약서"),
        ("1991년 1월 27일생, 게임아트 회사 6년 경력. 당사에서의 직책은 테크니컬 디렉터입니다.", "job_title", "테크니컬 디렉터"),
        ("□ 첨부: 공장과 맺은 자문계약서 사본과 고객사 명단을 별첨하오니 참고하시기 바랍니다.", "attachment", "자문계약서"),
    ],
)
def test_particulars_of_statements_in_few_words(line: str, name: str, value: object) -> None:
    found = values(statement("2. 고용 조건", line), name)
    assert found if value is None else value in found


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("근무지 변경 시 서로 알립니다.", "workplace"), ("기간 안에 마치지 못한 공사가 2026년 3월에 셋입니다.", "start"),
        ("국제 공모에 내국인으로 채용하려 했으나 없었습니다.", "job_title"), ("공고는 2026.7.1~2026.9.30, 연 36,000,000원으로 냈습니다.", "annual_salary_krw"),
        ("계약직으로 채용하며 연장할 수 있습니다.", "job_title"), ("(증명 첨부)", "attachment"),
    ],
)
def test_words_that_tell_no_particular(line: str, name: str) -> None:
    assert values(statement("당사는 표본을 만듭니다.", line), name) == []


def test_hours_by_the_week_in_english() -> None:
    paper = contract("Section 4 - Working hours. 9 to 6, lunch 1 hour, 40 hours weekly, 209 monthly.", "Wage: 2,450,000 won a month")
    assert values(paper, "weekly_hours") == [40.0]


def test_rows_of_staff_count_by_their_first_cell() -> None:
    rows = [["구분", "부서", "인원"], ["내국인(고용보험 3개월 이상)", "생산", "9"], ["내국인", "설계", "4"], ["내국인 소계", "", "13"], ["외국인 E-7 재직", "설계", "2"], ["외국인 E-7 신규(본 건)", "설계", "1"]]
    paper = extract(table_document(rows, ["상시근로자 현황표"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")) == ([13], [2])


def test_post_in_a_contract_that_begins_with_the_firm() -> None:
    rows = [["회사", "주식회사 견본호텔"], ["등록번호", "134-87-00001"], ["성명", "SAMPLE ALPHA (프랑스)"], ["직위", "객실 총괄 부총지배인"]]
    assert values(extract(table_document(rows, ["임원급 근로계약서"])), "job_title") == ["객실 총괄 부총지배인"]
    head = [["회사", "주식회사 견본호텔"], ["대표", "김모의"], ["직위", "대표이사"]]
    assert values(extract(table_document(head, ["근로계약서"])), "job_title") == []


@pytest.mark.parametrize(
    ("heading", "section"),
    [("알파 씨가 할 일 (웹 개발자, 2224)", Section.DUTIES), ("맡은 일", Section.DUTIES), ("사유", Section.PLAN), ("계획", Section.PLAN), ("사유가 되는 일", None), ("할 일 목록 관리 시스템", None)],
)
def test_short_headings(heading: str, section: Section | None) -> None:
    assert label_of(heading) is section


def test_work_of_a_contract_that_names_the_person() -> None:
    paper = contract("제3조 을은 해물요리와 면점을 조리하고, 식재료를 골라 밑손질하며, 화덕과 웍 조리의 간을 책임진다. 또한 주방 보조를 가르치고, 계절 차림표를 짜며, 음식의 맛과 위생을 점검한다.")
    assert len(texts(paper)) == 6


def test_polite_work_is_work() -> None:
    assert "도착 손님의 여권을 확인하고 객실 열쇠를 내드립니다." in texts(statement("나. 업무", "• 도착 손님의 여권을 확인하고 객실 열쇠를 내드립니다.", "• 예약 문의에 답하고 예약 대장을 정리합니다."))


def test_memo_of_a_contract_is_one() -> None:
    assert extract(document_of(["고용계약 메모 (정식본)", "회사: (주)견본유압", "직함: 기계공학 기술자", "기간: 2026-12-01 ~ 2028-11-30"])).role is Role.CONTRACT


def test_filing_sheet_that_lists_papers_is_an_application() -> None:
    sheet = ["Filing sheet - CCVI", "- Occupation code: 2342", "- Applicant: TESTER ALPHA", "- Papers: contract, statement, business registration, PhD certificate"]
    assert extract(document_of(sheet)).role is Role.APPLICATION


def test_parts_counted_at_the_top_of_their_pages() -> None:
    papers = extract_all(bundle(
        ["제출철 1 / 근로계약서", "직위 - 전기설계 기술자", "임금 - 월 3,500,000원"], ["제출철 2 / 고용사유서", "당사는 설계를 합니다."],
        ["제출철 3 / 신청요약", "직종코드: 2341", "직종명: 전자공학 기술자", "자격 E-7-1"]))
    assert [paper.role for paper in papers] == [Role.CONTRACT, Role.STATEMENT, Role.APPLICATION]


def test_papers_under_circled_titles() -> None:
    pages = (["제출서류 (합본)", "순서 : ① 근로계약서 ② 고용사유서 ③ 조직도", "① 근로계약서", "직위: 반장", "업무: 원료 투입"], ["② 고용사유서", "저희는 만두를 만듭니다.", "일손이 모자랍니다.", "③ 조직도", "공장장 1명"])
    assert [paper.role for paper in extract_all(bundle(*pages))] == [Role.OTHER, Role.CONTRACT, Role.STATEMENT, Role.OTHER]
    listed = ["고용사유서", "당사는 만두를 만듭니다.", "① 근로계약서", "② 고용사유서", "③ 조직도"]
    assert len(extract_all(bundle(listed, ["끝."]))) == 1


def test_names_of_papers_are_no_persons() -> None:
    assert values(extract(table_document([["번호", "이름"], ["1", "근로계약서"], ["2", "석사학위증명서"]], ["제출서류"])), "employee") == []


def test_list_of_the_insured_counts_what_its_column_says() -> None:
    rows = [["연번", "성명", "취득일", "구분"], *([str(n), f"견본{name}", "2021-04-01", "내국인"] for n, name in enumerate("가나다라", 1))]
    assert values(extract(table_document(rows, ["고용보험 피보험자격 취득자 명부"], ["총 4명 (외국인 0명)"])), "korean_staff") == [4]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["사증발급인정신청 접수용 요약", "신청인: SAMPLE ALPHA", "직종: 2111 생명과학 전문가", "제출물: 근로계약서, 고용사유서, 석사학위증"], Role.APPLICATION),
        (["체류자격변경 신청 서류", "직종코드 : S2843", "1 근로계약서", "2 고용사유서"], Role.APPLICATION),
        (["Mr. SAMPLE ALPHA", "Dear Mr. Alpha,", "Sample Plantech Co., Ltd. is pleased to employ you as Plant Engineer on the terms below.", "Your salary is KRW 50,400,000 a year."], Role.CONTRACT),
    ],
)
def test_roles_of_covers_and_letters(lines: list[str], role: Role) -> None:
    assert extract(document_of(lines)).role is role


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("호텔 접수 사무원(3612), 객실영업팀 매니저, 2026. 12. 10. ~ 2028. 12. 9., 연 34,800,000원", "job_title", "객실영업팀 매니저"),
        ("TESTER ALPHA 씨를 제품 생산관련 관리자(1413)로서 생산계획팀 팀장에 앉히려 합니다.", "job_title", "생산계획팀 팀장"),
        ("그의 침탄 특허 등록증과 공인기관 시험성적서 다섯 부를 뒤에 붙였습니다.", "attachment", "시험성적서"),
    ],
)
def test_particulars_at_the_end_of_sentences(line: str, name: str, value: str) -> None:
    assert any(value in str(found) for found in values(statement("2. 고용 조건", line), name))


def test_list_of_enclosures_goes_on_behind_a_paper_of_no_known_kind() -> None:
    assert values(statement("붙임", "1. 개발 작품집 1부", "2. 특허증 사본 1부", "3. 견본위원회 협조공문 1부. 끝."), "attachment") == ["개발 작품집", "특허증", "견본위원회 협조공문"]


def test_labels_and_values_row_about_row_in_one_column() -> None:
    rows = [["기업"], ["표본가구 주식회사"], ["직종 / 직위"], ["디자이너 (295) / 가구 디자인팀장"], ["기간·급여"], ["2026. 12. 1. ~ 2028. 11. 30. / 연 49,200,000원"]]
    assert values(extract(table_document(rows, ["고용사유서(활용계획서)"])), "job_title") == ["가구 디자인팀장"]


def test_list_of_staff_leaves_out_who_is_not_insured() -> None:
    rows = [["성명", "국적", "직책", "입사"], ["표진아", "대한민국", "대표(피보험자 아님)", "2019. 4."], *([f"견본{name}", "대한민국", "편집", "2020. 2."] for name in "가나다라")]
    paper = extract(table_document(rows, ["직원 명단 (고용보험)"]))
    assert (values(paper, "korean_staff"), values(paper, "employee"), values(paper, "job_title")) == ([4], [], [])


def test_birth_begins_no_career() -> None:
    paper = extract(document_of(["CERTIFICATE OF EMPLOYMENT", "Degree in Dental Hygiene - SAMPLE ALPHA, born 22 July 1996 - March 2017", "SAMPLE ALPHA was receptionist from June 2022 to May 2024.", "Issued 28 September 2026"]))
    assert values(paper, "experience_years") == [2.0]


def test_name_of_the_occupation_in_a_line_of_its_own() -> None:
    paper = extract(document_of(["사증발급인정신청 직종 기재표", "Occupation Code 2833", "Occupation Name 조사 전문가", "Status E-7-1"]))
    assert [(code.number, code.name) for code in paper.codes] == [("2833", "조사 전문가")]


@pytest.mark.parametrize("annex", ["[부속서] 근로조건 명세", "부속합의서"])
def test_hours_of_a_supplement_are_those_of_an_annex(annex: str) -> None:
    paper = contract("제4조 (시간) 1일 8시간, 주 40시간", annex, "근로시간: 1일 10시간, 주 6일")
    assert set(values(paper, "daily_hours")) == {8.0, 10.0}
    assert any(line.marker is Marker.ANNEX for line in lines_of(paper.document))


def test_sentence_on_a_supplement_opens_none() -> None:
    assert not any(line.marker is Marker.ANNEX for line in lines_of(contract("부속합의서에 따라 지급한다.", "부속서를 제출한다.").document))


def test_rows_of_staff_in_two_columns_of_numbers() -> None:
    rows = [["구분", "인원", "3개월 이상", "비고"], ["내국인", "12명", "11명", "-"], ["외국인 E-7-1", "3명", "3명", "-"], ["외국인 채용예정 E-7-1", "1명", "-", "SAMPLE"], ["외국인 E-9", "4명", "4명", "사출반"]]
    paper = extract(table_document(rows, ["고용보험 피보험자격 취득자 현황 (요약)"]))
    assert (values(paper, "korean_staff")[-1], values(paper, "foreign_staff")) == (11, [3])


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("직원 현황", [["구분", "번호", "성명"], ["내국인", "1", "김견본"], ["내국인", "2", "이견본"], ["외국인", "3", "SAMPLE"]]),
        ("직원 연봉", [["구분", "부서", "연봉(만원)"], ["내국인", "생산", "4200"], ["외국인", "생산", "4000"]]),
        ("퇴직자 현황", [["구분", "인원"], ["내국인", "9"], ["외국인", "3"]]),
        ("모집 현황", [["구분", "인원"], ["내국인", "5"], ["외국인", "2"]]),
    ],
)
def test_numbers_beside_kinds_of_people_that_count_no_staff(title: str, rows: list[list[str]]) -> None:
    paper = extract(table_document(rows, [title]))
    assert "foreign_staff" not in {fact.name for fact in paper.facts} or values(paper, "foreign_staff") == [1]


def test_sums_of_the_insured_are_not_counted_again() -> None:
    paper = extract(table_document([["구분", "인원"], ["내국인", "12"], ["외국인", "3"], ["합계", "15"]], ["고용보험 피보험자 명부"]))
    assert set(values(paper, "korean_staff")) == {12}
    assert set(values(paper, "foreign_staff")) == {3}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("내국인 두 명은 관리직 사원으로 채용하고, 신청인은 따로 모십니다.", "job_title"),
        ("작년에 뽑았습니다. 데이터 분석가로 채용하고 가르쳤으나 떠났습니다.", "job_title"),
        ("회계 담당자로 채용하려던 내국인이 그만두었습니다.", "job_title"),
        ("기간 2023.03.01 ~ 2024.02.28 데이터 구축 사업", "end"),
        ("상호 나라 주식회사", "employer"),
        ("업체명 예시잡 주식회사 (구인 사이트)", "employer"),
        ("(자세한 내용은 붙임 2)", "attachment"),
        ("첨부 조직도와 달리 전년도 사업계획서에는 없습니다. 그래서 함께 봅니다.", "claim"),
        ("졸업증명서는 함께 제출하지 못하였습니다.", "attachment"),
        ("We attach importance to safety records.", "attachment"),
        ("바이어의 요청서를 첨부하여 메일을 보냅니다.", "attachment"),
        ("용역 계약(2025. 1. 1. ~ 2025. 12. 31., 월 5,500,000원)을 마쳤습니다.", "monthly_salary_krw"),
    ],
)
def test_what_tells_of_others_is_no_particular(line: str, name: str) -> None:
    assert values(statement("당사는 표본을 만듭니다.", line), name) == []


@pytest.mark.parametrize(
    "line",
    ["현황: 상시근로자 · 120 / E-7 · 3명", "접수번호 · 9821 / E-7-1", "Mechanical engineer: 2351 hours of training", "번역가 (2914 쪽 번역)", "해외 영업원: 2842 USD 실적",
     "당사는 지난 2024년에 해외 영업원 - 2842 직종으로 김씨를 초청한 바 있다.", "기계공학 기술자 - 2351. 이 직종에는 해당하지 않습니다.", "직종 번호 1205. 3층"],
)
def test_numbers_that_count_or_are_told_of_are_no_codes(line: str) -> None:
    assert [code.number for code in statement("당사는 표본을 만듭니다.", line).codes if code.number] == []


@pytest.mark.parametrize("rows", [[["회사", "주식회사 견본"], ["담당자", "김모의"], ["직위", "과장"], ["근로자", "SAMPLE ALPHA"]], [["직종 / 직위", "데이터 분석가 / 개발팀"]]])
def test_posts_of_others_in_tables(rows: list[list[str]]) -> None:
    assert "과장" not in values(extract(table_document(rows, ["근로계약서"])), "job_title")


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["서울출입국외국인청장 귀하 (체류관리과)", "고용사유서", "SAMPLE ALPHA를 데이터 분석가로 고용하고자 합니다.", "붙임: 근로계약서 1부"], Role.STATEMENT),
        (["SAMPLE ELECTRONICS CO., LTD.", "Recruitment Reason Statement", "We wish to hire Mr. Alpha. The employment contract is attached."], Role.STATEMENT),
        (["Filing data - candidate", "Employment contract", "Position: analyst"], Role.CONTRACT),
    ],
)
def test_papers_that_name_the_other_stay_what_they_are(lines: list[str], role: Role) -> None:
    assert extract(document_of(lines)).role is role


def test_pages_of_sections_are_one_contract() -> None:
    pages = (["Employment Contract", "Employer: Sample Inc."], ["Section 2: Work", "Design of boards"], ["Section 4: Pay", "KRW 40,000,000 a year"], ["Section 6: Term", "1 January 2027"])
    assert len(extract_all(bundle(*pages))) == 1
    told = (["고용사유서", "① 근로계약서 체결 사유", "당사는 표본을 만듭니다.", "일손이 모자랍니다.", "② 고용사유서 첨부 내용", "여러 서류를 냅니다.", "아래와 같습니다.", "③ 기대 효과", "늘어납니다."], ["끝."])
    assert len(extract_all(bundle(*told))) == 1


@pytest.mark.parametrize("line", ["사증 발급을 허가하여 주시기를 간곡히 부탁을 드립니다.", "거듭 요청을 드립니다.", "감사의 말씀을 드립니다.", "간곡히 호소드립니다."])
def test_closing_words_are_no_work(line: str) -> None:
    assert not any("드립니다" in text for text in texts(statement("3. 담당 업무", "- 해외 바이어 발굴과 상담", "- 수출 계약의 체결과 이행 관리", line)))


@pytest.mark.parametrize("name", ["김명부", "박목록"])
def test_names_that_end_like_papers_stay(name: str) -> None:
    assert values(contract(f"근로자: {name}"), "employee") == [name]
