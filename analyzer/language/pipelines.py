"""spaCy pipelines: Korean on Kiwi, English on spaCy's own tokenizer with a sentencizer."""

from __future__ import annotations

import contextlib
import functools
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzer.language.borders import ABBREVIATIONS, plain_english_spans, plain_spans, rough_spans
from analyzer.language.kiwi import kiwi, sentence_spans
from analyzer.language.memory import remembered
from analyzer.language.script import Language, language_of

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

# A line with one short clause cannot hold two sentences, so it does not pay for Kiwi.
_INNER_END = re.compile(r"[.!?;]|[다요음함됨임] ")


@functools.cache
def pipeline(language: Language) -> Pipeline:
    """Return the pipeline of a language, built once. Importing spaCy takes about half a second."""
    with _without_torch():
        import spacy

    if language is Language.KOREAN:
        import analyzer.language.kiwi_tokenizer  # noqa: F401  (registers e7.kiwi.v1)

        return spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "e7.kiwi.v1"}}})
    nlp = spacy.blank("en")
    for word in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    nlp.add_pipe("sentencizer")
    return nlp


@contextlib.contextmanager
def _without_torch() -> Iterator[None]:
    """Hide torch from imports.

    spaCy's thinc imports it wherever it is installed, for layers that no pipeline here has; that takes seconds. A program
    that wants these layers beside the analyzer imports torch or spaCy first.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # what `import` takes for "not installed"
    try:
        yield
    finally:
        del sys.modules["torch"]


def warm() -> None:
    """Load Kiwi ahead of its first use."""
    kiwi().tokenize("담당 업무를 수행한다.")


def sentences(text: str, *, roughly: bool = False) -> list[tuple[int, int]]:
    """Return the offsets of the sentences in one line of text, in the language it is written in.

    Text that holds no more than one clause end is one sentence. Where the borders are not plain, Korean goes to Kiwi
    directly, with the borders that the Korean pipeline has, and English through the English pipeline.

    :param roughly: Where the borders are not plain, cut at full stops instead, which takes no time.
    """
    return list(_sentences(text, roughly)) if text.strip() else []


@remembered
def _sentences(text: str, roughly: bool) -> tuple[tuple[int, int], ...]:
    language = language_of(text)
    if language is Language.UNKNOWN or not _may_hold_two(text):
        return (_trimmed(text, 0, len(text)),)
    if language is Language.KOREAN:
        spans = plain_spans(text) or (rough_spans(text) if roughly else sentence_spans(text))
    elif roughly:
        spans = plain_english_spans(text) or rough_spans(text)
    else:
        spans = plain_english_spans(text) or [(sent.start_char, sent.end_char) for sent in pipeline(language)(text).sents]
    return tuple((start, end) for start, end in (_trimmed(text, *span) for span in spans) if start < end)


def _may_hold_two(text: str) -> bool:
    return _INNER_END.search(text.strip()[:-1]) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
