"""Identifiers are hidden, and what only looks like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.consistency import masking
from analyzer.consistency.masking import mask

IDENTIFIERS = [
    ("여권번호 M12345678", "M12345678"),
    ("M12345678을 소지한", "M12345678"),
    ("홍길동_M12345678.pdf", "M12345678"),
    ("m12345678_scan.pdf", "m12345678"),
    ("여권 M123A4567", "M123A4567"),
    ("Passport No.: C1234567 (Vietnam)", "C1234567"),
    ("Passport No. AA1234567", "AA1234567"),
    ("PASSPORT NUMBER\nMA123456", "MA123456"),
    ("여 권 번 호 | P1234567A", "P1234567A"),
    ("여권번호(Passport No.) 123456789", "123456789"),
    ("여권번호: M 1234 5678", "1234 5678"),
    ("kim N12345678", "N12345678"),
    ("외국인등록번호 991231-5123456", "1231-5123456"),
    ("991231-5123456입니다", "991231-5123456"),
    ("9912315123456호", "9912315123456"),
    ("991231 - 6123456", "6123456"),
    ("9 9 1 2 3 1 5 1 2 3 4 5 6", "5 1 2 3 4 5 6"),
    ("９９１２３１-５１２３４５６", "５１２３４５６"),
    ("주민등록번호 850615–1234567", "1234567"),
    ("사업자등록번호 123-45-67890", "45-67890"),
    ("(123-45-67890)", "67890"),
    ("사업자번호: 1234567890", "4567890"),
    ("연락처 010-1234-5678", "1234-5678"),
    ("01012345678로 연락", "12345678"),
    ("Tel 02-123-4567", "123-4567"),
    ("(031) 123-4567", "123-4567"),
    ("070 1234 5678", "1234 5678"),
    ("+82-10-1234-5678", "1234-5678"),
    ("+84 912 345 678", "912 345 678"),
    ("전화번호 1588-1234", "8-1234"),
    ("급여 계좌: 국민은행 123456-78-901234", "78-901234"),
    ("신한은행 110123456789", "123456789"),
    ("Account No. 1002-345-678901", "345-678901"),
    ("minsu.kim@example.co.kr 로", "minsu.kim@example.co.kr"),
    ("kim@회사.kr으로 보내", "kim@회사.kr"),
    ("M706890985KOR8501019F28010162345678V12345<06", "706890985KOR850101"),
    ("M706890985KOR8501019F28010162345678V12345<06", "2345678"),
    ("C1234567<0VNM9001011M3001019<<<<<<<<<<<<<<06", "9001011M3001019"),
    ("M706890980KOR8501019F28010162345678V12345<06", "706890980"),  # one digit misread
    ("M789C1234입니다", "C1234"),
    ("Ｍ１２３４５６７８", "３４５６７８"),
    ("01012\u200b345678", "345678"),
    ("０１０－１２３４－５６７８", "１２３４－５６７８"),
    ("0 1 0 - 1 2 3 4 - 5 6 7 8", "1 2 3 4 - 5 6 7 8"),
    ("+821012345678", "2345678"),
    ("+84912345678", "2345678"),
    ("82-10-1234-5678", "1234-5678"),
    ("(+82) 10 1234 5678", "1234 5678"),
    ("+82 (0)10-1234-5678", "1234-5678"),
    ("사업자등록번호 123 45 67890", "45 67890"),
    ("1248100998", "8100998"),  # check digit right
    ("운전면허번호 서울 12-123456-78", "3456-78"),
    ("11-12-123456-78", "123456-78"),
    ("카드 4111-1111-1111-1111", "1111-1111-1111"),
    ("계좌 : (농협) 352 8461 7395 13", "8461 7395 13"),
    ("123456-78-901234 (국민은행)", "78-901234"),
    ("110-123-456789 신한은행", "123-456789"),
    ("예금주 홍길동 3333011234567", "3011234567"),
]

NEAR_MISSES = [
    "2026-12-01부터 2028-11-30까지",
    "계약기간 20261201 ~ 20281130",
    "2026. 12. 1. 09:00-18:00",
    "근무시간 0900-1800, 주 40시간",
    "연봉 36,000,000원 (월 3,000,000원)",
    "연봉 36000000원",
    "계좌로 매월 25일 3000000000원 지급",
    "E-7-1 (S2743) 기술 영업원",
    "직종코드 2223, 舊2224",
    "S85411 자동차 부품",
    "제17조 제1항, 별지 제21호서식",
    "근로기준법 제2026-123호",
    "사업자등록번호 000-00-00000",
    "주민등록번호 000000-0000000",
    "991399-5123456",
    "ISO 9001, ISO/IEC 27001:2022",
    "KS C IEC 60068-2-14",
    "SUS304 / STS316L / SCM440",
    "Windows 10, SQL Server 2022",
    "도면번호 A-1024-33",
    "여권 만료일 2030-01-01",
    "여권 사본 1부",
    "passport valid until 20300101",
    "은행 연계 서비스 2026-01-01 시작",
    "M8 볼트, M12 나사",
    "v20261021 개정판, E20261021",
    "전체 12345678개 중",
    "02:30 회의, 031 국번",
    "상시근로자 120명, 외국인 3명",
    "@company 2026",
    "MM123A4567",
    "M12A34567",
    "M1234567890",
    "M706890980KOR8501010F28010162345678V12345<06",  # two check digits wrong
    "1248100997",  # check digit wrong
    "일련번호 1234-5678-9012-3456",  # check digit wrong
    "99-12-123456-78",
    "은행 2026-01-01 09:00 영업",
    "2026-11-21 은행 방문",
    "계좌 25일 지급",
    "운전면허 1종 보통",
    "a@b",
    "010호실, 제82조 제10항",
    "1-2345-6789 제품",
    "2026-0000-123456 공고",
]


@pytest.mark.parametrize(("text", "secret"), IDENTIFIERS)
def test_masking_hides_identifier(text: str, secret: str) -> None:
    masked = mask(text)
    assert secret not in masked
    assert "***" in masked.replace("-", "").replace(" ", "").replace(".", "")


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_masking_leaves_near_miss(text: str) -> None:
    assert mask(text) == text


def test_masking_keeps_layout_and_first_characters() -> None:
    assert mask("여권 M12345678, 등록 991231-5123456") == "여권 M12******, 등록 99****-*******"
    assert mask("123-45-67890 / 010-1234-5678") == "123-**-***** / 010-****-****"
    assert mask("kim@example.com") == "k**@*******.***"


@given(st.lists(st.sampled_from([text for text, _ in IDENTIFIERS] + NEAR_MISSES) | st.text(max_size=12), max_size=5))
def test_masking_keeps_length_and_is_stable(parts: list[str]) -> None:
    text = " ".join(parts)
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))
    assert mask(masked) == masked


_PIECES = st.one_of(
    st.sampled_from([text for text, _ in IDENTIFIERS]),
    st.sampled_from(["전화", "은행", "account no", "사업자등록번호", "business registration number", "+82", "(0)", "원", " 만", "  - ", ") (", "\n", "가" * 30, "x" * 60]),
    st.text("0123456789 -.()/|+", max_size=8),
)


@given(st.lists(_PIECES, max_size=12))
def test_masking_looks_at_rows_of_digits_and_finds_what_a_look_at_the_whole_text_does(parts: list[str]) -> None:
    text = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(masking, "_around", lambda *_: [(0, len(text))])
        whole = masking._mask(text)
    assert masking._mask(text) == whole
