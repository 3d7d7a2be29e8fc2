"""claims-without-proof: what the statement promises or claims, against the papers that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.paper_kinds import claim_names, is_ignored, kind_of, kinds
from analyzer.consistency.rules.claims_without_proof import check
from analyzer.extraction import Role
from analyzer.readers import Status
from tests.consistency.dated_support import case_of, found, stated

RULE = "claims-without-proof"
CONTRACT = stated(Role.CONTRACT, lines=["근 로 계 약 서", "여권번호 : M00000000", "사업자등록번호 : 000-00-00000"], name="계약서.docx")


def statement(*attached: str, claims: tuple[tuple[str, str], ...] = (), low_trust: bool = False, lines: tuple[str, ...] = ()) -> PaperReview:
    facts: list[tuple[str, Any, str]] = [("claim", {"kind": kind, "raw": raw[:12]}, raw) for kind, raw in claims]
    facts += [("attachment", name, name) for name in attached]
    return stated(Role.STATEMENT, *facts, lines=lines, low_trust=low_trust, name="사유서.docx")


def other(name: str, *lines: str, role: Role = Role.OTHER) -> PaperReview:
    return stated(role, lines=lines or ("내용",), name=name)


@pytest.mark.parametrize(
    ("promised", "there"),
    [
        ("사업자등록증 사본", other("사업자등록증.pdf")), ("사업자등록증", other("scan01.pdf", "사 업 자 등 록 증", "상호")), ("Business registration certificate", other("business registration certificate.pdf")),
        ("학위증명서", other("학위수여증명서.pdf", role=Role.CREDENTIAL)), ("졸업증명서", other("a.pdf", "졸 업 증 명 서")), ("Diploma", other("Diploma.pdf")),
        ("고용보험 가입자 명부", other("명부.xlsx", role=Role.INSURANCE_LIST)), ("4대보험 사업장 가입자 명부", other("b.pdf", "사업장 가입자 명부")),
        ("수출실적증명원", other("수출실적증명서.pdf")), ("Export declarations", other("export declaration 2025.pdf")),
        ("고용추천서", other("letter.pdf", role=Role.RECOMMENDATION)), ("신원보증서", other("x.pdf", role=Role.GUARANTEE)), ("근로계약서", CONTRACT),
        ("협력사 확약서", other("협력사 확약서.pdf")), ("2027년 행사계획서", other("행사계획서.pdf")), ("상공회의소 협조 공한", other("letter.pdf", "LETTER OF COOPERATION (협조 공한)")), ("사진 1매", CONTRACT), ("기타 참고자료", CONTRACT),
    ],
)  # fmt: skip
def test_a_promised_paper_that_is_there_is_no_finding(promised: str, there: PaperReview) -> None:
    assert found(check, case_of(CONTRACT, statement(promised), there)) == []


@pytest.mark.parametrize(
    "promised",
    ["사업자등록증", "여권 사본", "학위증명서", "경력증명서 1부", "수출실적증명원", "고용보험 가입자 명부", "재무제표", "협력사 확약서", "Diploma", "copy of passport", "Certificate of employment", "Export record", "Financial statements"],
)
def test_a_promised_paper_that_is_not_there_is_a_warning_in_a_collected_package(promised: str) -> None:
    collected = other("조직도.pdf", "조직도")
    assert found(check, case_of(CONTRACT, statement(promised), collected)) == [(RULE, "warning")]


def test_a_draft_of_contract_and_statement_alone_raises_a_notice() -> None:
    assert found(check, case_of(CONTRACT, statement("학위증명서"))) == [(RULE, "notice")]


def test_an_unreadable_file_may_be_the_paper_and_is_said() -> None:
    locked = other("scan.pdf")
    locked = replace(locked, paper=replace(locked.paper, document=replace(locked.paper.document, status=Status.LOCKED, text="", blocks=())))
    [finding] = check(case_of(CONTRACT, statement("학위증명서"), locked))
    assert finding.severity.value == "notice" and "읽지 못한 파일 1개" in finding.message.ko


def test_a_list_read_by_ocr_raises_a_notice() -> None:
    assert found(check, case_of(CONTRACT, statement("학위증명서", low_trust=True), other("조직도.pdf"))) == [(RULE, "notice")]


def test_papers_in_one_file_are_told_by_their_titles() -> None:
    bundle = stated(Role.STATEMENT, ("attachment", "경력증명서", "경력증명서 1부"), lines=("고용사유서",), name="전체.pdf")
    document = bundle.paper.document
    assert found(check, case_of(CONTRACT, bundle)) == [(RULE, "notice")]
    appended = stated(Role.STATEMENT, ("attachment", "경력증명서", "경력증명서 1부"), ("degree", "bachelor", "경 력 증 명 서"), name=document.name)
    assert found(check, case_of(CONTRACT, appended)) == []


def test_the_finding_names_and_quotes_what_is_missing() -> None:
    [finding] = check(case_of(CONTRACT, statement("학위증명서", "경력증명서", "직무기술서"), other("직무기술서.pdf")))
    assert "학위증명서, 경력증명서." in finding.message.ko and "직무기술서" not in finding.message.ko
    assert [evidence.quote for evidence in finding.evidence] == ["학위증명서", "경력증명서"]


@pytest.mark.parametrize(
    ("kind", "sentence", "proof"),
    [
        ("export", "작년 수출액은 320만 달러입니다.", "수출실적증명원.pdf"), ("export", "Exports reached USD 3.2 million last year.", "export declaration.pdf"),
        ("sales", "2025년 매출은 47억 원을 기록하였다.", "표준재무제표증명.pdf"), ("sales", "Annual sales of KRW 4.7 billion.", "financial statements.pdf"),
        ("patent", "관련 특허 5건을 보유하고 있습니다.", "특허증_10-0000000.pdf"), ("patent", "We hold 5 patents.", "patent certificate.pdf"),
        ("award", "2024년 대상을 수상하였습니다.", "상장.jpg"), ("staff", "임직원 42명이 일합니다.", "피보험자 명부.pdf"),
    ],
)  # fmt: skip
def test_a_claimed_figure_is_a_notice_until_a_paper_can_show_it(kind: str, sentence: str, proof: str) -> None:
    claiming = statement(claims=((kind, sentence),))
    assert found(check, case_of(CONTRACT, claiming, other("조직도.pdf"))) == [(RULE, "notice")]
    assert found(check, case_of(CONTRACT, claiming, other(proof))) == []


def test_claims_are_one_notice_with_their_sentences() -> None:
    claims = (("export", "수출액은 320만 달러입니다."), ("patent", "특허 5건을 보유합니다."))
    [finding] = check(case_of(CONTRACT, statement(claims=claims)))
    assert [evidence.quote for evidence in finding.evidence] == [sentence for _, sentence in claims]
    assert "수출 실적" in finding.message.ko and "patents" in finding.message.en


def test_a_contract_promises_nothing() -> None:
    contract = stated(Role.CONTRACT, ("attachment", "직무기술서", "별첨 직무기술서"))
    assert found(check, case_of(contract, statement())) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("경력증명서", "career"), ("재직증명서", "career"), ("범죄경력증명서", "criminal"), ("공장등록증명서", "trade-licence"), ("사업자등록증명", "licence"), ("사업자등록 서류", "licence"),
        ("임대차계약서", "lease"), ("근로계약서 사본", "contract"), ("수출계약서", "export"), ("Copy of the employment contract", "contract"), ("벤처기업확인서", "award"),
    ],
)  # fmt: skip
def test_kind_of_a_promised_paper(words: str, kind: str) -> None:
    found_kind = kind_of(words)
    assert found_kind is not None and found_kind.id == kind


def test_every_claim_has_a_paper_that_can_prove_it() -> None:
    assert {kind for proof in kinds() for kind in proof.proves} == set(claim_names())


@pytest.mark.parametrize(("words", "ignored"), [("사진 2매", True), ("기타 서류", True), ("사진이 든 여권 사본", False), ("학위증명서", False)])
def test_things_that_cannot_be_looked_for_are_left_out(words: str, ignored: bool) -> None:
    assert is_ignored(words) is ignored
