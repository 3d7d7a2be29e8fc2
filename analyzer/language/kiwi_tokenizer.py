"""Kiwi as spaCy's Korean tokenizer, registered as `e7.kiwi.v1`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc
from spacy.util import registry

from analyzer.language.kiwi import pieces

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab


class KiwiTokenizer:
    """Cuts Korean text at morpheme borders and marks where Kiwi sees a sentence begin."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a spaCy `Doc` with `doc.text == text`, tags and sentence starts set."""
        if not text:
            return Doc(self.vocab)
        words: list[str] = []
        spaces: list[bool] = []
        marks: list[tuple[str, bool]] = []
        for piece in pieces(text):
            word = text[piece.start : piece.end]
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
                continue
            words.append(word)
            spaces.append(False)
            marks.append(("SP" if word.isspace() else piece.tag, piece.opens))
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, (tag, opens) in zip(doc, marks, strict=True):
            token.tag_ = tag
            token.is_sent_start = opens
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer holds no trained state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> KiwiTokenizer:
        """Return itself."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: str | Path, **_: Any) -> KiwiTokenizer:
        """Return itself."""
        return self


@registry.tokenizers("e7.kiwi.v1")  # type: ignore[untyped-decorator]
def create_kiwi_tokenizer() -> Callable[[Language], KiwiTokenizer]:
    """Return the factory that spaCy calls with the pipeline it builds."""

    def create(nlp: Language) -> KiwiTokenizer:
        return KiwiTokenizer(nlp.vocab)

    return create
