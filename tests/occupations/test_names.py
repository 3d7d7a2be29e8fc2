from __future__ import annotations

import pytest

from analyzer.occupations import NAME_LEVEL, Occupation, load_catalogue, match_name

OCCUPATIONS = tuple(load_catalogue())


@pytest.mark.parametrize("occupation", OCCUPATIONS, ids=lambda o: o.code)
def test_names_every_official_writing_is_recognised(occupation: Occupation) -> None:
    names = (occupation.name_ko, occupation.name_en, *occupation.variants_ko, *occupation.variants_en)
    assert {name: match_name(name) for name in names} == dict.fromkeys(names, (occupation.code, 1.0))


@pytest.mark.parametrize("occupation", OCCUPATIONS, ids=lambda o: o.code)
def test_names_every_short_writing_is_recognised(occupation: Occupation) -> None:
    names = (*occupation.short_ko, *occupation.short_en)
    assert [name for name in names if match_name(name)[0] != occupation.code] == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("해외영업원", "2842"),
        ("해외 영업", "2842"),
        ("해 외 영 업 원", "2842"),
        ("해외영업 담당자", "2842"),
        ("해외영업 대리", "2842"),
        ("해외영업원(중국)", "2842"),
        ("사원(해외영업)", "2842"),
        ("E-7-1 / 해외영업원", "2842"),
        ("해외 영업원 2742", "2842"),
        ("Overseas Salespersons", "2842"),
        ("overseas salesman", "2842"),
        ("통역", "2914"),
        ("통·번역", "2914"),
        ("번역․통역가", "2914"),
        ("통역 및 번역가", "2914"),
        ("통역 업무", "2914"),
        ("Interpreters", "2914"),
        ("웹개발", "2224"),
        ("웹개발자", "2224"),
        ("ＷＥＢ DEVELOPERS", "2224"),
        ("응용소프트웨어개발자", "2223"),
        ("응용SW개발자", "2223"),
        ("Application S/W developer", "2223"),
        ("시스템소프트웨어 개발자", "2222"),
        ("컴퓨터시스템설계 및 분석가", "2221"),
        ("Computer System Designer", "2221"),
        ("기계설계", "2351"),
        ("기계공학", "2351"),
        ("기계공학 엔지니어", "2351"),
        ("기계공학기술사", "2351"),
        ("기계공학 기슬자", "2351"),
        ("Mechanical Enginer", "2351"),
        ("제도사", "2395"),
        ("CAD", "2395"),
        ("캐드원", "2395"),
        ("Draftsman", "2395"),
        ("Draughtspersons", "2395"),
        ("조리사", "451"),
        ("주방장", "451"),
        ("주방장·조리사", "451"),
        ("Cooks", "451"),
        ("여행상품개발자", "2832"),
        ("여행상품개발원", "2832"),
        ("Advertising and Publicity Expert", "2833"),
        ("광고·홍보전문가", "2833"),
        ("Market Research Analyst", "2834"),
        ("Business Management Consultant", "2815"),
        ("경영,진단 전문가", "2815"),
        ("Customer counseling clerk", "3620"),
        ("요양보호사", "42210"),
        ("관광통역안내사", "44213"),
        ("항공기부품 제조원", "S8417"),
        ("자동차 판금,도장원", "S75104"),
        ("금속재료공학기술자", "2331"),
        ("정보보안", "2233"),
        ("법률관련 전문가", "271"),
        ("도축원", "S71032"),
        ("할랄도축원", "7103"),
    ],
)
def test_names_common_writings(written: str, code: str) -> None:
    found, score = match_name(written)
    assert found == code
    assert score >= NAME_LEVEL


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "·", "대리", "과장", "매니저", "부장", "팀장", "Manager", "Senior Engineer", "특정활동", "E-7", "E-7-1",
        "특정활동(E-7)", "개발자", "소프트웨어 개발자", "Software Engineer", "Marketing Manager", "마케팅 매니저",
        "Product Manager", "영업원", "영업사원", "국내 영업원", "해외영업 팀장 겸 통역", "해외영업 / 통역", "통역 및 해외영업",
        "무역사무원", "무역", "간호조무사", "생산직", "생산관리", "영업관리", "용접공", "도장공", "전기원", "정비원", "강사", "교사",
        "연구원", "전문가", "기술자", "엔지니어", "관리자", "사무원", "컨설턴트", "주방보조", "객실 청소", "항만운송 사무원",
        "전지공학 기술자", "자동차부품 제조", "건설업", "첨단산업", "교육관련", "2842", "무역학과", "해외영업본부", "간호학",
        "홍길동", "서울특별시", "Seoul", "Full-time", "디자인", "Teacher", "크리에이티브 디렉터", "DevOps Engineer",
    ],
)  # fmt: skip
def test_names_near_misses_are_none(written: str) -> None:
    assert match_name(written) == (None, 0.0)


@pytest.mark.parametrize(
    "spelling",
    ["번역가ㆍ통역가", "번역가・통역가", "번역가‧통역가", "번역가, 통역가", "번역가/통역가", "번역가 및 통역가"],
)
def test_names_joined_by_any_mark(spelling: str) -> None:
    assert match_name(spelling)[0] == "2914"


def test_names_title_of_one_occupation_only_leans_towards_it() -> None:
    code, score = match_name("웹마스터")
    assert code == "2224"
    assert 0 < score < NAME_LEVEL


@pytest.mark.parametrize("occupation", OCCUPATIONS, ids=lambda o: o.code)
def test_names_title_of_one_occupation_is_no_name_of_another(occupation: Occupation) -> None:
    titles = (*occupation.titles_ko, *occupation.titles_en)
    matches = {title: match_name(title) for title in titles}
    assert {title: code for title, (code, _) in matches.items() if code not in (None, occupation.code)} == {}
