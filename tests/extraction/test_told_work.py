"""Statements whose headings and phrases no rule knows; all sentences written for this test."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.extraction.papers import table_document, texts

COMPANY = "저희는 김해에서 농기계용 유압 밸브를 만드는 직원 서른 명의 회사입니다."
NEED = "재작년부터 북유럽 농가의 주문이 늘었지만 밸브를 새로 그릴 줄 아는 사람을 공고 네 번에도 찾지 못했습니다."
PERSON = "마리우스 씨는 부쿠레슈티에서 기계공학을 마치고 트랙터 회사에서 일곱 해 동안 펌프를 그렸습니다."
WORK = ["농가에서 돌아온 밸브를 뜯어 새는 자리를 찾고 원인을 적습니다.", "스풀과 하우징의 치수를 다시 정하여 도면을 고치고, 시험대에 물려 압력을 재 봅니다."]
EFFECT = "이 일이 자리를 잡으면 내년에는 현지 기술자 두 사람을 더 뽑을 수 있을 것으로 봅니다."
CLOSING = "2026년 10월 5일 견본유압 주식회사 대표 김모의 (인)"


def told(*lines: str) -> list[str]:
    paper = extract(document_of(["고용사유서", *lines]))
    assert paper.role is Role.STATEMENT
    return texts(paper)


def covered(found: list[str], sentences: list[str]) -> bool:
    return "".join(found).replace(" ", "") == "".join(sentences).replace(" ", "")


def test_work_under_headings_that_nobody_knows() -> None:
    assert covered(told("1. 어떤 집인가", COMPANY, "2. 까닭", NEED, "3. 사람", PERSON, "4. 쓰임", *WORK, "5. 바람", EFFECT, CLOSING), WORK)


def test_work_in_one_paragraph_without_any_heading() -> None:
    assert covered(told(f"{COMPANY} {NEED} {PERSON} {' '.join(WORK)} {EFFECT}", CLOSING), WORK)


def test_work_in_rows_of_one_word() -> None:
    rows = [["회사", COMPANY], ["까닭", NEED], ["쓰임", f"{PERSON} {' '.join(WORK)}"], ["바람", EFFECT]]
    assert covered(texts(extract(table_document(rows, ["고용사유서"]))), WORK)


@pytest.mark.parametrize("line", ["신청인은 아침마다 객실 열두 개의 침구를 갈고 욕실을 닦으며 쓰레기를 내다 놓습니다.", "완성된 부품을 상자에 담아 파레트에 쌓고 지게차로 창고에 옮깁니다."])
def test_work_outside_every_occupation_is_found_as_well(line: str) -> None:
    assert line in " ".join(told(COMPANY, NEED, PERSON, line, EFFECT, CLOSING))


def test_a_statement_without_any_work_has_none() -> None:
    assert told(COMPANY, NEED, PERSON, EFFECT, CLOSING) == []


def test_what_the_work_is_not_is_none_of_it() -> None:
    assert not any("창고" in duty for duty in told(COMPANY, NEED, PERSON, *WORK, "창고에서 물건을 나르는 일은 아닙니다.", EFFECT, CLOSING))


def test_work_that_keeps_something_from_happening_is_not_denied() -> None:
    careful = "고압에서 누유가 발생하지 않도록 스풀과 하우징의 치수를 다시 정하여 도면을 고칩니다."
    assert careful in told(COMPANY, NEED, PERSON, WORK[0], careful, EFFECT, CLOSING)
