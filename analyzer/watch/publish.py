"""Lays results into a results folder: all of them or none, never over what a person wrote, and cleans up behind us.

A list (`.manifest.json`) beside the results names every file we wrote and the papers they speak of. It is written last,
so a result with its list is whole; a folder that is moved takes its result along.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.watch.inbox import STAGE
from analyzer.watch.seal import is_sealed, seal

MANIFEST = ".manifest.json"
# Times that Windows is asked again where a browser or virus scanner holds a file for a moment.
_TRIES, _PAUSE = 20, 0.1
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What lies in a results folder.

    :param files: Files that we wrote, with their hashes.
    :param whole: False while results are being exchanged.
    """

    fingerprint: str = ""
    conditions: dict[str, str] = field(default_factory=dict)
    papers: tuple[tuple[str, str], ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    at: float = 0.0
    whole: bool = True

    def to_json(self) -> str:
        """Return the list as it is written, with our mark."""
        data = {name: getattr(self, name) for name in _FIELDS}
        return json.dumps({**data, "seal": seal(_sealed(data))}, ensure_ascii=False, indent=1) + "\n"


_FIELDS = ("fingerprint", "conditions", "papers", "files", "summary", "at", "whole")


def read_manifest(folder: Path) -> Manifest | None:
    """Return the list of a results folder, None where there is none of ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
        if not is_sealed(_sealed(data), data["seal"]):
            return None
        papers = tuple((str(name), str(sha)) for name, sha in data["papers"])
        return Manifest(**{name: data[name] for name in _FIELDS} | {"papers": papers})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _sealed(data: dict[str, Any]) -> bytes:
    return json.dumps([data[name] for name in _FIELDS], sort_keys=True).encode()


def is_there(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of a list lies in its folder as we wrote it."""
    try:
        return manifest.whole and all(sha256_of(folder / name) == sha for name, sha in manifest.files.items())
    except OSError:
        return False


@contextlib.contextmanager
def stage(folder: Path) -> Iterator[Path]:
    """Yield a folder to write results into, which is removed again; `publish` moves what lies in it.

    :raises OSError: If it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    made = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what a run that was killed left half-written."""
    for left in folder.glob(f"{STAGE}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            _remove(left)


def publish(staged: Path, folder: Path, manifest: Manifest) -> Manifest:
    """Exchange the results of a folder for the staged ones and return the list that now lies there.

    :raises OSError: If a file cannot be moved; what was there and what is listed stays.
    """
    former = read_manifest(folder)
    old = former.files if former else {}
    new = {path.name: sha256_of(path) for path in sorted(staged.iterdir())}
    for path in staged.iterdir():
        _sync(path)
    for name in old:
        _keep_if_edited(folder / name, old[name])
    # Until the exchange is done the list names old and new files, so that none is ever left without a list.
    write_text(folder / MANIFEST, Manifest(files=old | new, whole=False).to_json())
    for name in new:
        _replace(staged / name, folder / name)
    for name in old.keys() - new.keys():
        _remove(folder / name)
    done = Manifest(manifest.fingerprint, manifest.conditions, manifest.papers, new, manifest.summary, manifest.at or time.time())
    write_text(folder / MANIFEST, done.to_json())
    return done


def clean(folder: Path) -> None:
    """Remove the results that we wrote, and the folder where nothing else lies in it."""
    manifest = read_manifest(folder)
    if manifest is None:
        return
    for name, sha in manifest.files.items():
        if not _keep_if_edited(folder / name, sha):
            _remove(folder / name)
    _remove(folder / MANIFEST)
    with contextlib.suppress(OSError):
        folder.rmdir()


def move(source: Path, target: Path) -> None:
    """Move the results of a folder to another one.

    :raises OSError: If they cannot be moved.
    """
    manifest = read_manifest(source)
    if manifest is None or source == target:
        return
    with stage(target) as staged:
        for name in manifest.files:
            shutil.copyfile(source / name, staged / name)
        publish(staged, target, manifest)
    clean(source)


def write_text(path: Path, text: str) -> None:
    """Write a file so that it is there as a whole or not at all.

    :raises OSError: If it cannot be written; a former file stays as it was.
    """
    descriptor, name = tempfile.mkstemp(prefix=STAGE, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        _replace(temporary, path)
    except BaseException:
        _remove(temporary)
        raise


def is_full(error: BaseException) -> bool:
    """Whether an error says that there is no space left."""
    if isinstance(error, sqlite3.Error):
        return "full" in str(error) or "disk I/O error" in str(error)
    return isinstance(error, OSError) and error.errno in _FULL


def sha256_of(path: Path) -> str:
    """Return the hash of a file's content.

    :raises OSError: If it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _keep_if_edited(path: Path, sha: str) -> bool:
    """Put a result aside that a person has changed since, such as answered comments; say whether there was one."""
    try:
        if path.suffix in (".html", ".json") or sha256_of(path) == sha:
            return False
    except OSError:
        return False
    number = 1
    while (kept := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    _replace(path, kept)
    return True


def _sync(path: Path) -> None:
    # Windows flushes only what is open for writing; the files are ours.
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _replace(source: Path, target: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            source.replace(target)
            return
        except PermissionError:
            if not left or os.name != "nt":
                raise
            time.sleep(_PAUSE)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
