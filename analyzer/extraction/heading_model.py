"""What a heading or a title means that stands in no lexicon, by linear models over character n-grams (`models/headings`)."""

from __future__ import annotations

import functools
import json
import re

import numpy as np
import numpy.typing as npt

from analyzer.extraction.labels import Section
from analyzer.extraction.types import Role
from analyzer.language import grams
from analyzer.resources import resource

# What a line has to reach to count as a heading or a title.
SURE_HEADING = 0.6
SURE_TITLE = 0.5
#: The class of lines that head nothing.
TEXT = "text"
_SECTIONS = {
    "duties": Section.DUTIES, "reason": Section.REASON, "recruiting": Section.REASON, "company": Section.COMPANY, "person": Section.CAREER,
    "effect": Section.EFFECT, "terms": Section.TERMS, "other": Section.TERMS,
}  # fmt: skip
_NUMBER = re.compile(
    r"^\s*(?:(?:제\s*\d+\s*(?:조|항|장)|(?:Article|Section|Clause|Part)\s+\d+|§\s*\d+|[IVXⅠ-Ⅹ]+[.)]|\(?[0-9A-Za-z가-하]{1,2}[.)]|[①-⑮]|[■□●○▶◆◇ㅇ※*·\-–])\s*[.:)]?\s*)+", re.I)
_EDGES = " :：.[]【】()<>〈〉「」《》\"“”"


def bare_heading(text: str) -> str:
    """Return a heading without its number, bullets and brackets."""
    return _NUMBER.sub("", text).strip(_EDGES)


@functools.cache
def _arrays() -> dict[str, npt.NDArray[np.float32]]:
    from safetensors.numpy import load_file

    loaded = load_file(str(resource("models", "headings", "headings.safetensors")))
    return {name: np.asarray(array, dtype=np.float32) for name, array in loaded.items()}


@functools.cache
def _classes(model: str) -> tuple[str, ...]:
    return tuple(json.loads(resource("models", "headings", "headings.json").read_text("utf-8"))[model]["classes"])


@functools.lru_cache(4096)
def _best(model: str, text: str) -> tuple[str, float]:
    arrays = _arrays()
    scores = grams.scores([text], arrays[f"{model}_idf"], arrays[f"{model}_weights"], arrays[f"{model}_bias"])[0]
    shares = np.exp(scores - scores.max())
    best = int(shares.argmax())
    return _classes(model)[best], float(shares[best] / shares.sum())


def likely_section(text: str) -> Section | None:
    """Return the section that a heading most likely opens; None if it reads like the paper's own text."""
    bare = bare_heading(text)
    part, share = _best("section", bare) if len(bare) > 1 else (TEXT, 1.0)
    return _SECTIONS[part] if part != TEXT and share >= SURE_HEADING else None


def likely_role(title: str) -> Role | None:
    """Return the role of the paper that a line most likely is the title of; None if it is no title."""
    bare = bare_heading(title)
    role, share = _best("title", bare) if len(bare) > 1 else (TEXT, 1.0)
    return Role(role) if role != TEXT and share >= SURE_TITLE else None
