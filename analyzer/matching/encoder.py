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

    #: Measured best on duties of one package: more rows compute more padding, fewer read the weights too often.
    BATCH = 8

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        import onnxruntime as ort
        from tokenizers import Tokenizer

        card = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.width = int(card["width"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(card["max_tokens"]))
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
        # A duty stands in contract and statement alike and is computed once.
        once = list(dict.fromkeys(texts))
        if not once:
            return np.zeros((0, self.width), dtype=np.float32)
        tokens = self._tokenizer.encode_batch(once)
        # Sentences of like length share a batch, so that little padding is computed.
        order = sorted(range(len(once)), key=lambda i: len(tokens[i].ids))
        vectors = np.zeros((len(once), self.width), dtype=np.float32)
        for start in range(0, len(order), self.BATCH):
            index = order[start : start + self.BATCH]
            ids = np.zeros((len(index), len(tokens[index[-1]].ids)), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(index):
                ids[row, : len(tokens[i].ids)] = tokens[i].ids
                mask[row, : len(tokens[i].ids)] = 1
            vectors[index] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        place = {text: i for i, text in enumerate(once)}
        return vectors[[place[text] for text in texts]]


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
