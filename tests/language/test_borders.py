"""Plain lines are cut without Kiwi and spaCy, where these would cut them; whatever is not plain is left to them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from analyzer.language import Language, language_of, pipeline
from analyzer.language.borders import plain_english_spans, plain_spans
from analyzer.language.kiwi import sentence_spans

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def cut(line: str) -> list[str] | None:
    spans = plain_spans(line)
    return None if spans is None else [line[start:end].strip() for start, end in spans]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("바이어를 발굴합니다. 계약을 협상합니다.", ["바이어를 발굴합니다.", "계약을 협상합니다."]),
        ("  서버를 개발한다.  배포도 담당한다. ", ["서버를 개발한다.", "배포도 담당한다."]),
        ("첫해에는 베트남, 다음 해에는 태국 시장을 맡습니다.", ["첫해에는 베트남, 다음 해에는 태국 시장을 맡습니다."]),
        ("모바일 게임 원화를 그린다(Notion 활용). (20%)", ["모바일 게임 원화를 그린다(Notion 활용). (20%)"]),
        ("TESTER KIM (미국, 1992. 6. 30.생, 여권번호 X00000000)", ["TESTER KIM (미국, 1992. 6. 30.생, 여권번호 X00000000)"]),
        ("고용기간은 2026. 3. 1.부터 2027. 2. 28.까지입니다. 급여는 월 332만 원입니다.",
         ["고용기간은 2026. 3. 1.부터 2027. 2. 28.까지입니다.", "급여는 월 332만 원입니다."]),
        ("웹 서버(Nginx, Node.js) 구축과 앱 3.0 출시", ["웹 서버(Nginx, Node.js) 구축과 앱 3.0 출시"]),
        ("붙임 1. 사업자등록증 사본 1부. 2. 학위증명서 1부.", None),
        ("회사(이하 “회사”라 한다)는 다음 업무를 맡긴다. 직원은 이를 수행한다.", None),
        ("답. 객실 128실의 관광호텔입니다.", None),
        ("임금을 지급한다 퇴직금도 지급한다.", None),
        ("당사의 사업은 다음과 같습니다: 수출업체.", None),
        ("어디에서 일합니까? 서울입니다.", None),
        ("자료를 분석함; 보고서를 작성함.", None),
        ("Sample Co., Ltd. (예시무역 주식회사)", None),
    ],
)
def test_borders_of_a_line(line: str, expected: list[str] | None) -> None:
    assert cut(line) == expected


@pytest.mark.parametrize("word", ["연결함", "증명함", "제외함", "교수임", "규모임", "대책임", "제작함", "담당이다", "합니다"])
def test_borders_behind_a_word_that_may_end_a_sentence_are_left_to_kiwi(word: str) -> None:
    assert cut(f"생산 설비를 {word} 시험 결과를 보고함") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Designs the press. Tests the prototype.", ["Designs the press.", "Tests the prototype."]),
        ("Works with Sample Co., Ltd. as an engineer. Sends 2.5 tons (30%). Reports to No. 3.",
         ["Works with Sample Co., Ltd. as an engineer.", "Sends 2.5 tons (30%).", "Reports to No. 3."]),
        ("Builds pages with Node.js and example.com; tests them", ["Builds pages with Node.js and example.com; tests them"]),
        ("Reviews drawings in the U.S. and signs them.", None),
        ("Enclosed: guarantee etc.) and plan. (see below)", None),
        ("Where does he work? In Seoul.", None),
        ("Sells abroad… Buys at home.", None),
    ],
)
def test_borders_of_an_english_line(line: str, expected: list[str] | None) -> None:
    spans = plain_english_spans(line)
    assert (None if spans is None else [line[start:end].strip() for start, end in spans]) == expected


def test_borders_are_those_of_spacy() -> None:
    """Over our English sentences, each with its neighbour in one line."""
    told = [line.split("|")[2].strip() for path in sorted((CORPORA / "non_duties").glob("*.txt"))
            for line in path.read_text("utf-8").splitlines() if line.count("|") == 2]
    lines = [f"{one} {other}" for one, other in zip(told[::2], told[1::2], strict=False)]
    plain = {line: spans for line in lines if (spans := plain_english_spans(line)) is not None}
    assert len(plain) > 0.8 * len(lines)
    english = pipeline(Language.ENGLISH)
    different = [line for line, spans in plain.items()
                 if [line[start:end].strip() for start, end in spans] != [sentence.text.strip() for sentence in english(line).sents]]
    assert different == []


def test_borders_are_those_of_kiwi() -> None:
    """Over our sentences about careers, firms and reasons, each with its neighbour in one line, as in running text."""
    told = [line.split("|")[1].strip() for path in sorted((CORPORA / "non_duties").glob("*.txt"))
            for line in path.read_text("utf-8").splitlines() if line.count("|") == 2]
    told = [line for line in told if language_of(line) is Language.KOREAN and line.endswith("다.")]
    lines = [*told[:1000:2], *(f"{one} {other}" for one, other in zip(told[1000::2], told[1001::2], strict=False))]
    plain = {line: found for line in lines if (found := cut(line)) is not None}
    assert len(plain) > 0.9 * len(lines) and sum(len(found) > 1 for found in plain.values()) > len(lines) // 4
    different = {line: found for line, found in plain.items() if found != [line[start:end].strip() for start, end in sentence_spans(line)]}
    # Here Kiwi takes the end of a clause in the middle of a sentence for its end.
    assert [found for found in different.values() if "근무했음이 재직증명서로" not in found[0]] == []


def test_kiwi_and_spacy_are_not_loaded_for_plain_lines() -> None:
    code = """
        import sys
        from analyzer.language import sentences
        assert len(sentences("바이어를 발굴합니다. 계약을 협상합니다.")) == 2
        assert len(sentences("Designs the press. Tests the prototype.")) == 2
        assert not {"kiwipiepy", "spacy"} & set(sys.modules)
        assert len(sentences("임금을 지급한다 퇴직금도 지급한다.")) == 2
        assert "kiwipiepy" in sys.modules
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, timeout=120)
