"""The truth beside the papers: what a reader must find in each, and what a review must say."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from corpora.examples.generator.content import Case, Document, Package

# Every rule whose presence or absence an example decides. The rest depend on the day of the review or on taste.
JUDGED_RULES = (
    "contract-vs-filed",
    "statement-vs-filed",
    "contract-vs-statement",
    "vague-duties",
    "split-duties",
    "no-duties",
    "title-only-match",
    "outside-e7",
    "code-name-conflict",
    "old-number",
    "no-filed-code",
    "not-a-code-match-route",
    "headcount-ratio",
    "salary-conflict",
    "salary-below-floor",
    "period-conflict",
    "workplace-conflict",
    "title-conflict",
    "employer-conflict",
    "person-conflict",
    "heightened-scrutiny",
    "recommendation-required",
)
_ENGLISH = {"E1"}
_BILINGUAL = {"B1", "B2"}
_HOLDS_CODE = {"K3", "E1", "R1", "R2", "A1", "REC"}


def truth(package: Package) -> dict[str, Any]:
    """Return the content of `truth.json`."""
    expected = package.expected
    open_rules = {*expected.must, *expected.may}
    return {
        "package": package.folder,
        "family": package.family,
        "about": package.about,
        "verdict": expected.verdict,
        "filed": package.filed.model_dump() if package.filed else None,
        "findings": {
            "must": list(expected.must),
            "may": list(expected.may),
            "must_not": [rule for rule in JUDGED_RULES if rule not in open_rules],
        },
        "documents": [_document(document, package.case(document)) for document in package.documents],
    }


def _document(document: Document, case: Case) -> dict[str, Any]:
    render = "form" if document.form else "scan" if document.scan is not None else "text"
    duties = _duties(document, case) if document.holds_duties else []
    return {
        "path": document.file,
        "role": document.role,
        "template": document.layout,
        "language": _language(document.layout),
        "render": {"format": PurePath(document.file).suffix[1:], "kind": render},
        "primary": document.primary,
        "duties": duties,
        "catch_all": document.catch_all,
        "filed": _filed(document, case),
        "facts": _facts(document, case),
        "defects": list(document.defects),
    }


def _language(layout: str) -> str:
    return "en" if layout in _ENGLISH else "ko+en" if layout in _BILINGUAL else "ko"


def _duties(document: Document, case: Case) -> list[dict[str, Any]]:
    duties: list[dict[str, Any]] = []
    language = _language(document.layout)
    for duty in case.duties:
        if language != "en" and duty.ko:
            duties.append({"text": duty.ko, "share": duty.share, "lang": "ko"})
        if language != "ko" and duty.en:
            duties.append({"text": duty.en, "share": duty.share, "lang": "en"})
    return duties


def _filed(document: Document, case: Case) -> dict[str, Any] | None:
    written = case.code if document.layout in _HOLDS_CODE else case.options.get("header", "")
    return {"as_written": written, "code": document.filed} if written else None


def _facts(document: Document, case: Case) -> dict[str, Any]:
    if document.layout in ("REC", "CERT", "A1"):
        return {"employer": case.employer.name, "employee": case.person.name}
    job = case.job
    facts: dict[str, Any] = {
        "employer": case.employer.name_en if document.layout == "E1" else case.employer.name,
        "employee": case.person.name,
        "start": job.start.isoformat(),
        "end": job.end.isoformat(),
        "workplace": job.workplace_en if document.layout == "E1" else job.workplace,
    }
    if document.layout in ("K2", "K3", "B1", "B2", "E1", "R1", "R2"):
        facts["annual_salary_krw"] = job.annual
    else:
        facts["monthly_salary_krw"] = job.monthly
    if document.layout in ("K2", "K3", "B2", "R1", "R2"):
        facts["job_title"] = job.title
    elif document.layout == "E1":
        facts["job_title"] = job.title_en
    if document.layout == "R1":
        facts["staff"], facts["foreign_staff"] = case.employer.staff, case.employer.foreign
    return facts
