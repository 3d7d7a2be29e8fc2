"""The layouts of the archive beside those of the example packages: statements in lines, prose and English, support papers."""

from __future__ import annotations

from collections.abc import Callable

from corpora.archive.layouts.statements_en import letter, table
from corpora.archive.layouts.statements_ko import lines, prose
from corpora.archive.layouts.support import guarantee, insurance
from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts import LAYOUTS
from corpora.examples.generator.model import Paper

ALL_LAYOUTS: dict[str, Callable[[Case], Paper]] = {**LAYOUTS, "L1": lines, "P1": prose, "N1": table, "N2": letter, "INS": insurance, "GUA": guarantee}
