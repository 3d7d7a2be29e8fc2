from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.extraction.splitting import split_duty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("해외 영업 및 바이어 발굴 업무", ["해외 영업", "바이어 발굴 업무"]),
        ("CAD 도면 작성, 현장 관리", ["CAD 도면 작성", "현장 관리"]),
        ("CAD 도면 작성(80%), 현장 관리(20%)", ["CAD 도면 작성(80%)", "현장 관리(20%)"]),
        ("서버 구축, 데이터 분석, 보고서 작성", ["서버 구축", "데이터 분석", "보고서 작성"]),
        ("기계 설계 및 개발, 현장 관리", ["기계 설계 및 개발", "현장 관리"]),
        ("기계 부품 설계, 구조 및 강도 검토", ["기계 부품 설계", "구조 및 강도 검토"]),
        ("설계 및 개발", ["설계 및 개발"]),
        ("웹 서비스 설계 및 개발", ["웹 서비스 설계 및 개발"]),
        ("웹 서비스 설계, 개발 및 운영", ["웹 서비스 설계, 개발 및 운영"]),
        ("데이터베이스 백업, 복구 및 접근 권한 통제", ["데이터베이스 백업, 복구 및 접근 권한 통제"]),
        ("시제품의 성능 시험, 진동·소음 측정 및 설계 개선", ["시제품의 성능 시험", "진동·소음 측정", "설계 개선"]),
        ("하드웨어(센서, 모터) 및 펌웨어 개발", ["하드웨어(센서, 모터) 및 펌웨어 개발"]),
        ("바이어 발굴", ["바이어 발굴"]),
        ("Design of dies, jigs and fixtures", ["Design of dies, jigs and fixtures"]),
        ("Design of press dies; testing of prototype parts", ["Design of press dies", "testing of prototype parts"]),
        ("", [""]),
    ],
)
def test_split_duty_parts_need_their_own_object_and_action(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_duty(text)] == expected


@given(st.lists(st.sampled_from(["설계", "기계", "도면 작성", "관리", "(30%)", ", ", " 및 ", "; ", " / ", "·", "API", "(", ")"]), max_size=12))
def test_split_duty_pieces_run_in_order_and_lose_only_joints(parts: list[str]) -> None:
    text = "".join(parts)
    pieces = split_duty(text)
    assert pieces[0][0] == 0 and pieces[-1][1] == len(text)
    assert all(a[1] <= b[0] for a, b in zip(pieces, pieces[1:], strict=False))
    lost = "".join(text[a[1] : b[0]] for a, b in zip(pieces, pieces[1:], strict=False))
    assert set(lost) <= set(",;·/및 ")
