"""Turns a review into rows of the tables. Everything comes from the report, whose identifiers are masked."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyzer.audits.problems import Problem, texts
from analyzer.audits.schema import REVIEWED
from analyzer.consistency.masking import mask

if TYPE_CHECKING:
    from analyzer.consistency import Review

Row = dict[str, Any]
Rows = dict[str, list[Row]]
_JUDGED = ("contract", "statement")


def rows_of(package_id: str, review: Review, common: Row) -> Rows:
    """Return the rows of a reviewed package.

    :param common: Further columns of the package's own row: content hash, case number, filing day.
    """
    report = review.to_dict()
    codes = _problem_codes(review)
    every = _versions(report["versions"])
    rows: Rows = {table.name: [] for table in REVIEWED}
    for number, (document, paper) in enumerate(zip(report["documents"], review.papers, strict=True), 1):
        base = {"package_id": package_id, "number": number, "document": document["path"], "reasons": codes[number - 1], **every}
        rows["documents"].append(base | _document(document, paper.paper.document.sha256, len(paper.paper.document.text)))
        rows["duties"] += [base | {"role": document["role"], "duty": place} | _duty(duty) for place, duty in enumerate(document["duties"], 1)]
        rows["facts"] += [base | {"role": document["role"], "fact": place} | fact for place, fact in enumerate(_facts(document), 1)]
        rows["problems"] += [base | {"problem": place, "reasons": [problem["code"]]} | _problem(problem)
                             for place, problem in enumerate(document["problems"], 1)]
    names = {document["path"]: codes[place] for place, document in enumerate(report["documents"])}
    for place, finding in enumerate(report["findings"], 1):
        cited = dict.fromkeys(evidence["document"] for evidence in finding["evidence"])
        reasons = list(dict.fromkeys(code for name in cited for code in names.get(name, ())))
        rows["findings"].append({"package_id": package_id, "finding": place, "reasons": reasons, **every} | _finding(finding))
    rows["sentences"] = _sentences(package_id, review, codes, every)
    status = "reviewed" if any(paper.paper.document.usable for paper in review.papers) else "unreadable"
    reasons = list(dict.fromkeys(code for found in codes for code in found))
    rows["packages"] = [{"package_id": package_id, "package": report["package"], "status": status, "reasons": reasons, **every}
                        | _package(report, review) | common]
    return rows


def failed_rows(package_id: str, name: str, problem: Problem, versions: dict[str, str], common: Row) -> Rows:
    """Return the rows of a package that could not be opened or judged."""
    base = {"package_id": package_id, "reasons": [problem.code], **_versions(versions)}
    rows: Rows = {table.name: [] for table in REVIEWED}
    counts = dict.fromkeys(("documents", "readable", "duties", "errors", "warnings", "notices"), 0)
    rows["packages"] = [base | {"package": mask(name), "status": "failed"} | counts | common]
    rows["problems"] = [base | {"number": 0, "problem": 1, "document": "", "code": problem.code} | texts(problem)]
    return rows


def _versions(versions: dict[str, str]) -> Row:
    return {f"{name}_version": versions[name] for name in ("analyzer", "catalogue", "model")}


def _problem_codes(review: Review) -> list[list[str]]:
    return [list(dict.fromkeys(problem.code for problem in paper.paper.document.problems)) for paper in review.papers]


def _package(report: Row, review: Review) -> Row:
    filed, severities = report["filed"], [finding["severity"] for finding in report["findings"]]
    row: Row = {
        "verdict": report["verdict"], "confidence": report["confidence"],
        "filed_as_written": filed["as_written"], "filed_number": filed["number"], "filed_name": filed["name"], "filed_code": filed["code"],
        "filed_edition": filed["edition"], "filed_resolution": filed["resolution"], "filed_found_in": filed["found_in"],
        "rules_on": dt.date.fromisoformat(report["rules_on"]) if report["rules_on"] else None,
        "documents": len(report["documents"]), "readable": sum(paper.paper.document.usable for paper in review.papers),
        "duties": sum(len(document["duties"]) for document in report["documents"]),
        "errors": severities.count("error"), "warnings": severities.count("warning"), "notices": severities.count("notice"),
        "summary_ko": report["summary"]["ko"], "summary_en": report["summary"]["en"],
    }
    for role in _JUDGED:
        paper = next((d for d in report["documents"] if d["role"] == role and d["primary"]), None)
        if paper is not None:
            share = next((c["share"] for c in paper["candidates"] if c["code"] == filed["code"]), 0.0)
            row |= {f"{role}_code": paper["primary"]["code"], f"{role}_share": paper["primary"]["share"],
                    f"{role}_margin": paper["primary"]["margin"], f"{role}_filed_share": share if filed["code"] else None}
    return row


def _document(document: Row, digest: str, characters: int) -> Row:
    primary = document["primary"] or {}
    return {name: document[name] for name in ("role", "language", "status", "format", "pages", "candidates", "catch_all", "attachments")} | {
        "sha256": digest, "characters": characters, "duties": len(document["duties"]),
        "primary_code": primary.get("code"), "primary_share": primary.get("share"), "margin": primary.get("margin"),
    }


def _duty(duty: Row) -> Row:
    candidates = [{"code": each["code"], "share": each["probability"]} for each in duty["candidates"]]
    excluded = duty["excluded_by"]
    return {name: duty[name] for name in (
        "text", "context", "language", "page", "start", "end", "weight", "counted", "scope_line", "scope_similarity")} | {
        "code": candidates[0]["code"], "share": candidates[0]["share"], "candidates": candidates,
        "excluded_by": excluded["ko"] if excluded else None,
    }


def _facts(document: Row) -> list[Row]:
    low = set(document["low_trust_facts"])
    found = [(name, value, name in low) for name, value in document["facts"].items()]
    found += [("attachment", text, False) for text in document["attachments"]]
    found += [("claim", claim, False) for claim in document["claims"]]
    return [
        {
            "name": name, "value": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), "low_trust": trust,
            "value_number": float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None,
        }
        for name, value, trust in found
    ]


def _problem(problem: Row) -> Row:
    said = {f"{name}_{lang}": problem[name][lang] for name in ("reason", "next_step") for lang in ("ko", "en")}
    return {"code": problem["code"], "page": problem["page"], **said}


def _finding(finding: Row) -> Row:
    advice = finding["advice"] or {}
    return {name: finding[name] for name in ("rule", "severity", "source", "evidence")} | {
        "message_ko": finding["message"]["ko"], "message_en": finding["message"]["en"],
        "advice_ko": advice.get("ko"), "advice_en": advice.get("en"),
    }


def _sentences(package_id: str, review: Review, codes: Sequence[Sequence[str]], every: Row) -> list[Row]:
    from analyzer.consistency.schema import masked_text
    from analyzer.consistency.statements import sentences_of
    from analyzer.extraction import Role

    rows: list[Row] = []
    for number, paper in enumerate(review.papers, 1):
        if paper.paper.role is not Role.STATEMENT:
            continue
        document = paper.paper.document
        masked = masked_text(document)
        rows += [
            {
                "package_id": package_id, "number": number, "document": mask(document.name), "sentence": place,
                "text": masked[sentence.start : sentence.end], "page": sentence.page, "start": sentence.start, "end": sentence.end,
                "shared_by_firm": sentence.shared_by_firm, "grams": sorted(sentence.grams), "reasons": codes[number - 1], **every,
            }
            for place, sentence in enumerate(sentences_of(paper.paper), 1)
        ]
    return rows
