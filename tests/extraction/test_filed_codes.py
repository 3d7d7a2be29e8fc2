from __future__ import annotations

from pathlib import PurePath

import pytest

from analyzer.extraction import Role, codes_in_path, extract, parse_code
from analyzer.extraction.filed_codes import codes_in_margins
from analyzer.readers.document import BlockKind
from tests.conftest import document_of

WRITTEN = [
    ("2223", [("2223", "")]),
    ("2223 응용 소프트웨어 개발자", [("2223", "응용 소프트웨어 개발자")]),
    ("응용소프트웨어개발자(2223)", [("2223", "응용소프트웨어개발자")]),
    ("직종코드: S2743", [("S2743", "")]),
    ("직종번호 2351", [("2351", "")]),
    ("E-7-1(2742)", [("2742", "")]),
    ("E-7-1 (2222)", [("2222", "")]),
    ("E-7(2351)", [("2351", "")]),
    ("E71 2742", [("2742", "")]),
    ("E−7−1（2842）", [("2842", "")]),
    ("e-7-1 s2353", [("S2353", "")]),
    ("E-7-1 / 해외영업원", [("", "해외영업원")]),
    ("(2742) 해외영업원", [("2742", "해외영업원")]),
    ("2742 해외 영업원 [KSCO]", [("2742", "해외 영업원")]),
    ("２２２３", [("2223", "")]),
    ("S 2743", [("S2743", "")]),
    ("Ｓ２７４３", [("S2743", "")]),
    ("2224(舊2228)", [("2224", "")]),
    ("2842(舊2742)", [("2842", "")]),
    ("2842 해외영업원 (구 2742)", [("2842", "해외영업원")]),
    ("31215 (면세점 판매사무원)", [("31215", "면세점 판매사무원")]),
    ("Web developer (2224)", [("2224", "Web developer")]),
    ("271", [("271", "")]),
    ("E-7", [("", "")]),
    ("특정활동", [("", "")]),
    ("특정활동(E-7)", [("", "")]),
    ("E-7-1 (특정활동)", [("", "")]),
    ("2223, 2224", [("2223", ""), ("2224", "")]),
    ("2223/2224", [("2223", ""), ("2224", "")]),
    ("2223,2224", [("2223", ""), ("2224", "")]),
    ("2843 / S2843", [("2843", ""), ("S2843", "")]),
    ("2223 2223", [("2223", "")]),
]
NO_NUMBER = [
    "2026년", "2026. 10. 15.", "2026-10-15", "2026/10/15", "2026년 2월", "연봉 36,000,000원", "360,000", "3,600만원", "2223만원",
    "2223명", "2223 시간", "010-2223-2224", "02-2223-2224", "02-123-2224", "123-45-67890", "110111-1234567", "제3조",
    "제2223호", "2,223", "222301", "1234567890", "22.23", "A2223", "", "   ", "-",
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_parse_code_reads_the_ways_people_write(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(code.number, code.name) for code in parse_code(text, "사유서.docx")] == expected


@pytest.mark.parametrize("text", NO_NUMBER)
def test_parse_code_never_takes_a_part_of_another_number(text: str) -> None:
    assert not [code.number for code in parse_code(text, "사유서.docx") if code.number]


@pytest.mark.parametrize("text", [text for text, _ in WRITTEN])
def test_parse_code_keeps_what_was_written_and_where(text: str) -> None:
    for code in parse_code(text, "사유서.docx"):
        assert (code.as_written, code.found_in, code.labelled) == (text, "사유서.docx", True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("홍길동_E-7-1(2223)", [("2223", "")]),
        ("TESTER NU E-7-1 2831", [("2831", "")]),
        ("kim 2842 해외영업원", [("2842", "해외영업원")]),
        ("kim_직종코드2842.pdf", [("2842", "")]),
        ("웹개발자(2224).pdf", [("2224", "웹개발자")]),
        ("SAMPLE PHI_E-7-1(S2353)", [("S2353", "")]),
        ("kim-2026-10", []),
        ("2026-10-15 kim", []),
        ("고용사유서(2026).pdf", []),
        ("E7 2026 kim", []),
        ("근로계약서 2025 최종.docx", []),
        ("kim 1234 서류", []),
        ("010-1234-5678.pdf", []),
    ],
)
def test_codes_in_path_need_a_sign_that_a_number_is_a_code(path: str, expected: list[tuple[str, str]]) -> None:
    found = codes_in_path(PurePath(path))
    assert [(code.number, code.name) for code in found] == expected
    assert not any(code.labelled for code in found)


def codes_of(*lines: str | tuple[str, BlockKind]) -> list[tuple[str, bool]]:
    paper = extract(document_of(["고용사유서", "고용사유", "당사는 내국인 채용이 필요합니다.", *lines]))
    for code in paper.codes:
        assert code.start is not None and code.end is not None
        assert paper.document.text[code.start : code.end] == code.as_written
    return [(code.number, code.labelled) for code in paper.codes]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("체류자격(직종코드) : E-7-1(2223)", [("2223", True)]),
        ("신청 체류자격 및 직종(코드) : 응용소프트웨어개발자(2223)", [("2223", True)]),
        ("직 종 코 드 : 2223", [("2223", True)]),
        ("Occupation Code: 2223", [("2223", True)]),
        ("체류자격(직종코드) : E-7", [("", True)]),
        ("체류자격 : E-7-1 (2223)", [("2223", False)]),
        ("2. Status and occupation: E-7-1, Web Developer (2224). Position: Software Engineer.", [("2224", True)]),
        ("E-7-1, network system developer (2232). He will join us as General Manager (부장).", [("2232", False)]),
        ("체류자격 : E-7-1", []),
        ("피초청인을 E-7-1(2842) 자격으로 초청합니다.", [("2842", False)]),
        ("직종코드 2842 해외영업원으로 신청합니다.", [("2842", False)]),
        ("□ 직위 및 업무: Robotics Specialist, E-7-1, 코드 2352", [("2352", False)]),
        ("Reasons for recruitment of TESTER ALPHA (overseas salesperson, 2842)", [("2842", False)]),
        ("데이터 전문가로 채용하고 싶습니다. 코드는 2231(데이터 전문가)로 적었습니다.", [("2231", False)]),
        ("신청은 E-7-1 번역가·통역가, 2914입니다.", [("2914", False)]),
        ("맡을 일은 2351(기계공학 기술자)과 다르고 제도사에 가깝습니다.", []),
        ("참석자는 데이터 전문가, 2231명이었습니다.", []),
        ("웹 개발자, 2231로 등록된 특허가 있습니다.", []),
        ("2231(데이터 전문가) 또는 2224(웹 개발자)로 볼 수 있습니다.", []),
        ("한국표준산업분류코드 : 58221", []),
        ("업종 : 소프트웨어 개발(58222)", []),
        ("당사는 2223명의 고객과 2351번째 특허를 가지고 있습니다.", []),
        ("사업자등록번호 : 123-45-67890", []),
        ("E-7 2026년 접수분입니다.", []),
    ],
)
def test_codes_of_a_statement_stand_beside_a_label_or_the_visa_type(line: str, expected: list[tuple[str, bool]]) -> None:
    assert codes_of(line) == expected


def test_codes_in_a_labelled_cell_stand_before_codes_in_running_text() -> None:
    assert codes_of("피초청인을 E-7-1(2842) 자격으로 초청합니다.", "직종코드 : 2223") == [("2223", True), ("2842", False)]


def test_codes_of_a_paper_that_is_no_form_are_not_read() -> None:
    diploma = extract(document_of(["졸업증명서", "직종코드 : 2223", ("학위", BlockKind.HEADING)]))
    assert diploma.codes == ()


@pytest.mark.parametrize("kind", [BlockKind.HEADER, BlockKind.FOOTER])
@pytest.mark.parametrize(
    ("line", "expected"),
    [("직종: 해외영업원(2742)", [("2742", False)]), ("예시상사 E-7-1(2842) 신청", [("2842", False)]), ("문서번호 : 2026-2842", []), ("2842 / 5쪽", [])],
)
def test_codes_in_running_headers_and_footers(kind: BlockKind, line: str, expected: list[tuple[str, bool]]) -> None:
    assert codes_of((line, kind)) == expected


def test_remark_on_a_form_files_a_code_and_its_guidance_does_not() -> None:
    assert [c.number for c in codes_in_margins(document_of(["통합신청서", "※ 접수 메모 - 근무 직종(코드): 2833 광고 및 홍보 전문가"]))] == ["2833"]
    assert not codes_in_margins(document_of(["통합신청서", "※ 직종(코드)는 다음과 같이 적습니다. 예: 직종코드 2223"]))


def test_name_in_a_cell_of_its_own_belongs_to_the_number() -> None:
    paper = extract(document_of(["접수서", "신청 구분 : 사증발급인정 E-7-1", "직종 번호 : 2331", "직종 이름 : 화학공학 기술자"]))
    assert [(code.number, code.name) for code in paper.codes] == [("2331", "화학공학 기술자")]


def test_sheet_that_gives_a_number_with_its_name_files_it() -> None:
    sheet = extract(document_of(["직종·인원 확인서", "신청번호 표기: 2224 (웹 개발자)", "내국인 상시근로자: 22명"]))
    assert (sheet.role, [code.number for code in sheet.codes]) == (Role.APPLICATION, ["2224"])


def test_sheet_of_particulars_with_a_code_cell_files_it() -> None:
    sheet = extract(document_of(["방문정보 기재사항 (신청서 7번란 옮김)", "방문목적 : 취업활동", "한국표준직업분류코드 : S2353", "한국표준산업분류코드 : 31113"]))
    assert (sheet.role, [code.number for code in sheet.codes]) == (Role.APPLICATION, ["S2353"])
    trade = extract(document_of(["공급 내역 (제출용)", "코드 : 2351", "수량 : 30개"]))
    assert trade.role is Role.OTHER
