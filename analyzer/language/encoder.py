"""Sentence encoders: ours by ONNX Runtime, or any sentence-transformers model by name."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from analyzer.recent import Recent
from analyzer.resources import loaded_once, resource

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into unit vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        ...

    def expect(self, texts: Sequence[str]) -> None:
        """Take note of sentences that will be asked for soon."""
        ...


class OnnxEncoder:
    """Runs an exported encoder folder (`model.onnx`, `tokenizer.json`, `encoder.json`) without torch.

    Sentences run one by one, spread over threads: no padding is computed, and the vector of a sentence depends on nothing
    else. (In a batch it would: the 8-bit scales are those of the whole batch.) So it can be kept and used again.
    """

    #: Vectors kept, the latest used: duties recur between contract and statement and from package to package.
    KEPT = 8192

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        import onnxruntime as ort
        from tokenizers import Tokenizer

        card = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.width = int(card["width"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(card["max_tokens"]))
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # The fused node of that pass is slower here than the two that it replaces (0.06 ms against 0.03, twelve times a sentence).
        self._session = ort.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])
        self._threads = ThreadPoolExecutor(threads, "encoder") if threads > 1 else None
        self._known: Recent[str, Vectors] = Recent(self.KEPT, self.KEPT)
        self._begun: dict[str, Future[Vectors]] = {}
        self._lock = threading.Lock()
        with (folder / "model.onnx").open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self.name = f"{folder.name}-{digest[:12]}"

    def on_one_thread(self) -> OnnxEncoder:
        """Return the encoder, from now on without threads of its own: for workers that are the parallel part themselves."""
        self._threads = None
        return self

    def forget(self) -> None:
        """Let go of all vectors that are kept."""
        self._known.clear()

    def expect(self, texts: Sequence[str]) -> None:
        """Begin with sentences that will be asked for, while the caller does something else; without threads, do nothing."""
        threads = self._threads
        if threads is not None:
            for text in dict.fromkeys(texts):
                self._promised(text, threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        once, threads = list(dict.fromkeys(texts)), self._threads
        try:
            if threads is None:
                found = [self._vector(text) for text in once]
            else:
                promised = [self._promised(text, threads) for text in once]
                found = [each.result() if isinstance(each, Future) else each for each in promised]
        except KeyboardInterrupt:  # the end of the process would wait for all sentences that were promised
            self._break_promises()
            raise
        vectors = dict(zip(once, found, strict=True))
        return np.array([vectors[text] for text in texts], dtype=np.float32).reshape(len(texts), self.width)

    def _promised(self, text: str, threads: ThreadPoolExecutor) -> Vectors | Future[Vectors]:
        """Return the vector of a sentence if it is known, else the promise of it."""
        with self._lock:
            known = self._known.find(text)
            if known is not None:
                return known
            if text not in self._begun:
                self._begun[text] = threads.submit(self._keep_promise, text)
            return self._begun[text]

    def _break_promises(self) -> None:
        with self._lock:
            self._begun = {text: each for text, each in self._begun.items() if not each.cancel()}

    def _keep_promise(self, text: str) -> Vectors:
        try:
            return self._vector(text)
        finally:
            with self._lock:
                del self._begun[text]

    def _vector(self, text: str) -> Vectors:
        vector = self._known.find(text)
        if vector is None:
            ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
            vector = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
            self._known.keep(text, vector, 1)
        return vector


class SentenceTransformerEncoder:
    """Wraps a sentence-transformers model. Needs the extra `encoders`; imports torch."""

    def __init__(self, name_or_path: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ImportError("Install the extra: pip install 'e7-package-analyzer[encoders]'") from error
        self.name = name_or_path
        self._model = SentenceTransformer(name_or_path, device="cpu")

    def expect(self, texts: Sequence[str]) -> None:
        """Do nothing: a batch is faster than sentences one by one."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


@loaded_once
def shipped_encoder() -> OnnxEncoder:
    """Return the encoder in `models/encoder`, loaded once."""
    return OnnxEncoder(resource("models", "encoder"))
