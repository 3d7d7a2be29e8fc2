"""The normalisers under the rules: addresses, firms, people, titles, money, periods."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzer.consistency.normal.addresses import Address, Place, compare_addresses, parse_address
from analyzer.consistency.normal.firms import compare_firms, firm_keys, legal_kind
from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.money import bridge, extras, figures, same_amount
from analyzer.consistency.normal.people import compare_people, hangul_name, latin_words, misspelt
from analyzer.consistency.normal.periods import ends_together, months_between, same_length
from analyzer.consistency.normal.romanise import romanised
from analyzer.consistency.normal.scripts import outside_and_inside, plain_letters
from analyzer.consistency.normal.titles import compare_titles
from tests.consistency.stating import contract


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("서울특별시 강남구 테헤란로 152, 10층", Address("서울", "", "강남구", "", "테헤란로", "152")),
        ("서울시강남구 테헤란로152", Address("서울", "", "강남구", "", "테헤란로", "152")),
        ("(13487) 경기 성남 분당구 판교로 256번길 25 B동", Address("경기", "성남", "분당구", "", "판교로256번길", "25")),
        ("경기도 성남시 분당구 판교로256번길 25", Address("경기", "성남", "분당구", "", "판교로256번길", "25")),
        ("서울 구로구 디지털로 26길 5", Address("서울", "", "구로구", "", "디지털로26길", "5")),
        ("경기도 광주시 오포로 12", Address("경기", "광주", "", "", "오포로", "12")),
        ("광주시 북구 첨단과기로 123", Address("광주", "", "북구", "", "첨단과기로", "123")),
        ("부산광역시 기장군 정관읍 산단4로 10", Address("부산", "", "기장군", "정관읍", "산단4로", "10")),
        ("전라북도 전주시 덕진구 백제대로 567", Address("전북", "전주", "덕진구", "", "백제대로", "567")),
        ("세종시 한누리대로 2130", Address("세종", "", "", "", "한누리대로", "2130")),
        ("서울 강남구 역삼1동 737번지", Address("서울", "", "강남구", "역삼동", "", "737")),
        ("연구소 (대전 유성구 대학로 99)", Address("대전", "", "유성구", "", "대학로", "99")),
        ("152 Teheran-ro, Gangnam-gu, Seoul 06236", Address("서울", "", "gangnam", "", "teheranro", "152", roman=True)),
    ],
)
def test_parse_address_reads_the_parts(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize("text", ["", "본사", "갑의 사업장", "회사가 별도로 정하는 장소", "상시 이동", "서울 본사 및 부산 공장", "the Company's office", "Client sites in Seoul, Busan"])
def test_parse_address_says_nothing_about_other_texts(text: str) -> None:
    assert parse_address(text) is None


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("서울 강남구 테헤란로 152", "서울특별시 강남구 테헤란로 152, 3층", Place.SAME),
        ("서울 강남구 테헤란로 152", "서울특별시 강남구 역삼동 737", Place.UNKNOWN),
        ("서울 강남구 테헤란로 152", "테헤란로 152", Place.SAME),
        ("서울 강남구 테헤란로 152", "서울 강남구 테헤란로 154", Place.NUMBER),
        ("서울 강남구 테헤란로 152", "서울 강남구 강남대로 152", Place.STREET),
        ("서울 강남구 역삼동 1", "서울 강남구 삼성동 1", Place.STREET),
        ("서울 강남구 테헤란로 152", "서울 서초구 테헤란로 152", Place.CITY),
        ("수원시 영통구 삼성로 129", "경기도 용인시 처인구 삼성로 129", Place.CITY),
        ("강원도 춘천시 공지로 1", "강원특별자치도 춘천시 공지로 1", Place.SAME),
        ("152 Teheran-ro, Gangnam-gu, Seoul", "서울 강남구 테헤란로 152", Place.UNKNOWN),
        ("152 Teheran-ro, Gangnam-gu, Seoul", "부산 강남구 테헤란로 152", Place.CITY),
        ("5 Digital-ro, Geumcheon-gu, Seoul", "서울 구로구 디지털로 5", Place.CITY),
        ("1 Toegye-ro, Joong-gu, Seoul", "서울 중구 퇴계로 1", Place.UNKNOWN),
        ("1 Koje-daero, Koje-si", "경상남도 거제시 거제대로 1", Place.UNKNOWN),
        ("1 Sincheon-ro, Jin-gu, Busan", "부산 부산진구 신천대로 1", Place.UNKNOWN),
        ("12 Poseung-ro, Pyeongtaek-si", "화성시 동탄로 5", Place.CITY),
        ("10 Gangneung-daero, Gangneung-si", "강릉시 강릉대로 10", Place.UNKNOWN),
        ("3 Hyoryeong-ro, Miryang-si", "경상남도 밀양시 효령로 3", Place.UNKNOWN),
        ("1 Sinmun-ro, Jongno-gu", "서울 종로구 새문안로 1", Place.UNKNOWN),
        ("152 Teheran-ro, Gangnam-gu, Seoul", "152, Tehran-ro, Gangnam-gu, Seoul", Place.SAME),
    ],
)
def test_compare_addresses_says_where_they_part(one: str, other: str, place: Place) -> None:
    first, second = parse_address(one), parse_address(other)
    assert first is not None and second is not None
    assert compare_addresses(first, second) is place and compare_addresses(second, first) is place


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("㈜가상 통상", ("가상통상", "")),
        ("가상통상 주식회사 (GASANG TRADING Co., Ltd.)", ("가상통상", "gasangtrading")),
        ("가상통상 (도매 / 무역)", ("가상통상", "")),
        ("Smith & Co. Ltd", ("", "smithand")),
        ("가상중공업(주) Gasang Heavy Industries", ("가상중공업", "gasangheavyindustries")),
        ("가상중공업 Gasang Heavy Industries", ("가상중공업", "gasangheavyindustries")),
        ("SK가상 주식회사", ("sk가상", "")),
        ("가상 IT 솔루션", ("가상it솔루션", "")),
        ("", ("", "")),
    ],
)
def test_firm_keys_leave_the_legal_form_out(name: str, keys: tuple[str, str]) -> None:
    assert firm_keys(name) == keys


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("의료법인 해오름의료재단 해오름병원", "의료법인 해오름의료재단", Likeness.SAME), ("라온병원", "의료법인 라온재단 라온병원", Likeness.SAME),
        ("한빛기계", "한빛기계설비", Likeness.NEAR), ("의료법인 가온재단", "의료법인 나래재단", Likeness.DIFFERENT),
    ],
)  # fmt: skip
def test_foundation_and_what_it_runs_are_one_employer(one: str, other: str, expected: Likeness) -> None:
    assert compare_firms(one, other) is expected and compare_firms(other, one) is expected


@pytest.mark.parametrize(("text", "letters"), [("서귀포", "seogwipo"), ("종로", "jongro"), ("익산 2공단", "iksan 2gongdan"), ("값", "gap"), ("Seoul", "seoul")])
def test_romanised_goes_letter_by_letter(text: str, letters: str) -> None:
    assert romanised(text) == letters


def test_firms_of_two_scripts_are_not_compared() -> None:
    assert compare_firms("가상통상", "Gasang Trading") is Likeness.UNKNOWN
    assert compare_firms("(주)가상정공", "(주)가상정공 제 2 공장") is Likeness.SAME
    assert compare_firms("", "가상통상") is Likeness.UNKNOWN
    assert (legal_kind("(주)가상"), legal_kind("유한책임회사 가상"), legal_kind("가상")) == ("주식회사", "유한회사", "")


@pytest.mark.parametrize(
    ("name", "words", "hangul"),
    [
        ("Nguyễn Văn-Anh", ("nguyen", "van", "anh"), ""),
        ("응우옌 반 안 (NGUYEN VAN ANH)", ("nguyen", "van", "anh"), "응우옌반안"),
        ("왕 웨이 WANG WEI", ("wang", "wei"), "왕웨이"),
        ("SAMPLE ALPHA (미국, 1992. 6. 30.생)", ("sample", "alpha"), ""),
        ("Ms. Łucja O'Brien", ("lucja", "obrien"), ""),
        ("홍길동 귀하", (), "홍길동"),
        ("", (), ""),
    ],
)
def test_names_are_split_by_script(name: str, words: tuple[str, ...], hangul: str) -> None:
    assert (latin_words(name), hangul_name(name)) == (words, hangul)


def test_people_alike_and_apart() -> None:
    assert compare_people("A B C D E F G SAMPLE", "SAMPLE A B C D E F G") is Likeness.SAME
    assert compare_people("A SAMPLE", "B SAMPLE") is Likeness.DIFFERENT
    assert compare_people("J S", "SAMPLE JOHN") is Likeness.DIFFERENT
    assert compare_people("SAMPLE", "") is Likeness.UNKNOWN
    assert misspelt("SAMPLE ALPHA", "SAMPEL ALPHA") and not misspelt("SAMPLE ALPHA", "TESTER GAMMA")


def test_scripts_fold_letters_and_brackets() -> None:
    assert plain_letters("Đặng Øst Straße") == "Dang Ost Strasse"
    assert plain_letters("각") == "각"
    assert outside_and_inside("가 (나) 다 [라]") == ("가 다", "나", "라")


def test_titles_of_one_occupation_and_of_none() -> None:
    assert compare_titles("해외영업원", "수출 영업 담당자") is Likeness.SAME
    assert compare_titles("", "해외영업원") is Likeness.UNKNOWN
    assert compare_titles("영업본부장", "해외영업원") is Likeness.DIFFERENT


@pytest.mark.parametrize(("one", "other", "likeness"), [
    ("Head of Sales Department", "영업팀 사원", Likeness.NEAR), ("Director, Design", "디자인 주임", Likeness.NEAR), ("Head of Sales Team", "영업팀장", Likeness.UNKNOWN), ("Headhunter", "채용 사원", Likeness.UNKNOWN),
])
def test_who_heads_a_department_is_no_clerk(one: str, other: str, likeness: Likeness) -> None:
    assert compare_titles(one, other) is likeness


def test_figures_and_extras_show_their_arithmetic() -> None:
    paper = contract(annual_salary_krw=40_000_000, monthly_salary_krw=3_000_000, hourly_wage_krw=14_355, weekly_hours=40.0,
                     bonus_percent=100.0, allowance_krw=[200_000, 100_000]).paper  # fmt: skip
    assert [(figure.basis, figure.yearly) for figure in figures(paper)] == [("annual", 40_000_000), ("monthly", 36_000_000), ("hourly", 36_002_340)]
    assert [extra.yearly for extra in extras(paper)] == [3_000_000, 2_400_000, 1_200_000]
    assert [extra.yearly for extra in bridge(36_000_000, 40_200_000, extras(paper))] == [3_000_000, 1_200_000]
    assert bridge(36_000_000, 50_000_000, extras(paper)) == ()


@pytest.mark.parametrize(("one", "other", "same"), [(36_000_000, 36_350_000, True), (36_000_000, 36_400_000, False), (0, 0, True)])
def test_same_amount_lets_one_percent_pass(one: int, other: int, same: bool) -> None:
    assert same_amount(one, other) is same_amount(other, one) is same


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2026-12-01", "2028-11-30", 24), ("2026-12-01", "2028-12-01", 24), ("2026-03-01", "2028-02-28", 24), ("2026-03-01", "2028-02-29", 24),
     ("2026-08-31", "2027-02-28", 6), ("2026-01-31", "2026-02-28", 1), ("2028-02-29", "2029-02-28", 12)],
)  # fmt: skip
def test_months_between_are_whole_where_the_term_closes(start: str, end: str, months: int) -> None:
    assert months_between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == months


def test_lengths_and_ends_have_little_play() -> None:
    day = dt.date(2028, 3, 1)
    assert ends_together(day, dt.date(2028, 2, 28)) and not ends_together(day, dt.date(2028, 2, 27))
    assert not ends_together(dt.date(2026, 11, 30), dt.date(2026, 12, 2))
    assert same_length(24, 24.05) and not same_length(24, 23.8)
