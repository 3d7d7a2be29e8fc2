"""Every example gets the answer that its author intended: verdict, findings, roles, primaries and filed code."""

from __future__ import annotations

import pytest

from tests.e2e.support import ReviewOf, example_names, needs_ocr, paper_of, truth_of

EXAMPLES = [pytest.param(name, marks=[pytest.mark.ocr] if needs_ocr(name) else []) for name in example_names()]
JUDGED = [
    pytest.param(name, document["path"], marks=[pytest.mark.ocr] if needs_ocr(name) else [], id=f"{name}-{document['role']}")
    for name in example_names()
    for document in truth_of(name)["documents"]
    if document["role"] in ("contract", "statement") and document["primary"]
]

every_example = pytest.mark.parametrize("name", EXAMPLES)


def test_examples_are_all_there() -> None:
    names = example_names()
    assert (sum(name.startswith("packages/") for name in names), sum(name.startswith("formats/") for name in names)) == (35, 8)


@every_example
def test_examples_verdict(name: str, review_of: ReviewOf) -> None:
    assert review_of(name).verdict == truth_of(name)["verdict"]


@every_example
def test_examples_findings_that_must_be_there(name: str, review_of: ReviewOf) -> None:
    found = {finding.rule for finding in review_of(name).findings}
    assert set(truth_of(name)["findings"]["must"]) - found == set()


@every_example
def test_examples_findings_that_must_not_be_there(name: str, review_of: ReviewOf) -> None:
    found = {finding.rule for finding in review_of(name).findings}
    assert set(truth_of(name)["findings"]["must_not"]) & found == set()


@every_example
def test_examples_roles(name: str, review_of: ReviewOf) -> None:
    found = {paper.paper.document.name: paper.paper.role.value for paper in review_of(name).papers}
    assert found == {document["path"]: document["role"] for document in truth_of(name)["documents"]}


@pytest.mark.parametrize(("name", "path"), JUDGED)
def test_examples_primary_occupation(name: str, path: str, review_of: ReviewOf) -> None:
    profile = paper_of(review_of(name), path).profile
    expected = next(document["primary"] for document in truth_of(name)["documents"] if document["path"] == path)
    assert (profile and profile.primary.code) == expected


@every_example
def test_examples_filed_code(name: str, review_of: ReviewOf) -> None:
    filed = truth_of(name)["filed"]
    assert review_of(name).filed.code == (filed and filed["code"])
