"""Stamps of code and data, so that nothing remembered outlives what made it: a change anywhere gives another stamp."""

from __future__ import annotations

import functools
import hashlib
from importlib import metadata
from pathlib import Path

from analyzer.resources import resource

_ANALYZER = Path(__file__).resolve().parents[1]
_READING = ("readers",)
_EXTRACTING = (*_READING, "language", "extraction", "occupations")
_MATCHING = ("language", "matching", "occupations")
_JUDGING = (*_EXTRACTING, "matching", "consistency", "regulations")
# Of the audit itself only what makes rows; how they are moved about and looked at does not matter.
_ROWS = ("loading.py", "reviewing.py", "rows.py", "schema.py")
_READING_LIBRARIES = ("lxml", "olefile", "pdfplumber", "pikepdf", "pillow", "pypdfium2", "python-docx", "syhwp", "tesserocr")
_LANGUAGE_LIBRARIES = ("kiwipiepy", "spacy")
_MATCHING_LIBRARIES = ("numpy", "onnxruntime", "tokenizers")


@functools.cache
def reading() -> str:
    """Return the stamp of what turns a file into a document."""
    return _stamp(_READING, (), _READING_LIBRARIES)


@functools.cache
def extracting() -> str:
    """Return the stamp of what turns a file into a paper with its duties and facts."""
    data = (("corpora", "lexicon"), ("corpora", "occupations"), ("corpora", "editions"),
            ("models", "speech"), ("models", "headings"), ("models", "told"), ("models", "encoder"))
    return _stamp(_EXTRACTING, data, (*_READING_LIBRARIES, *_LANGUAGE_LIBRARIES, *_MATCHING_LIBRARIES))


@functools.cache
def matching() -> str:
    """Return the stamp of what turns duties into a profile."""
    data = (("corpora", "occupations"), ("models", "encoder"), ("models", "matcher"), ("models", "vague"))
    return _stamp(_MATCHING, data, _MATCHING_LIBRARIES)


@functools.cache
def judging() -> str:
    """Return the stamp of everything that a review depends on."""
    data = (("corpora", "rules"), ("corpora", "editions"))
    own = _stamp(_JUDGING, data, (), _ROWS)
    return hashlib.sha256(f"{own} {extracting()} {matching()}".encode()).hexdigest()[:16]


def _stamp(code: tuple[str, ...], data: tuple[tuple[str, ...], ...], libraries: tuple[str, ...], files: tuple[str, ...] = ()) -> str:
    digest = hashlib.sha256()
    roots = [(_ANALYZER / name, "*.py") for name in code] + [(resource(*parts), "*") for parts in data]
    roots += [(_ANALYZER / "audits", name) for name in files]
    for root, pattern in roots:
        for path in sorted(root.rglob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in libraries:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    return digest.hexdigest()[:16]
