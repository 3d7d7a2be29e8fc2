"""recycled-template: one text for two persons is found whatever was exchanged; two texts of one firm or one person are not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace

import pytest

from analyzer.consistency import Finding, PaperReview
from analyzer.consistency.rules.recycled_template import check
from analyzer.consistency.statements import Statement, sentences_of, statement_of
from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.consistency.dated_support import case_of

KOREAN = """고용사유서
초청업체 : {firm}
피초청인 : {person}
국적 : {nation}
근무 예정 기간 : {start}부터 {end}까지
1. 회사 소개
{firm}는 {founded}년에 설립되어 산업용 계측 장비를 설계하고 공급하는 회사로 직원 {staff}명이 일하고 있습니다.
2. 고용사유
당사의 해외 고객이 빠르게 늘면서 현지 언어로 기술 상담을 할 수 있는 전문 인력이 절실히 필요한 상황입니다.
채용 사이트 두 곳에 {weeks}주 동안 공고를 냈으나 지원자 {applicants}명 가운데 계측 장비를 다루어 본 사람은 없었습니다.
{person}은 현지 연구소에서 {years}년 동안 같은 계열의 장비를 다루어 교육 없이 바로 업무에 투입할 수 있습니다.
3. 담당업무
- 고객 요구에 맞춘 계측 장비의 센서 회로 설계와 신호 처리 프로그램 개발
- 설치 현장의 시험 결과를 분석하여 다음 제품의 설계에 반영하는 업무
4. 기대 효과
현지 고객의 문의에 직접 대응하여 상담에 걸리던 시간을 절반으로 줄이고 계약 성사율을 높일 것으로 기대합니다.
입사 첫해에는 설치 기준서를 정비하고 이듬해부터는 신규 시장의 기술 지원을 책임지게 할 계획입니다.
위와 같은 사유로 고용을 신청하오니 검토하여 주시기 바랍니다.
"""
ENGLISH = """Statement of Reasons for Employment
Employer: {firm}
Employee: {person}
Nationality: {nation}
Term of employment: {start} to {end}
1. About the company
{firm} was founded in {founded} and designs measuring equipment for industrial customers with a staff of {staff}.
2. Reason for employment
Our foreign customers have grown quickly and we urgently need a specialist who can advise them in their own language.
We advertised on two job sites for {weeks} weeks, but none of the {applicants} applicants had worked with measuring equipment.
{person} handled the same family of instruments at a research institute for {years} years and can start without training.
3. Expected effect
Direct answers to local customers will halve the time that consulting takes and raise the share of signed contracts.
In the first year the installation standards are to be revised, afterwards technical support of new markets is planned.
"""
KIM: Mapping[str, str] = {
    "firm": "가람계측 주식회사", "person": "TESTER ALPHA", "nation": "베트남", "start": "2026년 12월 1일", "end": "2028년 11월 30일", "founded": "2011", "staff": "24",
    "weeks": "6", "applicants": "7", "years": "4",
}  # fmt: skip
LEE: Mapping[str, str] = {
    "firm": "누리계측 주식회사", "person": "SAMPLE BETA", "nation": "우즈베키스탄", "start": "2027년 1월 1일", "end": "2028년 12월 31일", "founded": "2017", "staff": "131",
    "weeks": "12", "applicants": "3", "years": "7",
}  # fmt: skip
OWN_TEXT = """고용사유서
초청업체 : 누리계측 주식회사
피초청인 : SAMPLE BETA
1. 회사 소개
누리계측은 항만 크레인의 하중을 재는 장치를 만들어 조선소와 터미널에 납품합니다.
2. 고용사유
중앙아시아 항만 두 곳과 납품 계약을 맺었으나 러시아어 도면을 읽는 기술자가 한 명도 없습니다.
작년 가을부터 대학 취업센터와 협회를 통해 찾았지만 출장 조건 때문에 모두 사양하였습니다.
초청하려는 사람은 타슈켄트의 크레인 제작사에서 로드셀 교정을 맡았습니다.
3. 기대 효과
현지에서 교정까지 마치면 재방문 출장이 없어져 납기가 한 달 앞당겨집니다.
"""


def paper(text: str, name: str = "사유서.docx") -> PaperReview:
    found = extract(document_of(text.strip().splitlines(), name))
    return PaperReview(replace(found, role=Role.STATEMENT))


def written(values: Mapping[str, str], text: str = KOREAN) -> PaperReview:
    return paper(text.format(**values))


def of(package: str, review: PaperReview) -> Statement:
    return statement_of(package, review.paper)


def against(mine: PaperReview, *others: Statement) -> list[Finding]:
    return list(check(replace(case_of(mine), others=others)))


@pytest.mark.parametrize("text", [KOREAN, ENGLISH], ids=["ko", "en"])
def test_a_statement_with_names_dates_and_numbers_exchanged_is_found(text: str) -> None:
    mine = written(KIM, text)
    [finding] = against(mine, of("lee", written(LEE, text)))
    assert (finding.rule, finding.severity.value) == ("recycled-template", "warning")
    assert "lee (사유서.docx)" in finding.message.ko and "lee (사유서.docx)" in finding.message.en
    assert 3 <= len(finding.evidence) <= 5
    for evidence in finding.evidence:
        assert mine.paper.document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("values", [{**LEE, "firm": KIM["firm"]}, LEE], ids=["same firm", "other firm"])
def test_a_few_words_exchanged_make_no_difference(values: Mapping[str, str]) -> None:
    edited = KOREAN.replace("빠르게 늘면서", "크게 늘면서").replace("절실히 필요한", "꼭 필요한").replace("책임지게 할", "맡길")
    assert [f.severity.value for f in against(written(KIM), of("lee", written(values, edited)))] == ["warning"]


def test_statements_in_words_of_their_own_are_no_finding() -> None:
    assert against(written(KIM), of("lee", paper(OWN_TEXT))) == []


def test_company_and_duties_of_one_firm_may_be_the_same() -> None:
    duties = "\n".join([
        "3. 담당업무", "- 계측 장비에 들어가는 전원 회로와 증폭 회로의 설계 및 도면 작성", "- 시제품의 온도와 진동 시험 계획을 세우고 결과 보고서를 작성하는 업무",
        "- 납품한 장비의 측정 오차를 분석하여 보정 프로그램을 개선하는 업무", "- 해외 규격에 맞춘 안전 시험의 준비와 인증 기관의 질의에 대한 기술 답변",
    ])  # fmt: skip
    lines = [line for line in KOREAN.splitlines() if not line.startswith("- ")]
    mine = "\n".join(lines).replace("3. 담당업무", duties)
    need = [line for line in OWN_TEXT.splitlines() if line.endswith("다.") and "납품합니다" not in line]
    theirs = "\n".join([*lines[:7], "2. 고용사유", *need[:3], duties, "4. 기대 효과", need[3]])
    same_firm, other_firm = (of("lee", paper(theirs.format(**values))) for values in ({**LEE, "firm": KIM["firm"]}, LEE))
    assert against(written(KIM, mine), same_firm) == []
    assert [finding.severity.value for finding in against(written(KIM, mine), other_firm)] == ["notice"]


@pytest.mark.parametrize("package", ["kim-v2", "kim"])
def test_another_draft_for_the_same_person_is_no_finding(package: str) -> None:
    assert against(written(KIM), of(package, written({**KIM, "start": "2027년 2월 1일"}))) == []


def test_two_persons_in_one_folder_are_compared() -> None:
    findings = list(check(case_of(written(KIM), PaperReview(replace(written(LEE).paper, document=replace(written(LEE).paper.document, name="사유서2.docx"))))))
    assert [finding.evidence[0].document for finding in findings] == ["사유서.docx", "사유서2.docx"]


def test_persons_without_names_raise_a_notice() -> None:
    nameless = KOREAN.replace("피초청인 : {person}\n", "")
    assert [f.severity.value for f in against(written(KIM, nameless), of("lee", written(LEE, nameless)))] == ["notice"]


def test_further_repeats_are_counted() -> None:
    choi = {**LEE, "person": "SPECIMEN GAMMA"}
    [finding] = against(written(KIM), of("lee", written(LEE)), of("choi", written(choi)), of("own", paper(OWN_TEXT)))
    assert "그 밖에 1건" in finding.message.ko and "and 1 more" in finding.message.en


def test_a_half_copied_statement_raises_a_notice() -> None:
    own = [line for line in OWN_TEXT.splitlines() if line.endswith("다.")]
    half = "\n".join([*KOREAN.splitlines()[:12], *own])
    assert [f.severity.value for f in against(paper(half.format(**KIM)), of("lee", written(LEE)))] == ["notice"]


def test_stock_phrases_and_short_labels_are_not_compared() -> None:
    review = written(KIM)
    compared = [review.paper.document.text[s.start : s.end] for s in sentences_of(review.paper)]
    assert not any("검토하여 주시기" in text or text.startswith("국적") for text in compared)
    assert any("절실히 필요한" in text for text in compared)


def test_what_is_kept_of_other_statements_holds_no_text() -> None:
    kept = of("lee", written(LEE))
    assert all(isinstance(gram, int) for gram in kept.grams) and "SAMPLE BETA" not in repr(kept)


OVERLAPPING = """
from analyzer.consistency.statements import sentences_of
from analyzer.extraction import extract
from tests.conftest import document_of
from tests.consistency.test_recycled_template import KIM, KOREAN
paper = KOREAN.format_map({**KIM, "firm": "가나 다라 주식회사", "person": "나다 라마"}).replace("현지 언어", "가나다라마 언어")
print([sorted(each.grams) for each in sentences_of(extract(document_of(paper.splitlines())))])
"""


def test_marks_of_a_sentence_are_the_same_in_every_process() -> None:
    told = [
        subprocess.run([sys.executable, "-c", OVERLAPPING], env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True, capture_output=True, text=True)
        for seed in range(4)
    ]
    assert len({each.stdout for each in told}) == 1 and len(told[0].stdout) > 100


def test_latin_name_is_blanked_as_a_word_alone() -> None:
    one = ENGLISH.format_map({**KIM, "person": "ALPHA HAND LE"})
    two = ENGLISH.format_map({**KIM, "person": "ALPHA BETA GAMMA"})
    assert [each.grams for each in sentences_of(extract(document_of(one.splitlines())))] == [each.grams for each in sentences_of(extract(document_of(two.splitlines())))]
