"""Copies of the papers with a note on every duty sentence: what it points at, and what to change."""

from __future__ import annotations

from analyzer.reports.annotated.copies import Annotated, Copier, annotate, annotate_paper

__all__ = ["Annotated", "Copier", "annotate", "annotate_paper"]
