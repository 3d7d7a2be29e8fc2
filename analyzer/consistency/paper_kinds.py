"""Which kind of paper is meant, and does a package hold one?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.consistency.types import Message
from analyzer.extraction import Paper, Role
from analyzer.language import Line, lines_of
from analyzer.readers.normalise import squeeze
from analyzer.resources import load_json

# A title stands in the first lines; in a file of several papers it is a short line of its own.
_TOP_CHARS = 300
_TITLE_SPARE = 18
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d년?도?")
_OFFICE = re.compile(r"(?:회의소|위원회|공단|공사|협회|대사관|영사관|대학교?|연구원|재단|진흥원|[가-힣]{2,}[부청])$")
# Letters of the end of a name that still tell which paper is meant.
_LEAST_TAIL = 4
# A label with its value, or a sentence.
_NO_TITLE = re.compile(r"[::]\s*\S|[다요.!?]\s*$")
# `MSc Certificate` and `Degree Verification Letter` have no title of the list.
_CERTIFY = (Role.CREDENTIAL, Role.OTHER)
_CV = re.compile(r"이\s*력\s*서|curriculum|r[eé]sum[eé]|\bcv\b|_cv", re.I)
# What a review is made of; a draft is often reviewed before its attachments are collected.
DRAFT = frozenset({Role.CONTRACT, Role.STATEMENT, Role.APPLICATION})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper.

    :param roles: Roles that are of this kind by themselves.
    :param words: Words of its title, without blanks and in lower case; `named` holds those that name it in a list as well.
    :param proves: Kinds of claims that it can show.
    :param facts: Facts one of which a certificate of this kind states, whatever its title.
    """

    id: str
    name: Message
    roles: tuple[str, ...]
    words: tuple[str, ...]
    named: tuple[str, ...]
    proves: tuple[str, ...]
    facts: tuple[str, ...] = ()


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds of `corpora/lexicon/papers.json`. Read once."""
    return tuple(
        Kind(
            row["id"], Message(row["ko"], row["en"]), tuple(row.get("roles", ())), _bare_all(row["words"]),
            _bare_all([*row["words"], *row.get("also", ())]), tuple(row.get("proves", ())), tuple(row.get("facts", ())),
        )
        for row in _data()["kinds"]
    )


def claim_names() -> Mapping[str, Message]:
    """Return the names of the kinds of claims."""
    return {kind: Message(**name) for kind, name in _data()["claims"].items()}


def kind_of(words: str) -> Kind | None:
    """Return the kind that the name of a paper means: the one with the longest word in it."""
    named = bare(words)
    hits = [(len(word), kind) for kind in kinds() for word in kind.named if word in named]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def is_ignored(words: str) -> bool:
    """Whether a promised thing is none that could be looked for, such as a photo or `other papers`."""
    named = bare(words)
    return kind_of(words) is None and any(bare(word) in named for word in _data()["ignored"])


def holds(papers: Sequence[Paper], kind: Kind) -> bool:
    """Whether one of the papers is of a kind, by its role, its file name or a title in it."""
    return any(_is_of(paper, kind) for paper in papers)


def _is_of(paper: Paper, kind: Kind) -> bool:
    if paper.role.value in kind.roles:
        return True
    certified = paper.role in _CERTIFY and any(map(paper.fact, kind.facts))
    # What a curriculum vitae says of a degree is no certificate.
    if certified and not _CV.search(f"{paper.document.name} {paper.document.text.lstrip()[: _TITLE_SPARE * 4]}"):
        return True
    return any(_is_titled(paper, word) for word in kind.words)


def holds_named(papers: Sequence[Paper], words: str) -> bool:
    """Whether one of the papers has a title with the given words in it, or with those that are left where the first are its author or year: `상공회의소 협조 공한`, `2027년 행사계획서`."""
    parts = words.split()
    tails = [bare("".join(parts[first:])) for first in range(len(parts)) if all(_OFFICE.search(part) or _OF_A_YEAR.fullmatch(part) for part in parts[:first])]
    return any(_is_titled(paper, word) for number, word in enumerate(tails) if not number or len(word) >= _LEAST_TAIL for paper in papers)


# `여권번호` and `사업자등록번호` are labels of other papers.
_NUMBER_OF = re.compile(r"번호|no\b|no\.|number|일자|연월일")


@functools.lru_cache(4096)  # each kind of paper is looked for in the same lines
def bare(text: str) -> str:
    """Return a text without blanks, marks of copies and case."""
    return re.sub(r"\(?(?:사본|원본|copy)\)?", "", squeeze(text).casefold())


def _is_titled(paper: Paper, word: str) -> bool:
    for title in _titles(paper, len(word) + _TITLE_SPARE):
        at = title.find(word)
        while at >= 0:
            if not _NUMBER_OF.match(title, at + len(word)):
                return True
            at = title.find(word, at + 1)
    return False


def _titles(paper: Paper, longest: int) -> Iterator[str]:
    """Yield where a title could stand: file name, first lines, and short lines that are no sentence, label or promise."""
    yield bare(re.sub(r"[_-]+", " ", paper.document.name))
    if paper.role not in DRAFT:
        yield bare(paper.document.text.lstrip()[:_TOP_CHARS])
    told = (*paper.facts_named("attachment"), *paper.facts_named("claim"))
    for line in lines_of(paper.document):
        if line.block.cell is not None or _NO_TITLE.search(line.text) or any(_overlaps(line, fact.start, fact.end) for fact in told):
            continue
        title = bare(line.text)
        if len(title) <= longest:
            yield title


def _bare_all(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(bare(word) for word in words)


def _overlaps(line: Line, start: int, end: int) -> bool:
    return line.start < end and start < line.end


def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_json("corpora", "lexicon", "papers.json")
    return data
