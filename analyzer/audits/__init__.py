"""The analysts' audit: an archive of past packages and their outcomes as tables."""

from __future__ import annotations

from analyzer.audits.problems import AuditError
from analyzer.audits.result import Audit

__all__ = ["Audit", "AuditError"]
