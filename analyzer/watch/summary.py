"""What the page of the inbox tells of a report: the verdict, and what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analyzer.consistency import Message
from analyzer.reports.view import Report, View
from analyzer.watch.words import NOTES

_USABLE = ("read", "partial")


def summary_of(report: Report) -> dict[str, Any]:
    """Return what is kept of a report, as plain data, masked as the report is."""
    view = View(report)
    unread = [document for document in report["documents"] if document["status"] not in _USABLE]
    code = report["filed"]["code"]
    return {
        "verdict": report["verdict"],
        "readable": len(unread) < len(report["documents"]),
        "filed": {"code": code, **view.name(code)} if code else None,
        "found": {**report["summary"]},
        "first": _first(view, unread).to_dict(),
        "counts": [list(count) for count in view.counts()],
        "unread": [document["path"] for document in unread],
    }


def _first(view: View, unread: Sequence[Report]) -> Message:
    """Return the one thing to do first: mend what contradicts, then what cannot be read, then the rest."""
    steps = [_step(finding) for finding in view.findings if finding["severity"] != "notice"]
    problems = [_problem(document) for document in unread if document["problems"]]
    ordered = [*steps[:1], *problems] if view.report["verdict"] == "mismatch" else [*problems, *steps]
    return ordered[0] if ordered else NOTES["nothing"]


def _step(finding: Report) -> Message:
    return Message(**(finding["advice"] or finding["message"]))


def _problem(document: Report) -> Message:
    problem = document["problems"][0]
    return Message(*(f"{document['path']}: {problem['reason'][lang]} {problem['next_step'][lang]}" for lang in ("ko", "en")))
