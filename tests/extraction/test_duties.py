from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.extraction import CatchAll, Paper, Role, extract
from analyzer.extraction.shares import split_share
from analyzer.language import Language
from analyzer.readers import Document, Format, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.tables import GridCell, places
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT, STATEMENT, contract, statement, table_document, texts

SALES = ["해외 바이어 발굴과 수출 영업", "해외 전시회 참가와 바이어 상담"]


@pytest.mark.parametrize(
    "lines",
    [
        ["제3조 (업무의 내용)", *(f"- {duty}" for duty in SALES), "제4조 (근무장소)", "서울특별시 예시구"],
        ["3. 담당업무", *(f"- {duty}" for duty in SALES), "4. 근무장소 : 서울"],
        ["3. 업 무 의 내 용", *(f"{mark} {duty}" for mark, duty in zip("가나", SALES, strict=True))][:1]
        + [f"{mark}. {duty}" for mark, duty in zip("가나", SALES, strict=True)] + ["4. 임 금", "월급 3,000,000원"],
        ["제3조 (업무의 내용) 을의 업무는 다음 각 호와 같다.", *(f"{i}. {duty}" for i, duty in enumerate(SALES, 1)), "제4조 (임금)", "월급"],
        ["3. 직무내용", *(f"({i}) {duty}" for i, duty in enumerate(SALES, 1)), "4. 휴게시간", "12:00부터 13:00까지"],
        ["담당업무", *(f"{mark} {duty}" for mark, duty in zip("①②", SALES, strict=True)), "제4조 (휴일)", "주휴일은 일요일"],
        ["Ⅱ. 근로조건", "1. 담당업무", *(f"ㅇ {duty}" for duty in SALES), "2. 근무장소", "서울"],
    ],
)
def test_duties_of_a_section_end_where_the_next_section_begins(lines: list[str]) -> None:
    assert texts(contract(*lines)) == SALES


@pytest.mark.parametrize("label", ["담당업무", "담 당 업 무", "업무의 내용", "직무내용(Job Description)", "Duties"])
def test_duties_behind_a_label_in_the_same_line(label: str) -> None:
    assert texts(contract(f"3. {label} : 사출 금형의 3D 설계", "4. 근무장소 : 서울")) == ["사출 금형의 3D 설계"]


def test_duties_of_an_english_contract() -> None:
    paper = extract_lines("EMPLOYMENT AGREEMENT", "Working Hours", "2. Position and Duties",
                          "2.1 The Employee shall perform the following duties:", "(a) Design press dies and jigs (60%)",
                          "(b) Plan and run online advertising campaigns (40%)", "3. Place of Work", "3.1 Seoul.")
    assert [(duty.text, duty.share) for duty in paper.duties] == [
        ("Design press dies and jigs", 0.6), ("Plan and run online advertising campaigns", 0.4)]


def extract_lines(*lines: str) -> Paper:
    return extract(document_of(lines))


def test_a_list_item_that_holds_a_label_word_neither_closes_the_list_nor_is_lost() -> None:
    duties = ["인사 부서의 업무 계획과 지휘", "채용, 급여, 평가 제도의 운영 총괄", "자산 관리의 지휘", "대표이사에 대한 부서 운영 보고"]
    lines = [f"({i}) {duty}" for i, duty in enumerate(duties, 1)]
    assert texts(contract(("2. 수행업무", BlockKind.HEADING), *lines, ("3. 자격요건", BlockKind.HEADING), "학사 이상")) == duties


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("1. 회사 소개", "당사는 반도체 검사장비를 설계하고 제작하는 회사입니다."),
        ("1. 회사 및 사업(업무)소개", "수출 바이어 발굴과 해외 영업을 전문으로 합니다."),
        ("2. 피초청인의 경력", "하노이에서 5년간 웹 서비스를 개발하였습니다."),
        ("2. 관련경력", "웹 서비스의 화면 개발 및 서버 운영"),
        ("3. 내국인 채용 노력", "기계 설계 경력자를 공고하였으나 지원자가 없었습니다."),
        ("4. 기대효과", "설계 기간이 줄고 수출이 20% 증가할 것으로 기대됩니다."),
        ("5. 자격요건", "CAD 도면 작성 능력, 기계공학 학사"),
        ("6. 기타사항", "첨부 서류를 제출합니다."),
    ],
)
def test_company_career_reason_and_effect_never_give_duties(heading: str, sentence: str) -> None:
    paper = statement(heading, sentence, "7. 담당업무", "- 사출 금형의 3D 설계")
    assert texts(paper) == ["사출 금형의 3D 설계"]


def test_plan_sentences_count_beside_the_list_with_less_trust() -> None:
    paper = statement("3. 담당업무", "- 해외 바이어 발굴과 수출 영업", "6. 활용계획",
                      "피초청인은 자카르타 대리점과 수출 계약 조건을 협상하고 계약을 체결할 예정입니다.")
    assert [duty.source for duty in paper.duties] == ["section", "narrative"]


def test_a_statement_without_a_list_is_read_from_its_sentences_about_the_person() -> None:
    paper = statement("1) 고용사유", "대형 프레스의 진동이 커서 구조를 새로 연구해야 합니다. 피초청인은 유압 회로와 프레임 구조를 연구하고 새로 설계합니다.")
    assert texts(paper) == ["피초청인은 유압 회로와 프레임 구조를 연구하고 새로 설계합니다."]


def test_printed_guidance_glued_to_the_first_line_is_cut_off() -> None:
    paper = statement("1) 고용사유\n※ 구인 노력과 맡길 업무의 관련성을 구체적으로 적을 것피초청인은 유압 회로를 연구하고 새로 설계합니다.")
    assert texts(paper) == ["피초청인은 유압 회로를 연구하고 새로 설계합니다."]


def test_printed_guidance_alone_is_skipped() -> None:
    assert texts(statement("3. 담당업무", "※ 담당할 업무를 구체적으로 적을 것", "- 사출 금형의 3D 설계")) == ["사출 금형의 3D 설계"]


def test_the_field_of_work_counts_only_where_nothing_else_does() -> None:
    rows = [["근무(예정)분야", "유압기계 연구 및 설계"]]
    alone = extract(table_document(rows, STATEMENT))
    beside = extract(table_document(rows, STATEMENT, ["3. 담당업무", "- 사출 금형의 3D 설계"]))
    assert [duty.source for duty in alone.duties] == ["field"] * len(alone.duties) and alone.duties
    assert texts(beside) == ["사출 금형의 3D 설계"]


def test_the_annex_speaks_for_the_job_and_what_it_repeats_counts_once() -> None:
    paper = contract("제3조 (업무의 내용)", "- 사출 금형의 3D 설계", "제4조 (임금)", "월급 3,000,000원",
                     ("[별첨 1] 직무기술서", BlockKind.HEADING), ("1. 수행업무", BlockKind.HEADING),
                     "- 사출 금형의 3D 설계 (60%)", "- 금형 시험 사출과 치수 검토 (40%)", ("2. 자격요건", BlockKind.HEADING), "학사 이상")
    assert [(duty.text, duty.share, duty.source) for duty in paper.duties] == [
        ("사출 금형의 3D 설계", 0.6, "section"), ("금형 시험 사출과 치수 검토", 0.4, "annex")]


@pytest.mark.parametrize("line", ["구체적인 업무는 [별첨 1] 직무기술서에 따른다.", "담당업무는 다음과 같다.", "The duties are as set out in Exhibit A."])
def test_a_reference_to_the_annex_is_no_duty(line: str) -> None:
    assert texts(contract("제3조 (업무의 내용)", line)) == []


def test_shares_and_heads_of_a_duty_table_go_with_their_row() -> None:
    rows = [["No.", "구분", "주요 업무", "비중(%)"], ["1", "신제품", "사출 금형의 3D 설계와 도면 작성", "60"], ["2", "양산", "금형 수정과 치수 검토", "40"]]
    paper = extract(table_document(rows, [*CONTRACT, "제3조 (업무의 내용)"]))
    assert [(duty.text, duty.share) for duty in paper.duties] == [("사출 금형의 3D 설계와 도면 작성", 0.6), ("금형 수정과 치수 검토", 0.4)]


@pytest.mark.parametrize("number", ["1", "1.", "①", "No. 1", "-"])
def test_a_row_number_is_never_the_context_of_a_duty(number: str) -> None:
    rows = [["번호", "업무", "세부 내용"], [number, "설계", "사출 금형의 3D 설계와 도면 작성"]]
    paper = extract(table_document(rows, [*CONTRACT, "제3조 (업무의 내용)"]))
    assert texts(paper) == ["사출 금형의 3D 설계와 도면 작성"]
    assert [duty.context for duty in paper.duties] == ["설계"]


def test_one_share_behind_a_joined_line_is_divided() -> None:
    paper = contract("3. 담당업무 : 해외 바이어 발굴 및 수출 상담 지원(60%)", "4. 임금 : 월급")
    assert sum(duty.share or 0 for duty in paper.duties) == pytest.approx(0.6)


def test_a_catch_all_tail_is_noted_and_leaves_the_real_duty() -> None:
    paper = contract("3. 담당업무", "- 사출 금형의 3D 설계 및 기타 회사가 지시하는 업무", "4. 임금 : 월급")
    assert texts(paper) == ["사출 금형의 3D 설계"]
    assert [phrase.grade for phrase in paper.catch_alls] == [CatchAll.TAIL]


def test_a_catch_all_alone_is_no_duty() -> None:
    paper = contract("3. 업무의 내용 : 회사가 지시하는 업무 일체", "4. 임금 : 월급")
    assert texts(paper) == [] and paper.catch_all is CatchAll.WHOLE


def test_a_clause_that_allows_any_transfer_is_noted() -> None:
    paper = contract("3. 담당업무", "- 사출 금형의 3D 설계", "제9조 (전보)", "회사는 업무상 필요에 따라 을의 담당 업무를 변경할 수 있다.")
    assert texts(paper) == ["사출 금형의 3D 설계"] and paper.catch_all is CatchAll.TAIL


@pytest.mark.parametrize("title", ["개발", "통역", "Manager"])
def test_a_bare_title_is_kept_as_a_duty_so_that_it_can_be_called_vague(title: str) -> None:
    assert texts(statement("3. 담당업무", f"- {title}", "4. 피초청인의 자격", "수학을 전공하였습니다.")) == [title]


@pytest.mark.parametrize("heading", ["피고용인의 적격성", "채용예정자의 적격성", "지원자의 자격", "적격성", "Ⅲ. 자격 및 경력", "Ⅳ. 구인 경과", "대상자와 근무조건"])
def test_a_heading_on_the_person_or_the_terms_ends_the_duties(heading: str) -> None:
    lines = ["담당 업무", "지그와 고정구의 조립도, 부품도 작성", "도면 번호 부여, 개정 이력과 배포본 관리", heading, "기계공학 학사(2017년)이며, 현지 설계사무소에서 제도 업무를 4년간 하였습니다."]
    assert texts(statement(*lines)) == lines[1:3]


def test_other_terms_end_the_duties_of_an_english_contract() -> None:
    duties = ["Formulate waterborne epoxy and acrylic coatings", "Write technical data sheets and compliance records"]
    assert texts(contract("Duties", *duties, "Other terms", "Annual leave and severance pay follow Korean law.")) == duties


def test_a_banner_at_the_end_of_a_text_file_is_no_duty() -> None:
    paper = statement("3. 담당업무", "- 개발", "6. 활용계획", "개발부에서 근무하게 됩니다.", "(주)예시테크", "FIXTURE - NOT A REAL DOCUMENT")
    assert "FIXTURE - NOT A REAL DOCUMENT" not in texts(paper)


@pytest.mark.parametrize("kind", [BlockKind.HEADER, BlockKind.FOOTER])
def test_page_headers_and_footers_are_no_duties(kind: BlockKind) -> None:
    assert texts(contract("3. 담당업무", "- 사출 금형의 3D 설계", ("금형 설계 및 제작 전문 기업", kind))) == ["사출 금형의 3D 설계"]


def test_only_contracts_and_statements_have_duties() -> None:
    application = extract_lines("사증발급인정신청서", "방문정보", "6. 직업", "담당업무 : 하노이 은행의 웹 개발", "한국표준직업분류코드 : 2842")
    assert application.role is Role.APPLICATION
    assert application.duties == () and [code.number for code in application.codes] == ["2842"]


def test_a_bilingual_list_carries_one_list_number() -> None:
    paper = contract("3. 담당업무", "- 사출 금형의 3D 설계", "- 금형 도면 작성과 치수 검토", "Job Description", "- 3D design of injection moulds",
                     "- Drawing and checking of mould dimensions", "4. 임금 : 월급")
    assert {duty.parallel for duty in paper.duties} == {0}
    assert [duty.language for duty in paper.duties] == [Language.KOREAN] * 2 + [Language.ENGLISH] * 2


LINES = st.sampled_from([
    "3. 담당업무", "- 사출 금형의 3D 설계 (60%)", "- CAD 도면 작성(30%), 현장 관리(20%)", "해외 영업 및 바이어 발굴 업무", "담당업무 : 서버 구축, 데이터 분석",
    "6. 활용계획", "피초청인은 해외 바이어 발굴을 담당할 예정입니다. 수출 계약도 체결합니다.", "1. 회사 소개", "당사는 금형을 만듭니다.", "- 기타 회사가 지시하는 업무",
    "제3조 (업무의 내용) 도면 설계 및 기타 회사가 지시하는 업무", "4. 임금 : 연봉 36,000,000원", "Design press dies; test prototypes (40%)",
    "40% - 도면 작성", "※ 구체적으로 적을 것수출 상담", "[별첨 1] 직무기술서",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([CONTRACT, STATEMENT]), st.lists(LINES, max_size=9))
def test_spans_of_duties_and_phrases_are_exact(top: tuple[str, ...], lines: list[str]) -> None:
    paper = extract_lines(*top, *lines)
    for duty in paper.duties:
        printed = paper.document.text[duty.start : duty.end]
        assert letters(duty.text) in (letters(split_share(printed)[0]), letters(printed))
        assert printed == printed.strip() and 0 <= duty.start < duty.end
        assert duty.share is None or 0 < duty.share <= 1
    for phrase in paper.catch_alls:
        assert paper.document.text[phrase.start : phrase.end] == phrase.text


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_work_in_front_of_a_reference_to_the_annex_is_stated() -> None:
    paper = extract(document_of(["근로계약서", "제3조 (업무의 내용)", "직원은 기업의 경영 진단과 조직 구조 분석, 경영전략 자문 보고서 작성의 업무를 수행하며, 세부 내용은 [별첨 1] 직무기술서에 따른다."]))
    assert "경영전략 자문 보고서 작성" in " ".join(duty.text for duty in paper.duties)
    assert not any("별첨" in duty.text for duty in paper.duties)


@pytest.mark.parametrize(
    "told",
    [
        "귀하가 맡을 업무의 내용은 다음과 같습니다. 해외 전시회 참가를 기획합니다. 바이어와 수출 조건을 협상합니다.",
        "다음 일을 맡깁니다. 해외 전시회 참가를 기획합니다. 바이어와 수출 조건을 협상합니다.",
    ],
)
def test_duties_behind_a_sentence_that_announces_them(told: str) -> None:
    paper = contract("채용 합의서", "주식회사 예시상사는 귀하를 고용합니다.", told, "급여는 매월 25일에 지급합니다.")
    assert texts(paper) == ["해외 전시회 참가를 기획합니다.", "바이어와 수출 조건을 협상합니다."]


@pytest.mark.parametrize("told", ["홀 서빙과 설거지는 하지 않습니다.", "No line work.", "You do not work on the line.", "염색 기계를 돌리는 일은 지금 있는 기사들이 합니다."])
def test_work_that_is_ruled_out_is_no_duty(told: str) -> None:
    assert texts(contract("3. 담당업무", *SALES, told, "4. 근무장소 : 서울")) == SALES


def test_title_that_somebody_is_hired_as_is_none_of_the_work() -> None:
    paper = statement("고용사유서", "피초청인을 생산관리 과장으로 고용하여 수납함 조립 라인에서 작업하게 하고 완제품을 포장하게 할 예정입니다.")
    assert texts(paper) == ["수납함 조립 라인에서 작업하게 하고 완제품을 포장하게 할 예정입니다."]


def test_letter_that_leaves_the_work_open_is_vague_and_not_silent() -> None:
    paper = contract("고용 계약서", "직위는 통번역사입니다.", "담당업무는 사무 및 기타 회사가 지시하는 업무로 합니다.", "급여는 월 2,850,000원입니다.")
    assert texts(paper) == [] and [phrase.grade for phrase in paper.catch_alls] == [CatchAll.TAIL]


@pytest.mark.parametrize(
    ("heading", "lines"),
    [("무슨 일을?", SALES), ("문3. 이분이 하실 일", SALES), ("Q5. 무슨 일을 합니까?", SALES)],
)
def test_headings_as_questions(heading: str, lines: list[str]) -> None:
    paper = statement("고용사유 답변서", "Q1. 어떤 업체입니까?", "수출 회사입니다.", heading, *(f"- {line}" for line in lines), "Q7. 내국인을 뽑지 못한 이유는?", "지원자가 없었습니다.")
    assert texts(paper) == SALES


@pytest.mark.parametrize(("heading", "after"), [("셋. 앞으로 할 일", "넷. 사람에 대하여"), ("[3] 해야 할 일", "[4] 사람에 대하여"), ("3장. 맡게 될 일", "4장. 사람에 대하여"), ("C. What he will work on", "D. About him")])
def test_headings_counted_in_other_ways_end_the_duties(heading: str, after: str) -> None:
    assert texts(statement(heading, *(f"○ {duty}" for duty in SALES), after, "예시대학교를 나온 사람입니다.")) == SALES


UNKNOWN = ["사출 금형의 구조 설계", "시작품 측정과 도면 수정", "금형 가공 도면 작성"]


def test_list_under_a_heading_that_nobody_knows() -> None:
    assert texts(contract("사원명 : SAMPLE ALPHA", "양식 HR-03", *UNKNOWN, "근무요일 : 월~금")) == UNKNOWN


def test_work_counted_up_in_a_cell_whose_label_nobody_knows() -> None:
    document = table_document([["사원명", "SAMPLE ALPHA"], ["모듈 기재", ", ".join(UNKNOWN)], ["연급여", "34,800,000"]], ["근로계약서"], ["급여는 매월 25일에 지급한다."])
    assert ", ".join(texts(extract(document))) == ", ".join(UNKNOWN)


def test_lists_of_other_things_are_no_duties() -> None:
    assert texts(contract("가가가 나나", "- 학위증명서 사본 1부", "- 경력증명서 1부", "- 여권 사본", "근무요일 : 월~금")) == []


def test_unknown_line_behind_a_list_ends_the_duties() -> None:
    after = ["General", "The Employee keeps client information confidential.", "Korean law governs."]
    assert texts(contract("Scope of Work", "• analysis of clients' management methods", "• redesign of organisation and functions", *after)) == [
        "analysis of clients' management methods", "redesign of organisation and functions"]  # fmt: skip


@pytest.mark.parametrize("title", ["Sales Specialist.", "프런트 사원", "Senior Consultant, Management Practice"])
def test_title_in_front_of_the_duties_is_none_of_them(title: str) -> None:
    assert texts(contract("3. 담당업무", title, *(f"- {duty}" for duty in SALES), "4. 근무장소 : 서울")) == SALES
    # where nothing else is said it is all there is
    assert texts(contract("3. 담당업무", title, "4. 근무장소 : 서울")) == [title]


def test_sentence_that_tells_several_things_is_read_clause_by_clause() -> None:
    told = "입사하면 해외영업팀 대리로서 일본 바이어를 발굴하고, 수출 가격과 계약을 협의하며, 해외 전시회에서 영업을 하게 됩니다."
    assert texts(statement(told)) == ["일본 바이어를 발굴하고,", "수출 가격과 계약을 협의하며,", "해외 전시회에서 영업을 하게 됩니다."]


def test_work_behind_the_title_in_its_line() -> None:
    paper = statement("다. 직위와 맡을 일", "직위: 프런트 사원. 호텔 고객 접수와 예약 확인을 담당합니다.", "라. 조건", "연봉 2,940만원")
    assert texts(paper) == ["호텔 고객 접수와 예약 확인을 담당합니다."]
    assert [fact.value for fact in paper.facts_named("job_title")] == ["프런트 사원"]


def test_name_of_the_paper_opens_no_part_of_it() -> None:
    assert texts(extract(document_of(["근로조건 계약서", "두 사람은 다음 조건에 합의합니다.", "담당업무는 태국어 관광지 설명, 한국 문화·역사 소개입니다.", "임금은 월 2,050,000원이다."]))) == ["태국어 관광지 설명, 한국 문화·역사 소개"]


def test_item_of_a_list_that_holds_a_word_of_a_heading_opens_no_other_part() -> None:
    items = ["1. 고객사의 광고·홍보 필요성 분석 (20%)", "2. 일본시장 광고·홍보 전략 수립 (30%)", "3. 광고 집행 계획 수립과 감독 (50%)"]
    assert [duty.share for duty in contract("[별첨 1] 직무기술서", *items).duties] == [0.2, 0.3, 0.5]


@pytest.mark.parametrize(
    ("told", "duties"),
    [
        ("KARIM HASAN은 재배팀에서 매일 토마토를 따서 나르고, 크기별로 골라 상자에 담는 일을 합니다.", ["KARIM HASAN은 재배팀에서 매일 토마토를 따서 나르고,", "크기별로 골라 상자에 담는 일을 합니다."]),
        ("입사하시면 저희 제품을 판매할 바이어를 찾아내고, 수출 가격과 계약 조건을 협의하는 일을 하시게 됩니다.", ["입사하시면 저희 제품을 판매할 바이어를 찾아내고,", "수출 가격과 계약 조건을 협의하는 일을 하시게 됩니다."]),
        ("카림 씨는 사출금형의 구조 설계와 도면 작성, 금형 유동해석 결과의 검토, 시사출 금형의 수명 평가를 맡습니다.", ["카림 씨는 사출금형의 구조 설계와 도면 작성", "금형 유동해석 결과의 검토", "시사출 금형의 수명 평가를 맡습니다."]),
        ("카림 씨는 금형 설계, 유동해석, 시험, 평가를 맡습니다.", ["카림 씨는 금형 설계, 유동해석, 시험, 평가를 맡습니다."]),
    ],
)
def test_letter_without_any_heading_tells_the_work_in_prose(told: str, duties: list[str]) -> None:
    others = ["일손이 크게 모자라고 마을에는 젊은 사람이 남아 있지 않습니다.", "카림 씨는 국제통상을 전공하고 유통회사에서 수입 상품 영업을 맡았던 분입니다."]
    assert texts(statement(others[0], told, others[1])) == duties


def test_line_between_sentences_heads_the_next_one() -> None:
    told = "신규 바이어를 찾아 제품을 제안하고 결제 조건을 협의하여 수출 계약을 성사시키는 일입니다."
    lines = ["하게 될 일", told, "화면용 그래픽 작업은 맡기지 않습니다.", "본인의 준비 정도", "타슈켄트에서 국제무역학 학사를 받고 2년 반을 일했습니다.", "작성일 2026. 10. 22."]
    assert texts(statement(*lines)) == [told]


def test_letter_that_names_nobody_tells_the_work_in_the_present() -> None:
    told = "북아프리카의 바이어를 찾아 수출 상담을 하고 가격을 협의하며, 거래처를 관리하고 전시회에 나가 영업합니다."
    assert texts(statement("저희는 화장품 용기를 수출하는 회사입니다.", told)) == ["북아프리카의 바이어를 찾아 수출 상담을 하고 가격을 협의하며,", "거래처를 관리하고 전시회에 나가 영업합니다."]


def test_person_in_a_post_and_person_who_will() -> None:
    told = "직원은 상품기획팀 대리로서 해외 소비자의 구매패턴을 조사하고, 시즌별 수요를 예측하며, 상품의 판매 전략을 세운다."
    assert texts(extract(document_of(["근로계약서", "제1조 계약기간은 2026년 12월 1일부터 2028년 11월 30일까지이다.", f"제2조 {told}"])))[0] == "해외 소비자의 구매패턴을 조사하고,"
    told = "그는 중앙아시아의 바이어를 찾아 나서고, 맺은 거래처를 관리하며, 현지 전시회와 출장을 통해 판매를 넓힐 것입니다."
    assert len(texts(statement("당사는 합성수지를 수출하는 무역회사입니다.", told))) == 3
    assert texts(statement("당사는 합성수지를 수출하는 무역회사입니다.", "그는 당사의 수출 확대와 거래처 관리에 크게 기여할 것입니다.")) == []


def test_question_that_asks_to_write_the_work() -> None:
    lines = ["Q1. 어떤 회사입니까?", "A. 이탈리아 식당 4곳을 운영합니다.", "Q3. 하는 일을 적어 주십시오.", "A. 양식 메뉴와 조리계획을 세우고, 파스타를 직접 조리하고, 맛과 위생을 점검합니다.", "Q4. 왜 이 사람입니까?", "A. 8년간 일했습니다."]
    assert texts(statement(*lines)) == ["양식 메뉴와 조리계획을 세우고, 파스타를 직접 조리하고, 맛과 위생을 점검합니다."]


def test_duties_go_on_behind_the_line_of_their_label() -> None:
    lines = ["고용계약서", "직위 : 해외상품기획 담당", "담당업무 : 태국 소비자의 화장품 구매 유형 조사", "품목별 수요 예측과 신제품 기획", "해외 생산·판매 전략 수립", "근무지 : 서울특별시 강남구 예시로 45", "급여일 매월 10일"]
    assert texts(extract(document_of(lines))) == ["태국 소비자의 화장품 구매 유형 조사", "품목별 수요 예측과 신제품 기획", "해외 생산·판매 전략 수립"]


def test_letter_in_polite_words_tells_the_work() -> None:
    items = ["귀하께서는 석유화학 공장의 대기오염 저감 설비 설계", "휘발성 유기화합물 배출량의 측정과 분석", "폐수 처리 공정의 진단 업무를 맡으시게 됩니다."]
    told = "; ".join(items)
    assert texts(extract(document_of(["채용 조건 합의서 (근로계약)", "근무는 2027년 2월 1일에 시작하여 2029년 1월 31일에 마칩니다.", told]))) == items


def test_list_announced_in_the_midst_of_a_paragraph() -> None:
    lead = "호텔 프런트 접수의 이력을 갖추었고, 프런트 사원으로서 아래 일을 맡습니다. 신청 직종은 E-7(3612)입니다."
    items = ["투숙객 체크인·체크아웃 처리", "객실 예약 접수와 확인", "호텔 이용 안내"]
    assert texts(statement("저희는 관광호텔을 운영합니다.", lead, *(f"· {item}" for item in items))) == items


def test_labels_that_only_a_blank_parts_from_their_values() -> None:
    paper = contract("가. 계약기간 2026년 12월 7일 - 2028년 12월 6일", "나. 근무장소 대전광역시 예시구 예시로 1", "다. 직 위 소재개발팀 과장",
                     "라. 업 무 세라믹 소재의 조성 연구, 소결 조건 개발", "마. 근로시간 08:30 - 17:30")
    assert texts(paper) == ["세라믹 소재의 조성 연구", "소결 조건 개발"]
    assert [fact.value for fact in paper.facts_named("job_title")] == ["소재개발팀 과장"]
    # items of work that begin with a word of a label are no form
    items = ["업무 절차 개선과 표준화", "급여 계산 프로그램 개발", "서버 운영"]
    assert texts(contract("3. 담당업무", *(f"{mark}. {text}" for mark, text in zip("가나다", items, strict=True)))) == items


@pytest.mark.parametrize("line", ["<맡길 일> 사출 금형의 3D 설계", "* 하는 일은 사출 금형의 3D 설계", "무엇을 : 사출 금형의 3D 설계"])
def test_labels_of_other_kinds(line: str) -> None:
    [duty] = texts(extract(document_of(["근로계약서", "* 직위는 설계 대리", "* 근로시간은 9시부터 6시까지(휴게시간 1시간), 월급은 3,000,000원", line])))
    assert duty.endswith("사출 금형의 3D 설계")


def test_table_of_duties_inside_the_cell_of_their_label() -> None:
    builder = Builder()
    for line in CONTRACT:
        builder.add(line)
    outer = [GridCell(0, 0, "1"), GridCell(0, 1, "직위"), GridCell(0, 2, "통역사"), GridCell(1, 0, "2"), GridCell(1, 1, "업무"), GridCell(1, 2, ""), GridCell(2, 0, "3"), GridCell(2, 1, "임금"), GridCell(2, 2, "월 3,000,000원")]
    inner = [GridCell(row, 0, text) for row, text in enumerate(SALES)]
    table = builder.new_table()
    around = places(outer, table)
    within = places(inner, builder.new_table(), table)
    for cell, place in [*zip(outer[:6], around[:6], strict=True), *zip(inner, within, strict=True), *zip(outer[6:], around[6:], strict=True)]:
        builder.add(cell.text, BlockKind.CELL, cell=place)
    paper = extract(Document(Path("표.docx"), "표.docx", Format.DOCX, Status.READ, builder.text, tuple(builder.blocks)))
    assert texts(paper) == SALES


def test_label_that_spans_the_rows_of_heads_and_details() -> None:
    cells = [GridCell(0, 0, "직위"), GridCell(0, 1, "연구원", column_span=2), GridCell(1, 0, "담당업무", row_span=2),
             GridCell(1, 1, "설계"), GridCell(1, 2, SALES[0]), GridCell(2, 1, "운영"), GridCell(2, 2, SALES[1])]
    builder = Builder()
    for line in CONTRACT:
        builder.add(line)
    for cell, place in zip(cells, places(cells, builder.new_table()), strict=True):
        builder.add(cell.text, BlockKind.CELL, cell=place)
    paper = extract(Document(Path("표.docx"), "표.docx", Format.DOCX, Status.READ, builder.text, tuple(builder.blocks)))
    assert texts(paper) == SALES


@pytest.mark.parametrize("question", ["문 3. 이 사람은 구체적으로 어떤 일을 합니까?", "Q3. 채용 후에는 무슨 일을 맡나요?", "3. 그 직원이 주로 무엇을 합니까?"])
def test_questions_as_headings(question: str) -> None:
    asked = ["문 1. 귀사는 무슨 일을 하는 회사입니까?", "답. 산업용 펌프를 만들어 파는 회사입니다.", question, "답. 고객의 요구를 파악하여 기술 제안서와 견적을 만듭니다.", "문 4. 채용하면 무엇이 달라집니까?", "답. 제안서가 빨리 나갑니다."]
    assert texts(statement(*asked)) == ["고객의 요구를 파악하여 기술 제안서와 견적을 만듭니다."]


@pytest.mark.parametrize("line", ["【업무】 해외 바이어 발굴과 수출 영업", "3) 업무 - 해외 바이어 발굴과 수출 영업"])
def test_labels_in_brackets_and_in_front_of_a_dash(line: str) -> None:
    assert texts(contract("2) 직위 - 대리", line, "4) 근무지 - 서울특별시 예시구 예시로 1")) == ["해외 바이어 발굴과 수출 영업"]


def test_unmarked_lines_behind_other_labels_are_no_duties() -> None:
    paper = contract("담당업무:", "* 방한 여행상품 기획 및 개발", "* 현지 여행사와의 업무연락", "급여: 월 3,050,000원", "급여일: 매달 10일 통장입금", "4대보험 가입, 퇴직금 및 연차는 법대로", "위와 같이 계약함.")
    assert texts(paper) == ["방한 여행상품 기획 및 개발", "현지 여행사와의 업무연락"]


def test_line_that_only_leads_to_the_duties_is_none() -> None:
    paper = contract("2. Duties", "The duties of the Employee are:", "(a) negotiate prices and contract terms with overseas buyers", "(b) follow up on repeat orders")
    assert len(texts(paper)) == 2


def test_numbered_row_labels_of_the_usual_form() -> None:
    rows = [["1) 고용사유", "앱의 새 버전을 준비하면서 개발자가 필요합니다. 본인은 앱을 개발한 경력이 있어 업무에 바로 투입할 수 있습니다."],
            ["3) 활용계획", "담당업무는 다음과 같습니다.\n- 원목 가구, 의자의 제품 디자인\n- 신제품 스케치와 시안 개발"], ["4) 기타사항", "관련 법령을 준수하도록 관리하겠습니다."]]
    assert texts(extract(table_document(rows, ["고용사유서", "3. 고용사유 및 인력활용계획"]))) == ["원목 가구, 의자의 제품 디자인", "신제품 스케치와 시안 개발"]


def test_clauses_beside_the_one_that_announces_the_duties_are_none() -> None:
    paper = contract("제2조 (근로조건)", "① 담당업무는 다음과 같다.", "- 고객사 광고 전략 수립과 광고물 제작 기획", "- 캠페인 집행 감독", "② 임금은 월 2,550,000원이며 매월 25일에 지급한다.")
    assert not any("임금" in text for text in texts(paper)) and len(texts(paper)) == 2


def test_bullet_of_the_heading_closes_the_part_that_another_opened() -> None:
    paper = statement("■ 무슨 일을 하나", "철근콘크리트 건축물의 구조 해석과 계산, 구조도면 검토와 보고서 작성.", "■ 어떻게", "근무 장소: 인천광역시 연수구", "■ 그래서", "구조 검토 기간을 줄일 수 있을 것입니다.")
    assert "".join(texts(paper)).startswith("철근콘크리트") and not {"어떻게", "그래서"} & set(texts(paper))


def test_what_the_company_does_is_none_of_the_duties() -> None:
    paper = statement("Ⅰ. 우리 회사가 하는 일", "내과와 재활의학과를 둔 병원을 운영합니다. 현재 내국인 72명이 근무하고 있습니다.", "Ⅲ. 들어와서 맡을 일", "바이어를 발굴하여 의료 소모품을 판매하고 가격과 계약을 협의합니다.")
    assert not any("운영" in text or "72명" in text for text in texts(paper)) and "바이어" in "".join(texts(paper))


def test_work_behind_the_post_and_a_colon() -> None:
    paper = statement("To the Immigration Office,", "Mr. TESTER ETA will work as Design Engineer: He will design harvester cutting heads and test prototypes.")
    assert len(texts(paper)) == 1 and "cutting heads" in texts(paper)[0]


@pytest.mark.parametrize("told", ["피초청인은 전임번역사로 근무하며 의료기기 기술문서를 한국어와 중국어로 번역하고, 번역물을 감수·교정하며, 용어집을 정리하고 제조사와의 회의를 통역합니다.", "초청 대상자는 무선 통신망을 설계하고 RF 부품과 광통신 장비를 개발하며 통신기기를 시험합니다."])
def test_sentence_on_the_person_that_tells_the_work(told: str) -> None:
    assert texts(extract(document_of(["고용사유서", "수신 : 서울출입국·외국인청장", told])))


def test_rank_in_front_of_the_duties_is_none_of_them() -> None:
    rows = [["직위 및 담당업무", "선임\n데이터베이스 성능 분석과 개선\n접근 권한 통제와 운영"]]
    assert texts(extract(table_document(rows, ["근로계약서"]))) == ["데이터베이스 성능 분석과 개선", "접근 권한 통제와 운영"]


def test_sentences_behind_the_work_go_on_telling_it() -> None:
    lines = "직위는 PR Account Manager이며 담당 직무는 고객사별 해외 홍보 기획입니다. 먼저 브랜드의 강점과 위험을 조사하여 홍보 방향을 세우고, 언론에 낼 자료와 기고문을 직접 씁니다. 신청인은 학사이며 런던에서 다섯 해 근무하였습니다."
    told = texts(statement(lines))
    assert len(told) >= 2 and any("홍보 방향" in duty for duty in told) and not any("런던" in duty for duty in told)


def test_english_letter_that_tells_the_work_in_the_present() -> None:
    letter = ("Recruitment Reason Statement", "As Event Planner he conceives the theme and format of each congress and estimates its cost. He invites speakers and arranges the timetable of sessions. "
              "He has a bachelor degree in Event Management.")
    told = texts(extract(document_of(list(letter))))
    assert [duty.split()[0] for duty in told] == ["As", "He"]


def test_small_roman_numbers_mark_a_list() -> None:
    work = ["prepare bids for international congresses", "set programme and budget of each event", "contract venues and speakers", "direct the event team on site"]
    for marks in (("i.", "ii.", "iii.", "iv."), ("(i)", "(ii)", "(iii)", "(iv)")):
        assert texts(contract("Scope of work", *(f"{mark} {duty}" for mark, duty in zip(marks, work, strict=True)))) == work


def test_heading_behind_a_list_of_duties_ends_it_whatever_it_says() -> None:
    paper = contract(("2 Services", BlockKind.HEADING), "(a) diagnose the cost structure of client companies", "(b) analyse financial statements of clients", ("3 Term and place", BlockKind.HEADING),
                     "From 4 January 2027 until 3 January 2030, at the office in Seoul.")
    assert [text.split()[0] for text in texts(paper)] == ["diagnose", "analyse"]


def test_effect_that_somebody_by_name_answers_for_is_work() -> None:
    paper = statement("2) 기대효과", "TESTER 과장은 휘발분을 180 g/L로 낮추는 처방을 완성하고, 시험실의 반응 조건을 생산 반응기로 확대하는 공정 계산을 책임집니다.")
    assert len(texts(paper)) == 2
    assert texts(statement("2) 기대효과", "표본화학은 휘발분을 낮춘 도료로 수출을 늘릴 것으로 기대됩니다.")) == []
