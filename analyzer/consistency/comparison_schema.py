"""A comparison as plain data, identifiers masked. Every renderer works from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.consistency.comparison_types import Cited, Comparison, DutyPair, DutyPlace, FactPair, Part, Question, Side
from analyzer.consistency.comparison_words import FACT_NAMES
from analyzer.consistency.masking import mask
from analyzer.consistency.schema import (
    Masked,
    evidence_to_dict,
    fact_value,
    filed_to_dict,
    finding_to_dict,
    masked_texts,
    message_to_dict,
    occupation_names,
)
from analyzer.consistency.types import Evidence, PaperReview, Review
from analyzer.extraction import Fact
from analyzer.occupations import load_catalogue, newest_edition

SCHEMA = 1
Texts = Mapping[Side, Sequence[Masked]]


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as data. Quotes are cut from masked documents, as in the report of a package."""
    texts: Texts = {Side.OLD: masked_texts(comparison.old), Side.NEW: masked_texts(comparison.new)}
    newest = newest_edition()
    return {
        "schema": SCHEMA,
        "kind": "comparison",
        "summary": message_to_dict(comparison.summary),
        "filed_on": comparison.filed_on.isoformat(),
        "old": _package(comparison.old),
        "new": _package(comparison.new),
        "code": comparison.code.value,
        "duties": [_duties(pair, texts) for pair in comparison.duties],
        "facts": [_facts(pair, texts) for pair in comparison.facts],
        "settled": [finding_to_dict(finding, texts[Side.OLD]) for finding in comparison.settled],
        "open": [finding_to_dict(finding, texts[Side.NEW]) for finding in comparison.open],
        "questions": [_question(question, texts) for question in comparison.questions],
        "outline": [_part(part, texts) for part in comparison.outline],
        "catalogue": {"name": {"ko": newest.name.ko, "en": newest.name.en}, "source": newest.source},
        "versions": dict(sorted(comparison.new.versions.items())),
    }


def _package(review: Review) -> dict[str, Any]:
    code = review.filed.code
    names = occupation_names(code, load_catalogue()) if code else {"name_ko": "", "name_en": ""}
    return {
        "package": mask(review.package),
        "verdict": review.verdict.value,
        "confidence": round(review.confidence, 4),
        "summary": message_to_dict(review.summary),
        "filed": {**filed_to_dict(review.filed), **names},
        "papers": [{"path": mask(p.paper.document.name), "role": p.paper.role.value, "status": p.paper.document.status.value} for p in review.papers],
    }


def _duties(pair: DutyPair, texts: Texts) -> dict[str, Any]:
    return {"role": pair.role.value, "change": pair.change.value,
            "old": _duty(pair.old, texts[Side.OLD]), "new": _duty(pair.new, texts[Side.NEW])}


def _duty(place: DutyPlace | None, texts: Sequence[Masked]) -> dict[str, Any] | None:
    if place is None:
        return None
    duty, document = place.duty, place.review.paper.document
    evidence = Evidence(document.name, document.text[duty.start : duty.end], duty.page, duty.start, duty.end)
    return {"text": mask(duty.text), "weight": round(place.part, 4), "code": place.code, **occupation_names(place.code, load_catalogue()),
            "evidence": evidence_to_dict(evidence, texts)}


def _facts(pair: FactPair, texts: Texts) -> dict[str, Any]:
    return {"name": pair.name, "label": message_to_dict(FACT_NAMES[pair.name]), "role": pair.role.value, "change": pair.change.value,
            "old": _fact(pair.old, texts[Side.OLD]), "new": _fact(pair.new, texts[Side.NEW])}


def _fact(stated: tuple[PaperReview, Fact] | None, texts: Sequence[Masked]) -> dict[str, Any] | None:
    if stated is None:
        return None
    paper, fact = stated
    evidence = evidence_to_dict(Evidence(paper.paper.document.name, fact.raw, fact.page, fact.start, fact.end), texts)
    return {"value": fact_value(fact), "low_trust": fact.low_trust, "evidence": evidence}


def _question(question: Question, texts: Texts) -> dict[str, Any]:
    return {"topic": question.topic, "text": message_to_dict(question.text), "prepare": message_to_dict(question.prepare),
            "cited": _cited(question.cited, texts)}


def _part(part: Part, texts: Texts) -> dict[str, Any]:
    points = [{"text": message_to_dict(point.text), "blank": point.blank, "cited": _cited(point.cited, texts)} for point in part.points]
    return {"heading": message_to_dict(part.heading), "points": points}


def _cited(cited: Sequence[Cited], texts: Texts) -> list[dict[str, Any]]:
    return [{"package": each.side.value, **evidence_to_dict(each.evidence, texts[each.side])} for each in cited]
