"""What a sentence speaks of: the work to come, the person's past, the company, a reason, an effect.

The rules are phrases from `corpora/lexicon/phrases.json`. Inside a duty section they only sort out what is no duty;
in narrative sections they decide which sentences describe what the person will do.
"""

from __future__ import annotations

import functools
import re
from enum import IntEnum
from typing import Any

from analyzer.extraction.speech_model import duty_likelihood
from analyzer.language import Phrases, remembered
from analyzer.resources import load_json

# Chosen on the unseen part of the speech corpus: 1 duty in 100 lies below
# the second, 1 non-duty in 10 above the third; the first is for sentences whose phrases speak for the person.
BARELY = 0.05
DOUBTFUL = 0.15
LIKELY = 0.6
# What a clause tells is done by then is no past of the person.
_WHEN = re.compile(r"(?<=[a-z,]\s)(?:when|once|after|until|before|if|whether|what|which|that)\b[^,;.]*", re.I)


class CatchAll(IntEnum):
    """How far the catch-all phrases of a paper reach, from harmless to fatal."""

    NONE = 0
    BOUNDED = 1
    TAIL = 2
    WHOLE = 3


def _phrases() -> dict[str, Any]:
    data: dict[str, Any] = load_json("corpora", "lexicon", "phrases.json")
    return data


@functools.cache
def phrases_of(kind: str, grade: str = "") -> Phrases:
    """Return the phrases of a kind, and of a grade where it has some."""
    return Phrases(_phrases()[kind][grade] if grade else _phrases()[kind])


@remembered
def speaks_of(kind: str, sentence: str) -> bool:
    """Whether a sentence holds a phrase of `kind`: person, assignment, past, company, reason, effect, reference, not_duty."""
    return phrases_of(kind).found_in(sentence.strip().rstrip("."))


def tells_past(sentence: str) -> bool:
    """Whether a sentence tells what was: `measures reach when a campaign has ended` does not."""
    return speaks_of("past", _WHEN.sub("", sentence))


def states_work_to_come(sentence: str, *, plan: bool = False) -> bool:
    """Whether a narrative sentence says what the person will do.

    Phrases decide what they can; where no phrase speaks for the person, a plan of use is read with the speech model.

    :param plan: The sentence stands in a plan of use, where the person is understood and need not be named.
    """
    if speaks_of("reference", sentence) or speaks_of("not_duty", sentence):
        return False
    person = speaks_of("person", sentence)
    assigned = speaks_of("assignment", sentence) or (person and _PRESENT.search(sentence) is not None)
    if tells_past(sentence) and (_TOLD_AS_PAST.search(sentence) or not _says_outright(sentence)):
        return False
    if speaks_of("company", sentence) and not person:
        return False
    if speaks_of("reason", sentence) or speaks_of("effect", sentence):
        # A plan may add what comes of the work; a reason or an effect may name the work. Only the former is a duty,
        # unless the sentence says outright that the person does it.
        return _says_outright(sentence) and assigned and (plan or person) and duty_likelihood([sentence])[0] > DOUBTFUL
    if assigned and person:
        return _says_outright(sentence) or duty_likelihood([sentence])[0] > BARELY
    return plan and duty_likelihood([sentence])[0] > (DOUBTFUL if assigned else LIKELY)


# A present or future statement about the person, which in a paper of intent is what the person will do.
_PRESENT = re.compile(r"(?:[^였았었했됐]습니다|[가-힣]니다|[^였았었했됐]다)\.?\s*$")


# The verb that ends the sentence is past: a career may say outright what the person was in charge of.
_TOLD_AS_PAST = re.compile(
    r"(?:하였|했|였|었|았|셨|됐|되었|렸|냈|왔|맡았)(?:습니다|다|음)\.?\s*$|\b(?:has|have|had) been\b|\bwas (?:responsible|in charge)", re.I)


def continues_work(sentence: str) -> bool:
    """Whether a sentence without a subject goes on telling the work that the sentence before it told."""
    kinds = ("person", "past", "company", "reason", "effect", "reference", "not_duty")
    return not any(speaks_of(kind, sentence) for kind in kinds) and duty_likelihood([sentence])[0] > LIKELY


def _says_outright(sentence: str) -> bool:
    return re.search(r"담당|전담|수행|맡(?:을|게|아|겨|습니다|는다)|투입|배치|종사|병행|책임(?:집니다|진다|지고|지며)|responsible|in charge|\bwill (?:design|develop|perform|manage)",
                     sentence) is not None


@remembered
def catch_all_of(text: str) -> CatchAll:
    """Return the grade of the catch-all phrase in `text`, `NONE` if it has none."""
    body = text.strip().rstrip(".")
    if phrases_of("catch_all", "whole").found_in(body):
        return CatchAll.WHOLE
    bounded = phrases_of("catch_all", "bounded").found_in(body)
    if phrases_of("catch_all", "tail").found_in(body):
        return CatchAll.BOUNDED if bounded else CatchAll.TAIL
    return CatchAll.BOUNDED if bounded and len(body) < 40 else CatchAll.NONE


@remembered
def allows_any_transfer(sentence: str) -> bool:
    """Whether a clause lets the company move the person to other work or another place."""
    return phrases_of("catch_all", "transfer").found_in(sentence)


@remembered
def is_bare_title(text: str) -> bool:
    """Whether the whole duty text is a title or a field (`개발`, `Manager`), which says nothing about the work."""
    body = re.sub(r"[\s.()]+", " ", text).strip().casefold()
    titles = _bare_titles()
    parts = [p for p in re.split(r"\s*(?:및|/|,|·|\band\b|&)\s*", body) if p]
    stripped = [re.sub(r"\s?(?:업무|직무|담당|관련|등|전반|work)+$", "", p).strip() for p in parts]
    return bool(parts) and all(p in titles or not p for p in stripped)


@functools.cache
def _bare_titles() -> frozenset[str]:
    return frozenset(_phrases()["bare_titles"])


@remembered
def is_title_line(text: str) -> bool:
    """Whether a line among the duties only says as what the person works: `Sales Specialist.`, `프런트 사원`."""
    return any(pattern.fullmatch(text.strip()) for pattern in _title_lines())


@functools.cache
def _title_lines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _phrases()["title_line"])
