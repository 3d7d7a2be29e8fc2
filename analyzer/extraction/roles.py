"""Tells a paper's role and its visa route from its own content, never from the file name alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from analyzer.extraction.heading_model import likely_role
from analyzer.extraction.types import Role
from analyzer.language import Phrases
from analyzer.readers import Document
from analyzer.readers.normalise import squeeze
from analyzer.resources import load_json

# Titles stand in the first lines of a page; deeper mentions are references to other papers.
TOP_CHARS = 260
TOP_BLOCKS = 8
_TITLE_WEIGHT = 6.0
_CUE_WEIGHT = 1.0
_NAME_WEIGHT = 3.0
MIN_SCORE = 3.0
_LONGEST_TITLE = 40
_LONGEST_LIKELY = 80
_TITLE_BLOCKS = 4
_LISTED = 4
_LONGEST_COVER = 600
# Place and date may stand in front.
_LONGEST_SALUTE = 60
# Less tells too little of itself.
_LEAST_BODY = 160
# Letters in front of a title that the paper bears itself.
_AT_THE_TOP = 12
# `1 근로계약서 2 고용사유서`, `근로계약서, 고용사유서, 학위증`: one behind the other.
_LISTS_BOTH = re.compile(r"계약서[^가-힣a-z]{0,6}(?:고용|초청|채용|활용)(?:사유|계획)서|사유서[^가-힣a-z]{0,6}(?:표준)?(?:근로|고용|채용)계약서")
# `외국인 고용사유서 (초청용)`: letters around the words of the title.
_MOST_AROUND = 12
# Job descriptions belong to their contract; a line that ends in a count or a particle lists papers.
_NO_TITLE = re.compile(r"직무기술서|jobdescription|\d부\.?$|(?:을|를|은|는|에|의|및|,)$|[:|]")


# Whom a letter speaks to; it says nothing of what the letter is for.
_SALUTES = re.compile(r"(?:소|청)장님|심사(?:관|\s?담당|를\s?맡)|담당자님|귀중|귀하|안녕하|^\s*dear\b", re.I)
_TO_OFFICE = re.compile(r"(?:소|청)장님|심사(?:관|\s?담당|를\s?맡)|출입국|출장소|^\s*dear\s+(?:sir|madam|officer|immigration|visa|consul)", re.I)
# `Contract between Sample Lab and Tester Alpha`, if it tells of a job
_BETWEEN = re.compile(r"(?:contract|agreement)between.{4,70}$|[a-z-]{4,40}(?:contract|agreement)$")
_OF_WORK = (re.compile("jobtitle|position|duties|employee"), re.compile("hours|workingtime"), re.compile("month|salary|wage"))
# `제출용 표지` over a list of what lies behind it.
_COVER = re.compile(r"(?:제출|신청|접수)(?:용|서류)?표지")


_LONE = re.compile("[\u1100-\u11ff\u3131-\u318e]")
_SUBJECT = re.compile(r"^(?:re|subject|제목|건명)[::]")


def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_json("corpora", "lexicon", "roles.json")
    return data


@functools.cache
def _phrases(role: str, kind: str) -> Phrases:
    return Phrases(_data()["roles"][role].get(kind, ()))


@functools.cache
def _other_titles() -> Phrases:
    return Phrases(_data()["other_titles"])


def role_of(document: Document) -> Role:
    """Return the role with the highest score; `OTHER` when a paper of another kind names itself or nothing fits.

    Licences, certificates, guarantees and lists are what they call themselves: their words fill other papers too.
    """
    # OCR leaves lone letters between syllables (`근로계약ᄉ서`).
    body = _LONE.sub("", squeeze(document.text)).casefold()
    top = body[:TOP_CHARS]
    alone = [squeeze(line) for block in document.blocks[:TOP_BLOCKS] for line in block.text.split("\n")[:TOP_BLOCKS]]
    lines = "\n".join(alone).lower()
    name = re.sub(r"[_\-.]", "", squeeze(document.name).casefold())
    first_other = min((m.start() for p in _other_titles().likely_in(top, folded=True) if (m := p.search(top))), default=None)
    scores: dict[Role, float] = {}
    said: dict[Role, float] = {}
    first_title: dict[Role, int] = {}
    for role in _data()["roles"]:
        titles = [m.start() for p in _phrases(role, "title").likely_in(top, folded=True) if (m := p.search(top))]
        # `고용 계약` over the text is a title only as a line of its own.
        titles += [max(top.find(line), 0) for p in _phrases(role, "line").likely_in(lines, folded=True) for line in alone if p.fullmatch(line)]
        score = said[Role(role)] = _CUE_WEIGHT * sum(p.search(body) is not None for p in _phrases(role, "cues").likely_in(body, folded=True))
        if titles:
            # The paper whose title stands first is the paper; later titles are mentions of attachments.
            first_title[Role(role)] = min(titles)
            score += _TITLE_WEIGHT * (1.0 - 0.5 * min(titles) / TOP_CHARS)
        if _phrases(role, "title").found_in(name, folded=True):
            score += _NAME_WEIGHT
        scores[Role(role)] = score
    if alone and _COVER.fullmatch(alone[0]) and len(body) < _LONGEST_COVER:
        return Role.APPLICATION
    if (len(first_title) >= _LISTED or _LISTS_BOTH.search(body, _AT_THE_TOP)) and len(body) < _LONGEST_COVER:
        # A cover that lists the papers behind it is none of them; it may state what is applied for.
        return Role.APPLICATION if "직종" in body or "occupation" in body else Role.OTHER
    by_title = {role for role in first_title if role.value in _data()["named_by_title"]}
    first = min(first_title, key=lambda role: first_title[role], default=None)
    if set(first_title) <= {Role.CREDENTIAL} and _TO_OFFICE.search(document.text[:_LONGEST_SALUTE]) and (letter := _by_evidence(body, name)) is Role.STATEMENT:
        return letter  # what it encloses is named in its sentences
    if first in by_title and (first_other is None or first_title[first] <= first_other):
        return first
    scores = {role: score for role, score in scores.items() if role.value not in _data()["named_by_title"]}
    first_title = {role: start for role, start in first_title.items() if role in scores}
    best = max(scores, key=lambda role: scores[role])
    if first_other is not None and first_title and all(first_other < start for start in first_title.values()):
        return Role.OTHER
    if scores[best] >= MIN_SCORE and (first_title or scores[best] >= MIN_SCORE + 1):
        return best
    if first_other is not None and first_other < _LONGEST_TITLE:
        return Role.OTHER
    if any(_BETWEEN.match(line.casefold()) for line in alone) and all(pattern.search(body) for pattern in _OF_WORK):
        return Role.CONTRACT
    return _by_likely_title(document, said) or _by_evidence(body, name) or _by_parts(body) or Role.OTHER


def _by_likely_title(document: Document, said: Mapping[Role, float]) -> Role | None:
    """Return the role that one of the first lines most likely names in the writer's own words, or the file's name where the text bears it out.

    Only contracts and statements are told so; the words of other papers must not speak louder.
    """
    # A cell is a label of its table more often than the title of the paper.
    blocks = [block for block in document.blocks[:_TITLE_BLOCKS] if block.cell is None or not (block.cell.row_label or block.cell.column_label)]
    lines = [line for block in blocks for line in block.text.split("\n")[:2] if len(line) <= _LONGEST_LIKELY and not _SALUTES.search(line)]
    found = next((role for line in lines if (role := likely_role(line)) is not None), None)
    named = likely_role(re.sub(r"[_\W]+", " ", document.name.rsplit(".", 1)[0]))
    if found is None and named is not None and said.get(named, 0.0) >= _CUE_WEIGHT:
        found = named
    role = found if named in (None, found) else None
    return role if role in (Role.CONTRACT, Role.STATEMENT) and said[role] >= max(said.values()) else None


def _by_parts(body: str) -> Role | None:
    """Return the role of a paper that holds all that one of that kind is made of, whatever it is called, such as hours, pay, term, leave and two signatures."""
    made = (role for role in _data()["parts"] if all(p.search(body) for p in _made_of(role)) and not (role in _data()["evidence"] and _never(role).search(body)))
    return next((Role(role) for role in made if role in (Role.CONTRACT, Role.STATEMENT, Role.INSURANCE_LIST) or len(body) < _LONGEST_COVER), None)


def _by_evidence(body: str, name: str) -> Role | None:
    """Return contract or statement for a paper without a title that shows most of the signs of one; less is asked where the file bears the name."""
    for role, evidence in _data()["evidence"].items():
        signs = {sign for sign, pattern in _signs(role).items() if pattern.search(body)}
        named = _phrases(role, "title").found_in(name, folded=True)
        shown = len(signs) >= evidence["surely"] or signs >= set(evidence["needs"]) and len(signs) >= evidence["least"] or named and len(signs) >= evidence["least"] - 1
        if len(body) >= _LEAST_BODY and shown and (named or not _never(role).search(body)):
            return Role(role)
    return None


@functools.cache
def _signs(role: str) -> dict[str, re.Pattern[str]]:
    return {sign: re.compile(pattern) for sign, pattern in _data()["evidence"][role]["signs"].items()}


@functools.cache
def _never(role: str) -> re.Pattern[str]:
    """Return the words of other kinds of papers, which no paper of a role that is told by its signs holds."""
    return re.compile(_data()["evidence"][role]["never"])


@functools.cache
def _made_of(role: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _data()["parts"][role])


def reads_as_letter(text: str) -> bool:
    """Whether a text without a title is a letter to the office that asks for the employment: `심사관님, 안녕하십니까. …`"""
    return _TO_OFFICE.search(text[:_LONGEST_SALUTE]) is not None and _by_evidence(squeeze(text).casefold(), "") is Role.STATEMENT


def titled_role(line: str) -> Role | None:
    """Return the role of the paper that a line is the title of, None for any other line. A job description is a part of a contract."""
    bare = _SUBJECT.sub("", squeeze(line).casefold())
    if len(bare) > _LONGEST_TITLE or _NO_TITLE.search(bare):
        return None
    for role in _data()["roles"]:
        for pattern in _phrases(role, "title").likely_in(bare, folded=True):
            found = pattern.search(bare)
            if found and len(bare) - len(found[0]) <= _MOST_AROUND:
                return Role(role)
    return None


def routes_of(document: Document) -> tuple[str, ...]:
    """Return the visa routes that a paper names and that are no code match (`E-9`, `E-7-4` …)."""
    body = squeeze(document.text).casefold()
    return tuple(route for route, phrases in _routes() if phrases.found_in(body, folded=True))


@functools.cache
def _routes() -> tuple[tuple[str, Phrases], ...]:
    return tuple((route, Phrases(patterns, re.NOFLAG)) for route, patterns in _data()["routes"].items())
