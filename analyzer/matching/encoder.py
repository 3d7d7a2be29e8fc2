"""Sentence encoders: ours by ONNX Runtime, or any sentence-transformers model by name."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from analyzer.resources import resource

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into unit vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        ...


class OnnxEncoder:
    """Runs an exported encoder folder (`model.onnx`, `tokenizer.json`, `encoder.json`) without torch."""

    BATCH = 32

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        import onnxruntime as ort
        from tokenizers import Tokenizer

        card = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.width = int(card["width"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(card["max_tokens"]))
        self._tokenizer.enable_padding()
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Threads that wait by spinning double the processor time of a short batch on a machine with other work.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        with (folder / "model.onnx").open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self.name = f"{folder.name}-{digest[:12]}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        result = np.zeros((len(texts), self.width), dtype=np.float32)
        # Sentences of like length share a batch, so that little padding is computed.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), self.BATCH):
            index = order[start : start + self.BATCH]
            # A duty stands in contract and statement alike. Twins of a batch change nothing for the others.
            once = list(dict.fromkeys(texts[i] for i in index))
            encoded = self._tokenizer.encode_batch(once)
            feed = {
                "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
                "attention_mask": np.array([e.attention_mask for e in encoded], dtype=np.int64),
            }
            vectors = dict(zip(once, self._session.run(None, feed)[0], strict=True))
            result[index] = [vectors[texts[i]] for i in index]
        return result


class SentenceTransformerEncoder:
    """Wraps a sentence-transformers model. Needs the extra `encoders`; imports torch."""

    def __init__(self, name_or_path: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ImportError("Install the extra: pip install 'e7-package-analyzer[encoders]'") from error
        self.name = name_or_path
        self._model = SentenceTransformer(name_or_path, device="cpu")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), width), in the order given."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


@functools.cache
def shipped_encoder() -> Encoder:
    """Return the encoder in `models/encoder`, loaded once."""
    return OnnxEncoder(resource("models", "encoder"))
