from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.occupations import Occupation, ResolutionStatus, load_catalogue, resolve

EXACT, OLD, CONFLICT = ResolutionStatus.EXACT, ResolutionStatus.OLD_NUMBER, ResolutionStatus.CONFLICT
AMBIGUOUS, UNKNOWN, ROUTE = ResolutionStatus.AMBIGUOUS, ResolutionStatus.UNKNOWN, ResolutionStatus.OTHER_ROUTE
NUMBERED = [o for o in load_catalogue() if o.subtype not in ("E-7-4", "E-7-S")]

MOVED_2026 = {
    "2430": "2440", "2512": "2612", "2543": "2646", "2591": "2691", "2599": "2699", "261": "271", "2620": "2721",
    "S2620": "S2721", "2715": "2815", "272": "282", "2731": "2831", "2732": "2832", "2733": "2833", "2734": "2834",
    "2735": "2835", "2742": "2842", "2743": "2843", "S2743": "S2843", "2814": "2914", "28331": "29331", "285": "295",
    "S2855": "S2955", "31215": "31124", "31264": "32222", "3922": "3612", "S3922": "S3612", "3991": "3620",
    "431": "441", "43213": "44213", "43291": "44291", "42111": "42210",
}  # fmt: skip
KSCO6_ONLY = {
    "1202": "1212", "2228": "2224", "2225": "2232", "2226": "2233", "23532": "23512", "9233": "2372", "2396": "2395",
    "25919": "2691", "7430": "7406",
}  # fmt: skip
KSCO6_REUSED = {
    "2224": "2231", "2312": "2313", "2313": "2314", "2314": "2315", "2351": "2341", "2352": "2342", "2353": "2351",
    "2341": "2371",
}  # fmt: skip
GUIDE = [
    # number, name in the guide, official code, outcome beside the name, outcome alone
    ("2221", "Computer System Designer", "2221", EXACT, (EXACT, "2221")),
    ("2222", "Application Software Developer", "2223", CONFLICT, (EXACT, "2222")),
    ("2223", "Web Developer", "2224", CONFLICT, (EXACT, "2223")),
    ("2715", "Business Management Consultant", "2815", OLD, (OLD, "2815")),
    ("2733", "Advertising and Publicity Expert", "2833", OLD, (OLD, "2833")),
    ("2732", "Market Research Analyst", "2834", CONFLICT, (OLD, "2832")),
    ("2311", "Mechanical Engineer", "2351", CONFLICT, (EXACT, "2311")),
    ("2321", "Draftsperson", "2395", CONFLICT, (EXACT, "2321")),
    ("2752", "Travel Product Developer", "2832", CONFLICT, (UNKNOWN, None)),
    ("2742", "Overseas Salesperson", "2842", OLD, (OLD, "2842")),
    ("2814", "Interpreter", "2914", OLD, (OLD, "2914")),
]


@pytest.mark.parametrize(("old", "new"), [*MOVED_2026.items(), *KSCO6_ONLY.items()])
def test_resolve_old_number_alone_leads_to_the_new_code(old: str, new: str) -> None:
    result = resolve(old)
    assert (result.status, result.code, result.alternatives) == (OLD, new, ())


@pytest.mark.parametrize(("old", "new"), [*MOVED_2026.items(), ("441", "451")])
def test_resolve_old_number_with_its_name_is_an_old_number(old: str, new: str) -> None:
    result = resolve(old, load_catalogue()[new].name_ko)
    assert (result.status, result.code, result.edition) == (OLD, new, "moj-2026-07")


@pytest.mark.parametrize(("old", "new"), [*MOVED_2026.items(), ("441", "451")])
def test_resolve_old_number_was_exact_while_it_was_in_force(old: str, new: str) -> None:
    result = resolve(old, load_catalogue()[new].name_ko, filed_on=date(2026, 6, 30))
    assert (result.status, result.code, result.edition) == (EXACT, new, "moj-2026-07")


@pytest.mark.parametrize(("old", "new"), [*KSCO6_ONLY.items(), *KSCO6_REUSED.items()])
def test_resolve_name_tells_a_ksco6_number(old: str, new: str) -> None:
    result = resolve(old, load_catalogue()[new].name_ko)
    assert (result.status, result.code) == (OLD, new)


@pytest.mark.parametrize("number", [number for number in KSCO6_REUSED if number != "2353"])
def test_resolve_reused_ksco6_number_alone_has_todays_meaning(number: str) -> None:
    assert (resolve(number).status, resolve(number).code) == (EXACT, number)


def test_resolve_ksco6_number_alone_is_read_by_its_filing_day_but_not_silently() -> None:
    result = resolve("2351", filed_on=date(2016, 3, 2))
    assert (result.status, result.code, result.edition, result.alternatives) == (AMBIGUOUS, "2341", "ksco6", ("2351",))


@pytest.mark.parametrize(("number", "name", "code", "status", "alone"), GUIDE)
def test_resolve_guide_row(
    number: str, name: str, code: str, status: ResolutionStatus, alone: tuple[ResolutionStatus, str | None]
) -> None:
    beside, bare = resolve(number, name), resolve(number)
    assert (beside.status, beside.code) == (status, code)
    assert (bare.status, bare.code) == alone
    assert beside.number_codes["guide"] == code


@pytest.mark.parametrize(("number", "name", "code", "status", "alone"), GUIDE)
def test_resolve_guide_can_be_forced(
    number: str, name: str, code: str, status: ResolutionStatus, alone: tuple[ResolutionStatus, str | None]
) -> None:
    result = resolve(number, edition="guide")
    assert (result.code, result.edition) == (code, "guide")
    assert result.status is (EXACT if number == code else OLD)
    assert result.alternatives == ((alone[1],) if alone[1] not in (None, code) else ())


@pytest.mark.parametrize(
    ("number", "name", "code", "alternatives"),
    [
        ("2223", "웹 개발자", "2224", ("2223",)),
        ("2224", "응용 소프트웨어 개발자", "2223", ("2224",)),
        ("2842", "통역", "2914", ("2842",)),
        ("2743", "기술경영 전문가", "S2843", ("2843",)),
        ("441", "웹 개발자", "2224", ("441", "451")),
        ("5122", "웹 개발자", "2224", ()),
        ("3125", "해외 영업원", "2842", ()),
        ("133100", "웹 개발자", "2224", ()),
        ("S740", "기계공학 기술자", "2351", ("S740",)),
    ],
)
def test_resolve_disagreement_is_a_conflict_in_favour_of_the_name(
    number: str, name: str, code: str, alternatives: tuple[str, ...]
) -> None:
    result = resolve(number, name)
    assert (result.status, result.code, result.name_code) == (CONFLICT, code, code)
    assert (result.alternatives, result.edition) == (alternatives, None)


@pytest.mark.parametrize(
    ("number", "code", "alternatives", "other"),
    [
        ("441", "441", ("451",), "주방장 및 조리사"),
        ("271", "271", ("2815",), "경영 및 진단 전문가"),
        ("2231", "2231", ("2232",), "네트워크시스템 개발자"),
        ("2232", "2232", ("2233",), "정보 보안 전문가"),
        ("2343", "2342", ("2341",), "전기공학 기술자"),
        ("2353", "S2353", ("2351",), "기계공학 기술자"),
        ("2440", "2440", (), "영양사"),
        ("2342", "2342", (), "반도체공학 기술자"),
        ("2364", "2364", (), "산업보건 및 환경 관련 기술자"),
        ("2372", "2372", (), "신재생에너지 기술자"),
    ],
)
def test_resolve_number_with_two_living_meanings_is_ambiguous(
    number: str, code: str, alternatives: tuple[str, ...], other: str
) -> None:
    result = resolve(number)
    assert (result.status, result.code, result.alternatives) == (AMBIGUOUS, code, alternatives)
    assert other in {meaning.name for meaning in result.meanings}


def test_resolve_ambiguous_number_is_read_by_its_filing_day() -> None:
    before, after = resolve("441", filed_on=date(2026, 8, 6)), resolve("441", filed_on=date(2026, 8, 7))
    assert (before.status, before.code, before.alternatives) == (AMBIGUOUS, "451", ("441",))
    assert (after.status, after.code, after.alternatives) == (AMBIGUOUS, "441", ("451",))


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        ("441", "객실 승무원", "441"),
        ("2231", "데이터 전문가", "2231"),
        ("2232", "네트워크시스템 개발자", "2232"),
        ("2233", "정보보안 전문가", "2233"),
        ("2342", "전자공학 기술자", "2342"),
        ("2440", "간호사", "2440"),
    ],
)
def test_resolve_name_settles_an_ambiguous_number(number: str, name: str, code: str) -> None:
    assert (resolve(number, name).status, resolve(number, name).code) == (EXACT, code)


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        ("2241", "데이터 전문가", "2231"),
        ("2231", "네트워크시스템 개발자", "2232"),
        ("2232", "정보 보안 전문가", "2233"),
        ("2343", "전자공학 기술자", "2342"),
        ("2343", "전기공학 기술자", "2341"),
        ("2363", "산업안전 및 위험 관리자", "2364"),
        ("2373", "가스·에너지 기술자", "2372"),
        ("2843", "조사 전문가", "2834"),
        ("S2743", "기술 영업원", "2843"),
        ("2626", "해외기술전문학교 기술강사", "2646"),
        ("42110", "요양보호사", "42210"),
    ],
)
def test_resolve_heading_of_the_september_manuals_with_its_name(number: str, name: str, code: str) -> None:
    result = resolve(number, name)
    assert (result.status, result.code, result.edition) == (OLD, code, "ksco8-headings")


@pytest.mark.parametrize(("number", "code"), [("2843", "2843"), ("2112", "2112")])
def test_resolve_misprint_does_not_count_without_a_name(number: str, code: str) -> None:
    assert (resolve(number).status, resolve(number).code, resolve(number).alternatives) == (EXACT, code, ())


@pytest.mark.parametrize(("day", "status"), [(date(2026, 8, 6), EXACT), (date(2026, 8, 7), OLD), (None, OLD)])
def test_resolve_filing_day_decides_whether_a_number_is_old(day: date | None, status: ResolutionStatus) -> None:
    result = resolve("2742", filed_on=day)
    assert (result.status, result.code) == (status, "2842")


@pytest.mark.parametrize("written", ["S 2743", "s2743", " S2743 ", "Ｓ２７４３", "S-2743", "\u00a0S２７４３\u200b"])
def test_resolve_reads_a_number_however_it_is_written(written: str) -> None:
    assert resolve(written) == resolve("S2743")


@pytest.mark.parametrize(
    ("number", "status", "code"),
    [
        ("22231", OLD, "2223"),
        ("28421", OLD, "2842"),
        ("27421", OLD, "2842"),
        ("51220", UNKNOWN, None),
        ("31251", UNKNOWN, None),
        ("231100", UNKNOWN, None),
        ("4512", UNKNOWN, None),
    ],
)
def test_resolve_ksco_item_stands_for_its_unit(number: str, status: ResolutionStatus, code: str | None) -> None:
    assert (resolve(number).status, resolve(number).code) == (status, code)


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        ("22232", "응용 소프트웨어 개발자", "2223"),
        ("222320", "응용 소프트웨어 개발자", "2223"),
        ("4512", "중식 조리사", "451"),
        ("4321", "관광통역 안내원", "44213"),
        ("2955", "영상 디자이너", "S2955"),
        ("S2742", "해외 영업원", "2842"),
    ],
)
def test_resolve_near_number_holds_where_the_name_agrees(number: str, name: str, code: str) -> None:
    assert (resolve(number, name).status, resolve(number, name).code) == (OLD, code)


@pytest.mark.parametrize("number", ["5122", "3125", "3223", "12", "abc", "999"])
def test_resolve_number_of_no_occupation_is_unknown(number: str) -> None:
    result = resolve(number)
    assert (result.status, result.code, result.number_codes) == (UNKNOWN, None, {})


def test_resolve_excluded_job_is_named() -> None:
    assert [meaning.name for meaning in resolve("3125").meanings] == ["무역 사무원"]


def test_resolve_number_of_the_guide_alone_is_only_an_alternative() -> None:
    assert (resolve("2752").code, resolve("2752").alternatives) == (None, ("2832",))


@pytest.mark.parametrize(
    ("number", "name", "code", "route"),
    [
        ("9999", "", None, "E-7-Y"),
        ("9999", "웹 개발자", None, "E-7-Y"),
        ("9991", "", None, "E-7-M"),
        ("S740", "", "S740", "E-7-4"),
        ("S700", "일반 제조업체 및 건설업체 숙련기능공", "S700", "E-7-4"),
        ("E-7-S2", "", "E-7-S2", "E-7-S"),
        ("", "고소득 전문인력", "E-7-S1", "E-7-S"),
        ("", "E-9", None, "E-9"),
    ],
)
def test_resolve_other_route(number: str, name: str, code: str | None, route: str) -> None:
    result = resolve(number, name)
    assert (result.status, result.code, result.route) == (ROUTE, code, route)


@pytest.mark.parametrize(
    ("number", "name", "status", "code"),
    [
        ("", "", ResolutionStatus.NOTHING, None),
        ("", "E-7-1", ResolutionStatus.NOTHING, None),
        ("E-7", "특정활동", ResolutionStatus.NOTHING, None),
        ("", "과장", UNKNOWN, None),
        ("", "해외영업원", ResolutionStatus.NAME_ONLY, "2842"),
        ("E-7-1", "해외 영업원", ResolutionStatus.NAME_ONLY, "2842"),
    ],
)
def test_resolve_without_a_number(number: str, name: str, status: ResolutionStatus, code: str | None) -> None:
    assert (resolve(number, name).status, resolve(number, name).code) == (status, code)


def test_resolve_job_title_does_not_overrule_a_number() -> None:
    result = resolve("2223", "웹마스터")
    assert (result.status, result.code, result.name_code) == (EXACT, "2223", "2224")


def test_resolve_forced_edition_without_the_number_settles_nothing() -> None:
    result = resolve("2842", edition="guide")
    assert (result.status, result.code, result.alternatives) == (UNKNOWN, None, ("2842",))


def test_resolve_name_overrules_a_forced_edition() -> None:
    result = resolve("2222", "시스템 소프트웨어 개발자", edition="guide")
    assert (result.status, result.code, result.alternatives) == (CONFLICT, "2222", ("2223",))


def test_resolve_refuses_an_unknown_edition() -> None:
    with pytest.raises(ValueError, match="moj-2026-09"):
        resolve("2842", edition="moj-1999")


@given(st.sampled_from(NUMBERED), st.sampled_from(["ko", "en"]))
def test_resolve_current_number_with_its_name_is_exact(occupation: Occupation, lang: str) -> None:
    result = resolve(occupation.code, occupation.name(lang))
    assert (result.status, result.code, result.edition) == (EXACT, occupation.code, "moj-2026-09")


@given(st.sampled_from(NUMBERED), st.data())
def test_resolve_spacing_and_width_change_nothing(occupation: Occupation, data: st.DataObject) -> None:
    space = st.sampled_from(["", " ", "\u3000", "\u00a0"])
    name = "".join(c if c == " " else c + data.draw(space) for c in occupation.name_ko.replace(" ", ""))
    wide = "".join(chr(ord(c) + 0xFEE0) if data.draw(st.booleans()) else c for c in occupation.code)
    number = data.draw(space) + wide + data.draw(space)
    assert resolve(number, name) == resolve(occupation.code, occupation.name_ko)


@given(st.text(max_size=12), st.text(max_size=20))
def test_resolve_any_writing_gets_an_outcome_with_a_known_code(number: str, name: str) -> None:
    result = resolve(number, name)
    assert result.code is None or result.code in load_catalogue()
    assert result.code not in result.alternatives
