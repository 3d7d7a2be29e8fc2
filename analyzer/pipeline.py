"""The main job: one package of files in, one review out."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from analyzer.readers.normalise import nfc

if TYPE_CHECKING:
    from analyzer.consistency import PaperReview, Review
    from analyzer.consistency.statements import Statement
    from analyzer.extraction import Paper
    from analyzer.matching.matcher import Matcher
    from analyzer.readers import Document, ReaderPool
    from analyzer.recent import Recent

    KnownPapers = Recent[Document, list[Paper]]

Progress = Callable[[str, int, int], None]
# Written by ourselves or by the system, never a paper.
_IGNORED_NAMES = frozenset({"truth.json", "thumbs.db", "desktop.ini"})
# Seconds after which papers still unread are most likely being recognised (OCR).
_RECOGNISING = 2.0
OWN_FOLDERS = frozenset({"검토결과"})
# `근로계약서.검토.docx` is an annotated copy.
_OWN_COPIES = (".검토", ".review")
_IGNORED_SUFFIXES = frozenset({".json", ".html", ".tmp", ".lock", ".md"})


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one applicant, with the name it is reported under."""

    name: str
    files: tuple[Path, ...]
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A package with its papers read and matched, before it is judged."""

    package: Package
    papers: tuple[PaperReview, ...]
    matcher: Matcher


def is_paper(path: Path) -> bool:
    """Whether a file may be a paper of a package; hidden files, lock files and our own output are not."""
    name = nfc(path.name).casefold()
    own_copy = Path(name).stem.endswith(_OWN_COPIES)
    return not (name.startswith((".", "~$")) or own_copy or name in _IGNORED_NAMES or path.suffix.casefold() in _IGNORED_SUFFIXES)


def packages_in(paths: Sequence[str | Path], *, on_denied: Callable[[Path], None] | None = None) -> list[Package]:
    """Return the packages that the given paths name: files together are one, a folder is one or holds one in each subfolder.

    :param on_denied: Called with each folder that may not be listed; the others are gone through all the same.
    :raises FileNotFoundError: If a path does not exist.
    :raises PermissionError: If a folder may not be listed and `on_denied` is left out.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists() and not path.is_symlink():
            from analyzer.consistency.masking import mask

            raise FileNotFoundError(f"{mask(nfc(path.name))}: no such file or folder")
    packages = [package for path in given if path.is_dir() for package in _in_folder(path, on_denied)]
    files = tuple(path for path in given if not path.is_dir())
    if files:
        packages.insert(0, Package(nfc(files[0].stem), files))
    return packages


def _in_folder(folder: Path, on_denied: Callable[[Path], None] | None) -> list[Package]:
    try:
        inside = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: nfc(p.name))
    except PermissionError:
        if on_denied is None:
            raise
        on_denied(folder)
        return []
    files = tuple(p for p in inside if not p.is_dir() and is_paper(p))
    # A stray note beside the folders of an inbox must not hide them.
    own = [Package(nfc(folder.resolve().name), files, folder)] if files else []
    below = [p for p in inside if p.is_dir() and not p.is_symlink() and nfc(p.name) not in OWN_FOLDERS]
    return own + [package for p in below for package in _in_folder(p, on_denied)]


def review_package(
    package: Package | str | Path | Iterable[str | Path],
    *,
    code: str | None = None,
    filed_on: dt.date | None = None,
    edition: str | None = None,
    pool: ReaderPool | None = None,
    known: KnownPapers | None = None,
    on_progress: Progress | None = None,
) -> Review:
    """Review one package.

    :param package: A package, a folder, one file, or several files of one package.
    :param code: The filed code if it is not (or wrongly) written in the papers.
    :param filed_on: Filing date, today's numbering if left out.
    :param pool: Reader processes to use; without it two are started and stopped again.
    :param known: Papers gone through before, which are not gone through again.
    :raises FileNotFoundError: If a path does not exist.
    """
    one = package if isinstance(package, Package) else _single(package)
    from analyzer.readers import ReaderPool

    if pool is not None:
        return _judge(_read(one, pool, on_progress, known), code, filed_on, edition)
    with ReaderPool(workers=min(2, max(1, len(one.files)))) as own:
        return _judge(_read(one, own, on_progress, known), code, filed_on, edition)


def review_packages(
    packages: Sequence[Package],
    pool: ReaderPool,
    *,
    code: str | None = None,
    filed_on: dt.date | None = None,
    edition: str | None = None,
    others: Sequence[Statement] = (),
    known: KnownPapers | None = None,
    on_package: Callable[[Package], None] | None = None,
    on_progress: Progress | None = None,
) -> list[Review]:
    """Review the packages of one run; each statement is also held against those of the other packages.

    :param others: Further statements of other persons, such as those of earlier runs.
    :param known: Papers gone through before, which are not gone through again.
    :param on_package: Called with each package before it is read.
    """
    from analyzer.consistency.statements import statements_in

    read = []
    for package in packages:
        if on_package:
            on_package(package)
        read.append(_read(package, pool, on_progress, known))
    own = [statements_in(each.package.name, (paper.paper for paper in each.papers)) for each in read]
    return [
        _judge(each, code, filed_on, edition, [*others, *(s for place, found in enumerate(own) if place != number for s in found)])
        for number, each in enumerate(read)
    ]


def _single(paths: str | Path | Iterable[str | Path]) -> Package:
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    packages = packages_in(given)
    if not packages:
        return Package(nfc(Path(given[0]).name) if given else "", ())
    if len(packages) == 1:
        return packages[0]
    return Package(packages[0].name, tuple(f for p in packages for f in p.files), packages[0].folder)


def _read(package: Package, pool: ReaderPool, on_progress: Progress | None, known: KnownPapers | None) -> _Read:
    # Models load while the reader processes work: both take about a second on a cold start.
    read = Event()
    with ThreadPoolExecutor(max_workers=1) as background:
        loading: Future[Matcher] = background.submit(_matcher, read)
        try:
            documents = pool.read_all(package.files)
        finally:
            read.set()
        matcher = loading.result()
    return _Read(package, match_papers(documents, matcher, on_progress, known), matcher)


def match_papers(
    documents: Sequence[Document], matcher: Matcher, on_progress: Progress | None = None, known: KnownPapers | None = None,
) -> tuple[PaperReview, ...]:
    """Return documents as papers, with the occupations that their duties point at. A PDF may hold several papers.

    :param known: Papers gone through before; what is gone through now is added.
    """
    from analyzer.consistency import PaperReview
    from analyzer.extraction import extract_all

    papers: list[Paper] = []
    for number, document in enumerate(documents, 1):
        if on_progress:
            on_progress(document.name, number, len(documents))
        found = known.find(document) if known is not None else None
        if found is None:
            found = extract_all(document)
            if known is not None:
                known.keep(document, found, len(document.text))
        papers += found
    profiles = matcher.profiles([paper.duties for paper in papers])
    return tuple(PaperReview(paper, profile) for paper, profile in zip(papers, profiles, strict=True))


def _judge(read: _Read, code: str | None, filed_on: dt.date | None, edition: str | None, others: Sequence[Statement] = ()) -> Review:
    package = read.package
    paths = [*([package.folder] if package.folder else []), *package.files]
    return judge_papers(package.name, read.papers, read.matcher, paths=paths, code=code, filed_on=filed_on, edition=edition, others=others)


def judge_papers(
    name: str,
    papers: Sequence[PaperReview],
    matcher: Matcher,
    *,
    paths: Sequence[Path] = (),
    code: str | None = None,
    code_from: str = "--code",
    filed_on: dt.date | None = None,
    edition: str | None = None,
    others: Sequence[Statement] = (),
) -> Review:
    """Return the review of papers that are read and matched.

    :param paths: Names of the folder and the files, which may state the code too.
    :param code_from: Where the report says that `code` was found.
    """
    from analyzer.consistency import judge
    from analyzer.extraction import codes_in_path, parse_code

    return judge(
        name, papers, matcher.catalogue,
        given=parse_code(code, code_from) if code else (),
        from_path=[found for path in paths for found in codes_in_path(path)],
        filed_on=filed_on, edition=edition, versions=versions(matcher), others=others,
    )


def _matcher(read: Event) -> Matcher:
    """Load the matcher, and Kiwi too where recognition keeps everybody waiting anyway; most papers never need it."""
    import analyzer.consistency  # noqa: F401  (wanted next, and half a second of patterns to compile)
    from analyzer.matching.matcher import shipped_matcher

    matcher = shipped_matcher()
    if not read.wait(_RECOGNISING):
        from analyzer.language import warm

        warm()
    return matcher


def versions(matcher: Matcher) -> dict[str, str]:
    """Return the versions that every report carries."""
    return {"analyzer": _installed_version(), "catalogue": matcher.catalogue.version, "model": matcher.version}


@functools.cache  # read from the metadata of the installation, which are parsed as an e-mail
def _installed_version() -> str:
    return metadata.version("e7-package-analyzer")
