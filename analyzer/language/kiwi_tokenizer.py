"""Kiwi as spaCy's Korean tokenizer, registered as `e7.kiwi.v1`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc
from spacy.util import registry

if TYPE_CHECKING:
    from kiwipiepy import Kiwi
    from spacy.language import Language
    from spacy.vocab import Vocab

SENTENCE_STARTS = "kiwi_sentence_start"


class KiwiTokenizer:
    """Cuts Korean text at morpheme borders and marks where Kiwi sees a sentence begin.

    Kiwi's morphemes overlap in contracted endings (`지급한다` gives `하` and `ᆫ다`), so only borders that fall inside no
    other morpheme become token borders; the tag of a token is that of its first morpheme.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._kiwi: Kiwi | None = None

    @property
    def kiwi(self) -> Kiwi:
        """The Kiwi instance, loaded at first use (about a second)."""
        if self._kiwi is None:
            from kiwipiepy import Kiwi

            # The dictionaries of proper nouns double the start and moved no sentence border in 3,488 lines of contracts,
            # statements and duty lists.
            self._kiwi = Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False)
        return self._kiwi

    def __call__(self, text: str) -> Doc:
        """Return a spaCy `Doc` with `doc.text == text`, tags and sentence starts set."""
        if not text:
            return Doc(self.vocab)
        morphemes = self.kiwi.tokenize(text)
        inside: set[int] = set()
        for morpheme in morphemes:
            inside.update(range(morpheme.start + 1, morpheme.start + morpheme.len))
        borders = {0, len(text)}
        for morpheme in morphemes:
            borders.update(p for p in (morpheme.start, morpheme.start + morpheme.len) if p not in inside)
        for i, char in enumerate(text):
            if char.isspace():
                borders.update((i, i + 1))
        first_tag: dict[int, str] = {}
        starts: set[int] = set()
        sentence = -1
        for morpheme in morphemes:
            first_tag.setdefault(morpheme.start, morpheme.tag)
            if morpheme.sent_position != sentence:
                sentence = morpheme.sent_position
                starts.add(morpheme.start)
        words: list[str] = []
        spaces: list[bool] = []
        offsets: list[int] = []
        cuts = sorted(borders)
        for start, end in zip(cuts, cuts[1:], strict=False):
            piece = text[start:end]
            if piece == " " and words and not spaces[-1]:
                spaces[-1] = True
                continue
            words.append(piece)
            spaces.append(False)
            offsets.append(start)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, offset in zip(doc, offsets, strict=True):
            token.tag_ = first_tag.get(offset, "SP" if token.text.isspace() else "")
            token.is_sent_start = token.i == 0 or offset in starts
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
