"""unaccepted-revisions: tracked changes and comments left in a paper that is to be filed."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import paper_name
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Role

RULE = "unaccepted-revisions"
SOURCE = "근로기준법 제17조 (명시된 근로조건의 확정); 법무부 매뉴얼 2026-09 (고용계약서)"
_SHOWN = 3
_COMMENT = "comment"


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for open changes in a contract, a notice for those in a statement and for comments."""
    for review in (*case.of_role(Role.CONTRACT), *case.of_role(Role.STATEMENT)):
        yield from _changes(case, review)
        yield from _comments(case, review)


def _changes(case: Case, review: PaperReview) -> Iterator[Finding]:
    document = review.paper.document
    inserted = [revision for revision in document.revisions if revision.kind == "insertion"]
    deleted = [revision for revision in document.revisions if revision.kind == "deletion"]
    if not document.revisions and all(problem.code != "text.revisions" for problem in document.problems):
        return
    counts_ko = f" (추가 {len(inserted)}곳, 삭제 {len(deleted)}곳)" if document.revisions else ""
    counts_en = f" (insertions: {len(inserted)}, deletions: {len(deleted)})" if document.revisions else ""
    places = [(revision.start, revision.start + len(revision.text)) for revision in inserted if revision.start is not None]
    evidence = tuple(Evidence(document.name, document.text[start:end], _page(review, start), start, end) for start, end in places[:_SHOWN])
    yield Finding(
        RULE, Severity.WARNING if review.paper.role is Role.CONTRACT else Severity.NOTICE,
        Message(
            f"{paper_name(case, review, 'ko')}에 승인하거나 취소하지 않은 변경 내용이 남아 있습니다{counts_ko}. 추가된 글은 읽고 삭제된 글은 읽지 않았습니다.",
            f"Tracked changes are still open in the {paper_name(case, review, 'en')}{counts_en}. Inserted text was read, deleted text was not.",
        ),
        evidence or (Evidence(document.name, ""),),
        Message(f"{document.name}의 변경 내용을 모두 승인하거나 취소한 최종본에 서명하고 다시 검토하세요.",
                f"Accept or reject every change in {document.name}, sign the final version and review it again."),
        SOURCE,
    )  # fmt: skip


def _comments(case: Case, review: PaperReview) -> Iterator[Finding]:
    document = review.paper.document
    comments = [block for block in document.blocks if block.field == _COMMENT]
    if not comments:
        return
    yield Finding(
        RULE, Severity.NOTICE,
        Message(f"{paper_name(case, review, 'ko')}에 메모가 {len(comments)}개 남아 있습니다.", f"The {paper_name(case, review, 'en')} still holds {len(comments)} comment(s)."),
        tuple(Evidence(document.name, block.text, block.page, block.start, block.end) for block in comments[:_SHOWN]),
        Message(f"{document.name}의 메모를 처리하고 지운 뒤 제출하세요.", f"Settle and remove the comments in {document.name} before filing."),
        SOURCE,
    )  # fmt: skip


def _page(review: PaperReview, offset: int) -> int | None:
    return next((block.page for block in review.paper.document.blocks if block.start <= offset < block.end), None)
