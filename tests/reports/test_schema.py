"""The report of schema 1: its shape, its order and what it hides."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analyzer.consistency import Evidence, Finding, Message, Severity
from tests.reports import sample

KEYS = {
    "report": {"schema", "package", "verdict", "confidence", "filed", "documents", "findings", "versions"},
    "filed": {"as_written", "number", "name", "code", "edition", "found_in"},
    "document": {"path", "role", "language", "status", "primary", "candidates", "duties", "facts"},
    "primary": {"code", "name_ko", "name_en", "share", "margin"},
    "duty": {"text", "page", "start", "end", "weight", "candidates", "scope_line"},
    "finding": {"rule", "severity", "message", "evidence", "source"},
    "evidence": {"document", "page", "start", "end", "quote"},
}


def test_schema_has_every_promised_key() -> None:
    report = sample.mismatch().to_dict()
    contract = report["documents"][0]
    parts = {
        "report": report, "filed": report["filed"], "document": contract, "primary": contract["primary"], "duty": contract["duties"][0],
        "finding": report["findings"][0], "evidence": report["findings"][0]["evidence"][0],
    }
    missing = {name: keys - set(parts[name]) for name, keys in KEYS.items() if keys - set(parts[name])}
    assert missing == {}
    assert report["schema"] == 1
    assert set(contract["candidates"][0]) == {"code", "share"}
    assert set(contract["duties"][0]["candidates"][0]) == {"code", "probability"}


def test_schema_values_are_those_of_the_review() -> None:
    report = sample.mismatch().to_dict()
    assert (report["verdict"], report["confidence"], report["filed"]["code"]) == ("mismatch", 0.953, "2224")
    assert report["documents"][0]["primary"] == {
        "code": "2223", "name_ko": "응용 소프트웨어 개발자", "name_en": "Application software developer", "share": 0.78, "margin": 0.68}
    assert report["documents"][0]["facts"]["annual_salary_krw"] == 36_000_000
    assert report["findings"][1]["message"]["en"].startswith("The duties in the employment contract belong to 2223")


def test_schema_is_deterministic() -> None:
    assert json.dumps(sample.mismatch().to_dict()) == json.dumps(sample.mismatch().to_dict())


def test_schema_explains_a_locked_paper_in_both_languages() -> None:
    locked = sample.mismatch().to_dict()["documents"][2]
    assert (locked["status"], locked["primary"], locked["duties"]) == ("locked", None, [])
    assert set(locked["problems"][0]["reason"]) == set(locked["problems"][0]["next_step"]) == {"ko", "en"}


def test_schema_gives_scope_and_exclusion_in_both_languages() -> None:
    duty = sample.mismatch().to_dict()["documents"][0]["duties"][2]
    assert duty["scope"]["ko"] == duty["scope_line"]
    assert duty["excluded_by"]["ko"] != duty["excluded_by"]["en"]


def test_schema_names_every_occupation_it_mentions() -> None:
    report = sample.mismatch().to_dict()
    used = {c["code"] for d in report["documents"] for c in d["candidates"]} | {
        c["code"] for d in report["documents"] for duty in d["duties"] for c in duty["candidates"]}
    assert used | {"2224"} == set(report["occupations"])
    assert all(names["name_ko"] and names["name_en"] for names in report["occupations"].values())


@pytest.mark.parametrize("secret", sample.SECRETS)
def test_schema_masks_identifier(secret: str) -> None:
    assert secret not in json.dumps(sample.mismatch().to_dict(), ensure_ascii=False)


def test_schema_masks_a_quote_by_the_label_beside_it() -> None:
    """A number that only its label tells as a passport number is masked even where the quote leaves the label out."""
    review = sample.mismatch()
    doc = sample.document("확인서.pdf", ["여권번호: 123456789"])
    start = doc.text.index("1")
    other = replace(review.papers[2], paper=replace(review.papers[2].paper, document=doc))
    finding = Finding("person-conflict", Severity.WARNING, Message("가", "a"), (Evidence(doc.name, doc.text[start:], 1, start, len(doc.text)),))
    report = replace(review, papers=(*review.papers, other), findings=(finding,)).to_dict()
    assert report["findings"][0]["evidence"][0]["quote"] == "123******"


def test_schema_keeps_offsets_of_quotes() -> None:
    review = sample.mismatch()
    report = review.to_dict()
    texts = {paper.paper.document.name: paper.paper.document.text for paper in review.papers}
    original = {name.replace(sample.PASSPORT, "M12******"): text for name, text in texts.items()}
    placed = [e for f in report["findings"] for e in f["evidence"] if e["start"] is not None]
    assert placed
    assert all(len(original[e["document"]][e["start"] : e["end"]]) == len(e["quote"]) for e in placed)
