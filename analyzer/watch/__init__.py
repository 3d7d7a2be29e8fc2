"""Watches the folder in which an agent collects papers, and lays the answer beside them."""

from __future__ import annotations

from analyzer.watch.loop import Watch
from analyzer.watch.settings import Settings

__all__ = ["Settings", "Watch"]
