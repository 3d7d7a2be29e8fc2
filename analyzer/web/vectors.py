"""An encoder that remembers sentences, so that a changed one is the only one that is computed again."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from analyzer.language.encoder import Encoder, Vectors

_MOST = 8192


class RememberingEncoder:
    """Wraps an encoder. May be called from any thread."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        if not texts:
            return self._encoder.encode(texts)
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found |= dict(zip(new, self._encoder.encode(new), strict=True))
            with self._lock:
                if len(self._known) + len(new) > _MOST:
                    self._known.clear()
                self._known.update((text, found[text]) for text in new)
        return np.stack([found[text] for text in texts])
