"""unaccepted-revisions: open changes and comments, from the document as a reader returns it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.consistency import PaperReview, Severity
from analyzer.consistency.rules.unaccepted_revisions import check
from analyzer.extraction import Role
from analyzer.readers import ReadProblem, Revision
from tests.consistency.stating import contract, run, severities, stating

INSERTED = "연봉 36,000,000원"


def changed(role: Role = Role.CONTRACT, *, kinds: tuple[str, ...] = ("insertion", "deletion"), places: bool = True) -> PaperReview:
    """Return a paper with an insertion that stands in the text and a deletion that does not."""
    paper = stating(role, lines=[INSERTED])
    document = paper.paper.document
    texts = {"insertion": (INSERTED, document.text.index(INSERTED) if places else None), "deletion": ("연봉 30,000,000원", None)}
    revisions = tuple(Revision(kind, *texts[kind]) for kind in kinds)
    document = replace(document, revisions=revisions, problems=(ReadProblem("text.revisions", "+1 -1"),))
    return replace(paper, paper=replace(paper.paper, document=document))


def commented(role: Role = Role.CONTRACT) -> PaperReview:
    """Return a paper with a comment."""
    paper = stating(role, lines=["급여 확인 필요"])
    blocks = tuple(replace(block, field="comment") if block.text == "급여 확인 필요" else block for block in paper.paper.document.blocks)
    return replace(paper, paper=replace(paper.paper, document=replace(paper.paper.document, blocks=blocks)))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (changed(), [Severity.WARNING]),
        (changed(kinds=("deletion",)), [Severity.WARNING]),
        (changed(kinds=("insertion",), places=False), [Severity.WARNING]),
        (changed(kinds=()), [Severity.WARNING]),
        (changed(Role.STATEMENT), [Severity.NOTICE]),
        (changed(Role.OTHER), []),
        (commented(), [Severity.NOTICE]),
        (commented(Role.STATEMENT), [Severity.NOTICE]),
        (contract(annual_salary_krw=36_000_000), []),
    ],
)
def test_unaccepted_revisions_by_paper(paper: PaperReview, expected: list[Severity]) -> None:
    assert severities(run(check, paper)) == expected


def test_unaccepted_revisions_quotes_what_was_inserted_and_counts() -> None:
    [finding] = run(check, changed())
    assert [evidence.quote for evidence in finding.evidence] == [INSERTED]
    assert "추가 1곳, 삭제 1곳" in finding.message.ko and "insertions: 1, deletions: 1" in finding.message.en
    [finding] = run(check, commented())
    assert [evidence.quote for evidence in finding.evidence] == ["급여 확인 필요"]
