"""What works on this machine: every check says how it went and what to do next."""

from __future__ import annotations

import hashlib
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from analyzer.resources import load_json, resource

MIN_PYTHON = (3, 11)
DISTRIBUTION = "e7-package-analyzer"
_EXTRA_MARK = "extra =="


class State(StrEnum):
    """How a check went. Only `FAIL` stops reviews."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One checked thing.

    :param name: What was checked, a key of `NAMES`.
    :param detail: Version, hash or reason, the same in both languages.
    :param step: Key of `STEPS`, empty where nothing has to be done.
    """

    name: str
    state: State
    detail: str = ""
    step: str = ""

    def title(self, lang: str) -> str:
        """Return what was checked, in `ko` or `en`."""
        return NAMES[self.name][lang]

    def next_step(self, lang: str) -> str:
        """Return what to do about it, empty where nothing has to be done."""
        return STEPS[self.step][lang] if self.step else ""


NAMES: dict[str, dict[str, str]] = {
    "python": {"ko": "파이썬", "en": "Python"},
    "analyzer": {"ko": "분석기", "en": "Analyzer"},
    "packages": {"ko": "필요한 패키지", "en": "Packages"},
    "catalogue": {"ko": "직종 목록", "en": "Occupation catalogue"},
    "model": {"ko": "문장 모델", "en": "Sentence model"},
    "matching": {"ko": "직종 판단", "en": "Matching"},
    "language": {"ko": "문장 나누기", "en": "Sentence splitting"},
    "reading": {"ko": "분리된 판독기", "en": "Guarded reading"},
    "ocr": {"ko": "문자 인식(OCR)", "en": "OCR"},
}

STEPS: dict[str, dict[str, str]] = {
    "python": {"ko": "파이썬 3.11 이상으로 다시 설치하세요.", "en": "Install again with Python 3.11 or newer."},
    "install": {
        "ko": "패키지를 다시 설치하세요: pip install --force-reinstall e7-package-analyzer",
        "en": "Install the package again: pip install --force-reinstall e7-package-analyzer",
    },
    "packages": {"ko": "빠진 패키지를 설치하세요: pip install e7-package-analyzer", "en": "Install what is missing: pip install e7-package-analyzer"},
    "reading": {
        "ko": "하위 프로세스 실행이 막혀 있는지 확인하세요 (메모리·보안 설정).",
        "en": "Check whether this machine lets programs start processes (memory, security settings).",
    },
    "ocr": {
        "ko": "스캔본을 읽으려면 설치하세요: apt-get install tesseract-ocr-kor tesseract-ocr-eng",
        "en": "To read scans, install: apt-get install tesseract-ocr-kor tesseract-ocr-eng",
    },
}


def checks() -> Iterator[Check]:
    """Yield every check as it is done, the essential ones first."""
    for name, check, step, state in _CHECKS:
        try:
            yield check(name)
        except Exception as error:  # a broken part must not hide the state of the others
            yield Check(name, state, f"{type(error).__name__}: {error}".splitlines()[0][:200], step)


def _python(name: str) -> Check:
    good = sys.version_info[:2] >= MIN_PYTHON
    return Check(name, State.OK if good else State.FAIL, f"{platform.python_version()} ({platform.system()} {platform.machine()})", "" if good else "python")


def _analyzer(name: str) -> Check:
    return Check(name, State.OK, metadata.version(DISTRIBUTION))


def _packages(name: str) -> Check:
    """Look for every package that the analyzer says it needs."""
    needed = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in metadata.requires(DISTRIBUTION) or () if _EXTRA_MARK not in line]
    found, missing = [], []
    for package in sorted(needed):
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            missing.append(package)
    if missing:
        return Check(name, State.FAIL, ", ".join(missing), "packages")
    return Check(name, State.OK, ", ".join(found))


def _catalogue(name: str) -> Check:
    from analyzer.occupations import load_catalogue, load_editions

    catalogue = load_catalogue()
    return Check(name, State.OK, f"{catalogue.version}, {len(catalogue)} occupations, editions {', '.join(load_editions())}")


def _model(name: str) -> Check:
    """Hold every model file against the hash it was shipped with."""
    differing, size = [], 0
    for file, expected in load_json("models", "hashes.json").items():
        path = resource("models", *file.split("/"))
        size += path.stat().st_size
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != expected:
                differing.append(file)
    if differing:
        return Check(name, State.FAIL, f"sha256: {', '.join(differing)}", "install")
    encoder: str = load_json("models", "hashes.json")["encoder/model.onnx"]
    return Check(name, State.OK, f"sha256 {encoder[:16]}, {size / 2**20:.0f} MiB")


def _matching(name: str) -> Check:
    """Ask the shipped matcher about a duty: proves that encoder, matcher and catalogue fit each other."""
    from analyzer.matching.matcher import DutyInput, shipped_matcher

    matcher = shipped_matcher()
    profile = matcher.profile([DutyInput("React와 Spring으로 웹 서비스의 화면과 API 개발", language="ko")])
    assert profile is not None
    return Check(name, State.OK, f"{matcher.version}, {matcher.encoder.name}, test duty {profile.primary.code} {profile.primary.share:.0%}")


def _language(name: str) -> Check:
    from analyzer.language import Language, pipeline

    for language in (Language.KOREAN, Language.ENGLISH):
        pipeline(language)("고객사 웹 서비스를 개발합니다. Develops web services.")
    return Check(name, State.OK, f"spaCy {metadata.version('spacy')}, Kiwi {metadata.version('kiwipiepy')}")


def _reading(name: str) -> Check:
    """Read a small file in a guarded process."""
    from analyzer.readers import ReaderPool

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "doctor.txt"
        path.write_text("담당업무: 웹 서비스 개발\n", encoding="utf-8")
        with ReaderPool(workers=1) as pool:
            doc = pool.read(path)
    if doc.usable:
        return Check(name, State.OK, "1 process")
    return Check(name, State.FAIL, ", ".join(problem.code for problem in doc.problems), "reading")


def _ocr(name: str) -> Check:
    from analyzer.readers.ocr_engine import LANGUAGES, tessdata

    folder = tessdata()
    return Check(name, State.OK, f"tesserocr {metadata.version('tesserocr')}, {', '.join(LANGUAGES)}, {folder}")


_CHECKS: tuple[tuple[str, Callable[[str], Check], str, State], ...] = (
    ("python", _python, "python", State.FAIL),
    ("analyzer", _analyzer, "install", State.FAIL),
    ("packages", _packages, "packages", State.FAIL),
    ("catalogue", _catalogue, "install", State.FAIL),
    ("model", _model, "install", State.FAIL),
    ("matching", _matching, "install", State.FAIL),
    ("language", _language, "install", State.FAIL),
    ("reading", _reading, "reading", State.FAIL),
    ("ocr", _ocr, "ocr", State.WARN),
)
