"""Labels above, left of and far from their values; lists under marks that others use for guidance."""

from __future__ import annotations

from analyzer.extraction import extract
from tests.conftest import document_of
from tests.extraction.papers import contract, table_document, texts, values


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


def test_work_at_a_school_is_work() -> None:
    assert values(extract(document_of(["경력증명서", "근무처: 표본대학교", "2019.3 ~ 2023.2", "위와 같이 재직하였음을 증명합니다."])), "experience_years") == [4.0]


def test_rows_of_work_below_a_header_stay_rows() -> None:
    rows = [["구분", "담당업무"], ["회계", "월 결산과 재무제표 작성"], ["급여", "급여 대장 작성과 지급"], ["세무", "부가세 신고 자료 작성"], ["기타", "외부 감사 대응"]]
    assert len(texts(extract(table_document(rows, ["근로계약서"])))) == 4


def test_paper_of_a_title_alone_is_empty() -> None:
    assert texts(extract(document_of(["근로계약서"]))) == []


def test_notes_with_the_mark_of_a_list_are_no_work() -> None:
    notes = ["※ 업무 내용을 상세히 적을 것", "※ 비중을 함께 표시할 것", "※ 단순 노무 업무는 불가"]
    assert texts(contract("담당업무", *notes, "해외 바이어 발굴과 수출 상담")) == ["해외 바이어 발굴과 수출 상담"]


def test_lone_known_label_above_figures_is_one_among_stacked_rows() -> None:
    rows = [["회사", "근로자"], ["(주)표본코스메틱 (513-81-00001)", "TESTER ALPHA (몽골, 1996.10.19)"], ["직책", "함께 일할 동안"], ["홍보 담당 대리", "2027.01.04 ~ 2029.01.03"],
            ["소정근로시간", "임금"], ["09:00~18:00 월 209시간", "월 3,250,000원"]]  # fmt: skip
    assert values(extract(table_document(rows, ["근로계약서"])), "job_title") == ["홍보 담당 대리"]


def test_two_lists_side_by_side_in_cells() -> None:
    rows = [["회사 주식회사 표본가람\n대표 표모의\n주소 서울 마포구 표본로 17", "여권 AA0000001\n직종 2311 건축가 (E-7-1)\n직위 프로젝트 코디네이터"]]
    paper = extract(table_document(rows, ["외국인 고용 사유서"], ["당사는 내국인 채용이 어려워 외국인 전문인력을 고용하고자 합니다."]))
    assert values(paper, "job_title") == ["프로젝트 코디네이터"]
    work = [["직위 변경 신고서 작성\n계약 기간 만료 전 알림 발송\n급여 이체 내역 확인\n거래처와 단가 협의\n수출 신고서 작성\n바이어 상담\n전시회 참가"]]
    assert values(extract(table_document(work, ["근로계약서", "담당업무"])), "job_title") == []


def test_work_in_cells_counted_by_letters() -> None:
    rows = [["직위", "브랜드 홍보 매니저"], ["할 일 A", "광고 콘셉트와 홍보 전략 세우기"], ["할 일 B", "매체별 예산과 집행 일정표 짜기"], ["돈", "월 3,500,000원, 연 42,000,000원"]]
    paper = extract(table_document(rows, ["근로계약서"]))
    assert texts(paper) == ["광고 콘셉트와 홍보 전략 세우기", "매체별 예산과 집행 일정표 짜기"]
    assert values(paper, "annual_salary_krw") == [42_000_000]


def test_clause_that_announces_and_its_points() -> None:
    work = ["임상시험의 피험자 수 산정과 무작위배정표 작성", "통계분석계획서의 수립", "결측치 처리 방법의 비교와 민감도 분석"]
    assert texts(contract("제 3 조 을은 통계 전문가로서 다음 일을 담당한다.", *(f"{mark}) {each}" for mark, each in zip("가나다", work, strict=True)), "제 4 조 근무시간은 주 40시간이다.")) == work
    inline = contract("제3조 업무는 다음과 같다. 1. 반도체 식각장비의 성능을 고객 기술진에게 설명 2. 고객 공정에 맞는 장비 구성 제안과 견적 작성 3. 시연 시험 조율과 결과 해설")
    assert len(texts(inline)) == 3


def test_consonants_count_up_as_syllables_do() -> None:
    work = ["비단 무늬의 밑그림과 색 배합 창작", "유행 색과 소재를 살펴 주제 결정", "시제 원단의 색과 촉감 확인"]
    for marks in ("ㄱㄴㄷ", "\u1100\u1102\u1103"):
        assert texts(contract("담당업무", *(f"{mark}. {each}" for mark, each in zip(marks, work, strict=True)))) == work


def test_lines_of_terms_behind_a_list_in_plain_words_are_no_work() -> None:
    paper = contract("언제부터 언제까지 : 2026년 12월 1일 ~ 2028년 11월 30일 (2년)", "무슨 일 :", "- 앱의 화면과 기능을 만들기", "- 공통 로직을 라이브러리로 분리하기",
                     "돈 : 연봉 45,600,000원. 매달 3,800,000원씩 계좌로. 4대보험 본인 몫은 떼고 드림.", "쉬는 날 : 토·일, 공휴일. 연차는 근로기준법대로.")  # fmt: skip
    assert len(texts(paper)) == 2
    assert (values(paper, "end"), values(paper, "annual_salary_krw")) == (["2028-11-30"], [45_600_000])


def test_label_that_nobody_knows_ends_a_value() -> None:
    paper = extract(document_of(["신원보증서", "피보증인 TESTER ALPHA", "근무처 : 표본플랜지공업(주) 오는까닭 : E-7", "보증하는 기간 2026. 12. 14. 부터 2027. 12. 13. 까지", "2026년 10월 12일 보증인 김모의 (인)"]))
    assert (values(paper, "employer"), values(paper, "end")) == (["표본플랜지공업(주)"], ["2027-12-13"])


def test_fields_as_systems_print_them() -> None:
    paper = extract(document_of(["전자 근로계약서", "COMPANY 국립표본대학교 산학협력단 (BRN 304-82-00001)", "WORKER TESTER ALPHA / INDIA / PPT Z0000001 JOB_TITLE 선임연구원",
                                 "WORK_LOC 강원특별자치도 춘천시 표본길 1", "TERM 2026-12-01 ~ 2027-11-30", "PAY_ANNUAL 45,600,000 KRW", "PAY_MONTHLY 3,800,000 KRW",
                                 "JOB_DUTY (2)", "D01 재조합 단백질 발현 벡터 설계", "D02 효소 활성 측정"]))  # fmt: skip
    assert (values(paper, "job_title"), values(paper, "annual_salary_krw"), values(paper, "monthly_salary_krw")) == (["선임연구원"], [45_600_000], [3_800_000])


def test_numbers_of_staff_below_heads_with_figures_in_brackets() -> None:
    rows = [["한국인(고용보험 3개월 이상)", "외국인(E-7) 재직", "이번 신청", "외국인 계"], ["10명", "4명", "1명", "5명"]]
    paper = extract(table_document(rows, ["근무인원 현황표"], ["외국인: 영어 2, 중국어 1, 일본어 1 (모두 E-7-1)"]))
    assert (values(paper, "korean_staff"), values(paper, "foreign_staff")[:1], values(paper, "employee")) == ([10], [4], [])


def test_reference_to_an_exhibit_and_box_of_particulars_are_no_work() -> None:
    paper = extract(document_of(["EMPLOYMENT AGREEMENT", "Article 2 (Duties)", "See Exhibit A.", "Article 3 (Term)", "January 18, 2027 through January 17, 2030.", "EXHIBIT A - DUTIES",
                                 "1. Device drivers below the AUTOSAR layer", "2. Board bring-up together with the hardware team"]))  # fmt: skip
    assert texts(paper) == ["Device drivers below the AUTOSAR layer", "Board bring-up together with the hardware team"]
    rows = [["고용하는 자", "고용되는 자"], ["세무법인 표본택스\n대표 표모의", "TESTER ALPHA\n우크라이나, 1989. 12. 11.\n여권 FP000001\n직위: 경영컨설턴트"]]
    work = ["1. 고용 사유", "본 법인은 중소기업 경영자문을 업으로 하고 있다.", "3. 활용", "의뢰회사를 방문하여 매출·비용·인력 자료를 모으고, 같은 업종과 견주어 약한 곳을 찾아낸다."]
    assert not [text for text in texts(extract(table_document(rows, ["고용 사유서"], work))) if "여권" in text]


def test_line_work_falls_into_its_items() -> None:
    assert texts(contract("업무: CNC 선반 3대 운전, 소재 탈착, 인서트 교환, 완성품 적재")) == ["CNC 선반 3대 운전", "소재 탈착", "인서트 교환", "완성품 적재"]
