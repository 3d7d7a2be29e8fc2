"""title-conflict: the job title across the papers. Ranks, synonyms and the other language are no conflict."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import paper_name, stated, trusted
from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.title_meaning import far_apart
from analyzer.consistency.normal.titles import compare_titles
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity

RULE = "title-conflict"


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for titles of two occupations or two ranks, a notice for titles whose words differ."""
    titles = stated(case, "job_title")
    papers = [[s for s in titles if s.review is review] for review in {id(s.review): s.review for s in titles}.values()]
    for others in papers[1:]:
        first, other = papers[0][0], others[0]
        # A paper may give title and rank, or a title in two languages.
        whole = [" / ".join(str(s.fact.value) for s in paper) for paper in (papers[0], others)]
        likeness = compare_titles(*whole)
        if likeness is Likeness.UNKNOWN and far_apart(*whole):
            likeness = Likeness.NEAR
        if likeness not in (Likeness.DIFFERENT, Likeness.NEAR):
            continue
        files = first.review.paper.document.name, other.review.paper.document.name
        quoted = [f"'{s.fact.value}'" for s in (first, other)]
        yield Finding(
            RULE, trusted(Severity.WARNING if likeness is Likeness.DIFFERENT else Severity.NOTICE, first.fact, other.fact),
            Message(
                f"직위가 서로 다릅니다: {with_particle(paper_name(case, first.review, 'ko'), '은')} {quoted[0]}, {with_particle(paper_name(case, other.review, 'ko'), '은')} {quoted[1]}.",
                f"The job titles differ: the {paper_name(case, first.review, 'en')} says {quoted[0]}, the {paper_name(case, other.review, 'en')} {quoted[1]}.",
            ),
            (first.evidence, other.evidence),
            Message(
                f"{with_particle(files[0], '과')} {files[1]}에 실제 직위를 같은 이름으로 적으세요. 한 사람이 두 직위를 맡는다면 모든 서류에 함께 적으세요.",
                f"Write the real title into {files[0]} and {files[1]} in the same words. If one person holds both, every paper should name both.",
            ),
            case.source(),
        )  # fmt: skip
