"""The report of schema 1: a review as plain data, identifiers masked. Every reader of ours works from it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

from analyzer.consistency.masking import mask
from analyzer.consistency.types import Evidence, Filed, Finding, Message, PaperReview, Review
from analyzer.extraction import Duty, Fact
from analyzer.matching import OUTSIDE, Candidate, DutyMatch
from analyzer.occupations import Catalogue, Occupation, load_catalogue, newest_edition
from analyzer.readers import Document

SCHEMA = 1
_OUTSIDE_NAME = {"name_ko": "E-7 범위 밖의 업무", "name_en": "Work outside every E-7 scope"}


def review_to_dict(review: Review) -> dict[str, Any]:
    """Return the report of a review. Equal reviews give equal reports, key by key."""
    catalogue, newest = load_catalogue(), newest_edition()
    texts = masked_texts(review)
    return {
        "schema": SCHEMA,
        "package": mask(review.package),
        "verdict": review.verdict.value,
        "confidence": round(review.confidence, 4),
        "summary": message_to_dict(review.summary),
        "filed": filed_to_dict(review.filed),
        "documents": [_document(paper, catalogue) for paper in review.papers],
        "findings": [finding_to_dict(finding, texts) for finding in review.findings],
        "occupations": _legend(review, catalogue),
        "catalogue": {"name": {"ko": newest.name.ko, "en": newest.name.en}, "source": newest.source},
        "rules_on": review.rules_on.isoformat() if review.rules_on else None,
        "versions": dict(sorted(review.versions.items())),
    }


def filed_to_dict(filed: Filed) -> dict[str, Any]:
    """Return the filed code as the report has it."""
    written, resolution = filed.written, filed.resolution
    return {
        "as_written": mask(written.as_written) if written else "",
        "number": written.number if written else "",
        "name": mask(written.name) if written else "",
        "code": filed.code,
        "edition": resolution.edition if resolution else None,
        "resolution": resolution.status.value if resolution else None,
        "found_in": mask(written.found_in) if written else "",
        "page": written.page if written else None,
    }


def _document(review: PaperReview, catalogue: Catalogue) -> dict[str, Any]:
    paper, profile = review.paper, review.profile
    document = paper.document
    primary = None
    if profile is not None:
        primary = {"code": profile.primary.code, **occupation_names(profile.primary.code, catalogue),
                   "share": round(profile.primary.share, 4), "margin": round(profile.margin, 4)}
    matches = profile.duties if profile else ()
    # A paper may contradict itself; its first value is the one shown, the findings tell of the others.
    stated = [fact for fact in paper.facts if fact.name not in ("attachment", "claim") and paper.fact(fact.name) is fact]
    return {
        "path": mask(document.name),
        "role": paper.role.value,
        "language": paper.language.value,
        "status": document.status.value,
        "format": document.format.value,
        "pages": document.page_count,
        "primary": primary,
        "candidates": _candidates(profile.candidates if profile else (), "share"),
        "duties": [_duty(duty, match, catalogue) for duty, match in zip(paper.duties, matches, strict=True)],
        "catch_all": paper.catch_all.name.lower(),
        "facts": {fact.name: fact_value(fact) for fact in stated},
        "low_trust_facts": [fact.name for fact in stated if fact.low_trust],
        "attachments": [mask(fact.value) for fact in paper.facts_named("attachment")],
        "claims": [{"kind": fact.value["kind"], "text": mask(fact.value["raw"])} for fact in paper.facts_named("claim")],
        "problems": _problems(document),
    }


def fact_value(fact: Fact) -> Any:
    """Return a fact's value, masked; a passport number needs its label to be told from other numbers."""
    if not isinstance(fact.value, str):
        return fact.value
    label = "passport " if fact.name == "passport" else ""
    return mask(label + fact.value)[len(label) :]


def _duty(duty: Duty, match: DutyMatch, catalogue: Catalogue) -> dict[str, Any]:
    first = match.candidates[0].code
    return {
        "text": mask(duty.text),
        "context": mask(duty.context),
        "language": duty.language.value,
        "page": duty.page,
        "start": duty.start,
        "end": duty.end,
        "weight": round(match.weight, 4),
        "counted": match.counted,
        "candidates": _candidates(match.candidates, "probability"),
        "scope_line": match.scope_line,
        "scope": _both_languages(match.scope_line, catalogue.get(first)),
        "scope_similarity": round(match.scope_similarity, 4),
        "excluded_by": _both_languages(match.excluded_by, catalogue.get(first)) if match.excluded_by else None,
    }


def _both_languages(line: str, occupation: Occupation | None) -> dict[str, str]:
    """Return a line of the catalogue with its counterpart in the other language."""
    if occupation is not None:
        for known in (*occupation.scope, *occupation.exclusions):
            if line in (known.ko, known.en):
                return {"ko": known.ko, "en": known.en}
    return {"ko": line, "en": line}


def _candidates(candidates: Iterable[Candidate], measure: str) -> list[dict[str, Any]]:
    return [{"code": candidate.code, measure: round(candidate.share, 4)} for candidate in candidates]


def _problems(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "code": problem.code,
            "page": problem.page,
            "reason": {lang: mask(problem.reason(lang)) for lang in ("ko", "en")},
            "next_step": {lang: mask(problem.next_step(lang)) for lang in ("ko", "en")},
        }
        for problem in document.problems
    ]


class Masked:
    """A paper with its masked text, from which quotes are cut. It is masked for the first of them: most papers are quoted nowhere."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @functools.cached_property
    def text(self) -> str:
        """Text of the paper, identifiers masked."""
        return masked_text(self.document)


def masked_texts(review: Review) -> list[Masked]:
    """Return the papers of a review with their masked texts, from which quotes are cut."""
    return [Masked(paper.paper.document) for paper in review.papers]


@functools.lru_cache(16)  # a paper is quoted from by its report, its tables and its comparison
def masked_text(document: Document) -> str:
    """Return the text of a paper, identifiers masked."""
    return mask(document.text)


def finding_to_dict(finding: Finding, texts: Sequence[Masked]) -> dict[str, Any]:
    """Return a finding as the report has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": message_to_dict(finding.message),
        "advice": message_to_dict(finding.advice) if finding.advice else None,
        "evidence": [evidence_to_dict(evidence, texts) for evidence in finding.evidence],
        "source": finding.source,
    }


def evidence_to_dict(evidence: Evidence, texts: Sequence[Masked]) -> dict[str, Any]:
    """Return a quote, cut from the masked document: there an identifier has its label beside it."""
    start, end = evidence.start, evidence.end
    place = slice(start, end)
    masked = (paper.text[place] for paper in texts if paper.document.name == evidence.document
              and None not in (start, end) and paper.document.text[place] == evidence.quote)
    return {"document": mask(evidence.document), "page": evidence.page, "start": start, "end": end,
            "quote": next(masked, None) or mask(evidence.quote)}


def message_to_dict(message: Message) -> dict[str, str]:
    """Return a text by language, identifiers masked."""
    return {lang: mask(text) for lang, text in message.to_dict().items()}


def occupation_names(code: str, catalogue: Catalogue) -> dict[str, str]:
    """Return the names of an occupation or of outside work."""
    occupation = catalogue.get(code)
    if occupation is None:
        return dict(_OUTSIDE_NAME) if code == OUTSIDE else {"name_ko": "", "name_en": ""}
    return {"name_ko": occupation.name_ko, "name_en": occupation.name_en}


def _legend(review: Review, catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return the names of every occupation that the report mentions, by code."""
    codes = {review.filed.code} if review.filed.code else set()
    for paper in review.papers:
        if paper.profile is not None:
            codes.update(candidate.code for candidate in paper.profile.candidates)
            codes.update(candidate.code for match in paper.profile.duties for candidate in match.candidates)
    return {code: occupation_names(code, catalogue) for code in sorted(code for code in codes if code)}
