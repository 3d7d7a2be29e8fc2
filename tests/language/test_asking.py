"""Words that are looked for before a pattern is: no pattern may be found where none of its words stands."""

from __future__ import annotations

import importlib
import pkgutil
import re
from re import _constants as codes  # type: ignore[attr-defined]  # the only place that tells what a pattern is made of
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import analyzer.extraction.facts as facts
from analyzer.language import Asking, Phrases
from analyzer.language.needs import ANYTHING, needed_words
from analyzer.resources import load_json

_MOST = 512
_OF_NO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


def holds_one(pattern: Any, words: tuple[str, ...], before: frozenset[str] = frozenset({""})) -> bool:
    """Whether every text that matches a parsed pattern must hold one of the lower-case words.

    :param before: What may stand right in front of it; parsing takes equal beginnings of alternatives (`직위|직책`) out of them.
    """
    runs = before
    for code, value in pattern:
        if code in _OF_NO_WIDTH:
            if code is codes.ASSERT and holds_one(value[1], words):
                return True
            continue
        texts = texts_of(code, value)
        if texts and len(texts) * len(runs) <= _MOST:
            runs = frozenset(run + text for run in runs for text in texts)
            continue
        if _all_hold(runs, words) or any(all(holds_one(part, words, runs) for part in parts) for parts in _parts(code, value)) or _all_hold(texts, words):
            return True
        runs = frozenset({""})
    return _all_hold(runs, words)


def _all_hold(texts: frozenset[str], words: tuple[str, ...]) -> bool:
    return bool(texts) and all(any(word in text for word in words) for text in texts)


def texts_of(code: Any, value: Any) -> frozenset[str]:
    """Return all that an element may match, in lower case; nothing where that is too much."""
    if code is codes.LITERAL:
        return frozenset({chr(value).lower()})
    if code is codes.IN:
        return frozenset().union(*each) if all(each := [_letters(*part) for part in value]) else frozenset()
    if code is codes.BRANCH:
        return frozenset().union(*each) if all(each := [_texts_of_all(branch) for branch in value[1]]) else frozenset()
    if code is codes.SUBPATTERN:
        return _texts_of_all(value[3])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[1] == 1:
        once = _texts_of_all(value[2])
        return once | {""} if once and not value[0] else once
    return frozenset()


def _texts_of_all(pattern: Any) -> frozenset[str]:
    texts = frozenset({""})
    for code, value in pattern:
        each = frozenset({""}) if code in _OF_NO_WIDTH else texts_of(code, value)
        if not each or len(each) * len(texts) > _MOST:
            return frozenset()
        texts = frozenset(text + more for text in texts for more in each)
    return texts


def _letters(kind: Any, value: Any) -> frozenset[str]:
    if kind is codes.LITERAL:
        return frozenset({chr(value).lower()})
    if kind is codes.RANGE and value[1] - value[0] < 30:
        return frozenset(chr(letter).lower() for letter in range(value[0], value[1] + 1))
    # Other scripts have digits of their own, which normalising turns into these (analyzer/readers/normalise.py).
    return frozenset("0123456789") if kind is codes.CATEGORY and value is codes.CATEGORY_DIGIT else frozenset()


def _parts(code: Any, value: Any) -> list[list[Any]]:
    if code is codes.BRANCH:
        return [value[1]]
    if code is codes.SUBPATTERN:
        return [[value[3]]]
    return [[value[2]]] if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0 else []


def askings() -> dict[str, Asking]:
    found = {}
    for module in pkgutil.iter_modules(facts.__path__):
        for name, value in vars(importlib.import_module(f"{facts.__name__}.{module.name}")).items():
            if isinstance(value, Asking):
                found[f"{module.name}.{name}"] = value
    return found


def lists_of(data: Any, name: str) -> dict[str, list[str]]:
    """Return the lists of texts in a lexicon by their place in it."""
    if isinstance(data, dict):
        return {place: texts for key, value in data.items() for place, texts in lists_of(value, f"{name}.{key}").items()}
    return {name: data} if isinstance(data, list) and all(isinstance(each, str) for each in data) else {}


ASKINGS = askings()


def test_that_there_are_some():
    assert len(ASKINGS) > 30


@pytest.mark.parametrize("name", sorted(ASKINGS))
def test_no_pattern_can_do_without_its_words(name):
    for pattern, words in ASKINGS[name].needs.items():
        if isinstance(pattern, re.Pattern):
            assert holds_one(parser.parse(pattern.pattern, pattern.flags), words), f"{words} may be absent from {pattern.pattern}"


@pytest.mark.parametrize(("pattern", "words", "holds"), [
    ("외국인?\\s*(\\d+)명", ("외국인",), False), ("외국인?\\s*(\\d+)명", ("외국",), True), ("급여|보수", ("급여",), False), ("급여|보수", ("급", "수"), True),
    ("(?:월|연)\\s?급", ("급",), True), ("(?:급여)?\\d", ("급여",), False), ("\\d{2}", tuple("0123456789"), True), ("Ltd", ("ltd",), True), ("직위|직책", ("직위", "직책"), True), ("직위\\s|직책\\w", ("직위", "직책"), True), ("직위\\s|직책\\w|직급", ("직위", "직책"), False), ("기간?\\d", ("기간",), False), ("(?=.*원)\\w", ("원",), True),
])
def test_the_proof_itself(pattern, words, holds):
    assert holds_one(parser.parse(pattern), words) is holds


def test_asking_finds_what_the_patterns_find():
    asks = Asking({re.compile("급여"): ("급",), re.compile("wage", re.I): ("wage",)})
    assert [asks(text) for text in ("급여는", "Wages", "급식", "시간")] == [True, True, False, False]
    assert asks.words == ("급", "wage")


LEXICONS = {
    name: Phrases(patterns) for lexicon in ("phrases", "roles", "labels") for name, patterns in lists_of(load_json("corpora", "lexicon", f"{lexicon}.json"), lexicon).items()
}


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_no_phrase_of_a_lexicon_can_do_without_the_words_read_off_it(name):
    for words, phrase in LEXICONS[name].needs:
        assert words == ANYTHING or holds_one(parser.parse(phrase, re.I), words), f"{words} may be absent from {phrase}"


@pytest.mark.parametrize(("pattern", "words"), [
    ("담당(?:할|하게)", ("담당",)), ("(?:할|될)\\s?(?:예정|계획)", ("예정", "계획")), ("급여?", ("급",)), ("급여|보수", ("급여", "보수")), ("(?:급여)?", ANYTHING), ("(?!급여)[가-힣]", ANYTHING),
    ("(?:급여|\\d)원", ("원",)), ("\\bwill\\s(?:be\\s)?", ("will",)), ("Ltd\\.?", ("ltd",)), ("급{0,2}여", ("여",)), ("급{2,}", ("급",)), ("(?:급여){1,2}", ("급여",)), ("\\d[년월]", ANYTHING),
])
def test_words_read_off_an_expression(pattern, words):
    assert needed_words(pattern) == words


def test_phrases_are_found_where_their_expressions_are():
    phrases = Phrases(["급여(?:는|를)", "\\bwages?\\b", "\\d{4}"])
    assert [phrases.found_in(text) for text in ("급여는", "급여", "WAGES", "2026", "")] == [True, False, True, True, False]
    assert [pattern.pattern for pattern in phrases.likely_in("급여")] == ["급여(?:는|를)", "\\d{4}"]
