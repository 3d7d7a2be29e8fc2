from __future__ import annotations

import pytest

from analyzer.language.encoder import shipped_encoder
from analyzer.matching import Candidate, DutyMatch, Profile
from analyzer.matching.matcher import DutyInput, shipped_matcher
from analyzer.matching.vagueness import vagueness

# Written for this test, in nobody's corpus.
VAGUE = ["유관 부서 협업 및 각종 현안 대응", "팀 업무 전반을 지원하고", "Supporting whatever projects come up", "회사 발전을 위한 다양한 과제 수행"]
SPECIFIC = ["감속기 하우징의 강도 해석", "베트남 거래처와 단가 협의", "병동 환자의 투약과 활력징후 확인", "Packing finished parts into boxes", "만두피 반죽", "객실 침구 교체"]


def test_vague_lines_are_told_from_short_ones_that_say_something() -> None:
    encoder = shipped_encoder()
    vague, specific = (vagueness(texts, encoder.encode(texts), encoder) for texts in (VAGUE, SPECIFIC))
    assert min(vague) > 0.6 and max(specific) < 0.5


def test_vectors_of_another_encoder_say_nothing_of_it() -> None:
    class Other:
        name = "other"

    encoder = shipped_encoder()
    assert vagueness(VAGUE, encoder.encode(VAGUE), Other()) == [0.0] * len(VAGUE)  # type: ignore[arg-type]


def test_the_vague_part_of_a_job_goes_by_weight_and_counts_each_duty_once() -> None:
    duties = (DutyMatch("가", 0.5, (Candidate("2351", 1.0),), vague=0.9), DutyMatch("나", 0.5, (Candidate("2351", 1.0),), vague=0.1),
              DutyMatch("a", 0.0, (Candidate("2351", 1.0),), counted=False, vague=0.9))
    assert Profile((Candidate("2351", 1.0),), duties).vague_part(0.6) == pytest.approx(0.5)


def test_the_matcher_says_how_vague_each_duty_is() -> None:
    profile = shipped_matcher().profile([DutyInput(VAGUE[0]), DutyInput(SPECIFIC[0])])
    assert profile is not None
    assert profile.duties[0].vague > 0.6 > profile.duties[1].vague
