"""Reads a report of schema 1 back from its file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analyzer.reports.view import Report
from analyzer.reports.words import WORDS

_MAX_BYTES = 64 * 2**20
_NUMBER, _NOTHING = (int, float), type(None)
_PAGE, _PAIR = (int, _NOTHING), {"ko": str, "en": str}


def _known(prefix: str) -> frozenset[str]:
    return frozenset(key.removeprefix(prefix) for key in WORDS if key.startswith(prefix))


# What the renderers rely on: a type or several, the values allowed, a mapping with these keys, a list of one kind of
# item, or something that may also be None.
_SHAPE: dict[str, Any] = {
    "schema": frozenset({1}),
    "package": str,
    "verdict": _known("verdict."),
    "confidence": _NUMBER,
    "summary": _PAIR,
    "filed": {"as_written": str, "found_in": str, "code": (str, _NOTHING), "edition": (str, _NOTHING), "page": _PAGE},
    "documents": [{
        "path": str, "role": _known("role."), "status": _known("status."), "pages": _PAGE, "primary": ({"code": str}, None),
        "candidates": [{"code": str, "share": _NUMBER}],
        "duties": [{
            "text": str, "context": str, "page": _PAGE, "weight": _NUMBER, "counted": bool, "candidates": [{"code": str, "probability": _NUMBER}],
            "scope_line": str, "scope": _PAIR, "excluded_by": (_PAIR, None),
        }],
        "facts": dict, "low_trust_facts": [str], "problems": [{"reason": _PAIR, "next_step": _PAIR}],
    }],
    "findings": [{
        "rule": str, "severity": _known("severity."), "message": _PAIR, "advice": (_PAIR, None), "source": str,
        "evidence": [{"document": str, "page": _PAGE, "quote": str}],
    }],
    "occupations": dict,
    "catalogue": {"name": _PAIR, "source": str},
    "versions": dict,
}  # fmt: skip


class NotAReport(Exception):
    """A file holds no report of schema 1. Its text says where it differs."""


def load_report(path: Path) -> Report:
    """Return the report that `analyzer review --format json` or `--out` saved.

    :raises NotAReport: If the file is something else, or a report of another schema.
    :raises OSError: If the file cannot be read.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise NotAReport(f"> {_MAX_BYTES // 2**20} MB")
    try:
        report = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise NotAReport(type(error).__name__) from error
    _check(report, _SHAPE, "")
    for at, document in enumerate(report["documents"]):
        for number, duty in enumerate(document["duties"]):
            _expect(bool(duty["candidates"]), f"documents.{at}.duties.{number}.candidates")
        for name, value in document["facts"].items():
            _check(value, _NUMBER if name.endswith(("_krw", "staff")) else (str, *_NUMBER), f"documents.{at}.facts.{name}")
    for code, names in report["occupations"].items():
        _check(names, {"name_ko": str, "name_en": str}, f"occupations.{code}")
    found: Report = report
    return found


def _check(value: Any, shape: Any, place: str) -> None:
    if isinstance(shape, dict):
        _expect(isinstance(value, dict), place)
        for key, inner in shape.items():
            below = f"{place}.{key}".lstrip(".")
            _expect(key in value, below)
            _check(value[key], inner, below)
    elif isinstance(shape, list):
        _expect(isinstance(value, list), place)
        for number, item in enumerate(value):
            _check(item, shape[0], f"{place}.{number}")
    elif isinstance(shape, frozenset):
        _expect(isinstance(value, str | int) and value in shape, place)
    elif isinstance(shape, tuple) and shape[-1] is None:
        if value is not None:
            _check(value, shape[0], place)
    else:
        _expect(isinstance(value, shape), place)


def _expect(held: bool, place: str) -> None:
    if not held:
        raise NotAReport(place or "JSON")
