"""Marks what this user's watch wrote, so that a results folder that came with somebody's papers is not taken for ours."""

from __future__ import annotations

import functools
import hashlib
import hmac
import os
from pathlib import Path

from analyzer.watch.places import user_root

_BYTES = 32


def seal(content: bytes) -> str:
    """Return the mark of a content, which only this user can make."""
    return hmac.new(_key(user_root() / "key"), content, hashlib.sha256).hexdigest()


def is_sealed(content: bytes, mark: str) -> bool:
    """Whether a mark was made by this user over this content."""
    return hmac.compare_digest(seal(content), mark)


@functools.cache
def _key(path: Path) -> bytes:
    """Return the user's key, made at the first use; one for this run alone where it cannot be kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            known = path.read_bytes()
            if len(known) == _BYTES:
                return known
            descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC, 0o600)
        fresh = os.urandom(_BYTES)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(fresh)
            stream.flush()
            os.fsync(stream.fileno())
        return fresh
    except OSError:
        return os.urandom(_BYTES)
