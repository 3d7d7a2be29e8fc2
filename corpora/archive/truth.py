"""The truth of a package: what is planted, what the papers state, and the chances that the outcome was drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpora.archive.outcomes import Decision
from corpora.archive.papers import Sheet
from corpora.archive.plan import Plan
from corpora.archive.world import HeldJob


def truth_of(plan: Plan, sheets: Sequence[Sheet], decision: Decision) -> dict[str, Any]:
    """Return the entry of a package in `truth.json`."""
    return {
        "case_id": plan.case_id,
        "filed": plan.filed,
        "number": plan.code_number,
        "subtype": plan.subtype,
        "contract": plan.contract_job.code if plan.contract_job else None,
        "statement": plan.statement_job.code,
        "jobs": {"title": _job(plan.title_job), "contract": _job(plan.contract_job), "statement": _job(plan.statement_job)},
        "defects": list(plan.defects),
        "cluster": plan.cluster.name if plan.cluster else None,
        "firm": plan.firm_key,
        "chances": {"refused": round(decision.refused, 4), "supplement": round(decision.supplement, 4)},
        "papers": [
            {"file": sheet.file, "role": sheet.role, "layout": sheet.layout, "lang": sheet.lang, "format": sheet.format, "stated": dict(sheet.stated)} for sheet in sheets
        ],
    }


def _job(job: HeldJob | None) -> dict[str, str] | None:
    """Return the job of the duty corpus and the part of it that it was drawn from."""
    return {"job": job.ident, "part": job.part} if job else None
