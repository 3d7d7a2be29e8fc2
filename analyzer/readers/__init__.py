"""What text is where on which page? One call per file, and a pool of guarded processes for many.

Importing this package is light: the libraries for a format are loaded when its first file comes.
"""

from __future__ import annotations

from analyzer.readers.document import (
    Block,
    BlockKind,
    Box,
    CellPlace,
    Document,
    Format,
    LinePlace,
    Origin,
    Revision,
    Status,
)
from analyzer.readers.limits import DEFAULT_LIMITS, Limits
from analyzer.readers.problems import AnalyzerError, DocumentError, ReadProblem
from analyzer.readers.read import read_document
from analyzer.readers.sandbox import PAPERS_KEPT, ReaderPool

__all__ = [
    "DEFAULT_LIMITS",
    "PAPERS_KEPT",
    "AnalyzerError",
    "Block",
    "BlockKind",
    "Box",
    "CellPlace",
    "Document",
    "DocumentError",
    "Format",
    "Limits",
    "LinePlace",
    "Origin",
    "ReadProblem",
    "ReaderPool",
    "Revision",
    "Status",
    "read_document",
]
