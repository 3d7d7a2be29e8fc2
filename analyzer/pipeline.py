"""The main job: one package of files in, one review out."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import itertools
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from analyzer.packages import Package, packages_in
from analyzer.readers.normalise import nfc

if TYPE_CHECKING:
    from analyzer.consistency import PaperReview, Review
    from analyzer.consistency.statements import Statement
    from analyzer.extraction import Paper
    from analyzer.matching.matcher import Matcher
    from analyzer.readers import Document, ReaderPool
    from analyzer.recent import Recent

    KnownPapers = Recent[Document, list[Paper]]

_T = TypeVar("_T")
Progress = Callable[[str, int, int], None]
# Seconds after which papers still unread are most likely being recognised (OCR).
_RECOGNISING = 2.0


@dataclass(frozen=True, slots=True)
class _Read:
    """A package with its papers read and matched, before it is judged."""

    package: Package
    papers: tuple[PaperReview, ...]
    matcher: Matcher


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

    with contextlib.ExitStack() as stack:
        readers = pool or stack.enter_context(ReaderPool(workers=min(2, max(1, len(one.files)))))
        return review_packages([one], readers, code=code, filed_on=filed_on, edition=edition, known=known, on_progress=on_progress)[0]


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
    :param on_package: Called with each package before it is gone through.
    """
    from analyzer.consistency.statements import statements_in

    with contextlib.closing(_begun(packages, pool)) as begun:
        gone_through = _gone_through(begun, known, on_package, on_progress)
        read = [_Read(package, _matched(papers, loading.result()), loading.result()) for package, papers, loading in _one_behind(gone_through)]
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


def _begun(packages: Sequence[Package], pool: ReaderPool) -> Generator[tuple[Package, list[Future[Document]]]]:
    """Yield each package with its documents on their way; those of the next are read while this one is gone through.

    What has not been begun by the time that this is closed is not read any more.
    """
    waiting = iter(packages)
    under_way = [(package, pool.begin(package.files)) for package in itertools.islice(waiting, 1)]
    try:
        while under_way:
            under_way += [(package, pool.begin(package.files)) for package in itertools.islice(waiting, 1)]
            yield under_way[0]
            del under_way[0]
    finally:
        for _, documents in under_way:
            for each in documents:
                each.cancel()


def _gone_through(
    begun: Iterable[tuple[Package, list[Future[Document]]]], known: KnownPapers | None, on_package: Callable[[Package], None] | None, on_progress: Progress | None,
) -> Iterator[tuple[Package, list[Paper], Future[Matcher]]]:
    """Yield each package with what its papers say, and the matcher; once that is loaded, it has begun to encode their duties."""
    loading: Future[Matcher] | None = None
    for package, documents in begun:
        loading = loading or _loading(documents)
        if on_package:
            on_package(package)
        papers: list[Paper] = []
        expected = 0
        for number, each in enumerate(documents, 1):
            document = each.result()
            if on_progress:
                on_progress(document.name, number, len(documents))
            papers += _papers_in(document, known)
            if loading.done():
                for paper in papers[expected:]:
                    loading.result().expect(paper.duties)
                expected = len(papers)
        yield package, papers, loading


def _one_behind(items: Iterable[_T]) -> Iterator[_T]:
    """Yield each item when the next one is there: duties are encoded while the next package is gone through."""
    before: list[_T] = []
    for item in items:
        yield from before
        before = [item]
    yield from before


def match_papers(documents: Sequence[Document], matcher: Matcher) -> tuple[PaperReview, ...]:
    """Return documents as papers, with the occupations that their duties point at. A PDF may hold several papers."""
    return _matched([paper for document in documents for paper in _papers_in(document)], matcher)


def _papers_in(document: Document, known: KnownPapers | None = None) -> list[Paper]:
    from analyzer.extraction import extract_all

    found = known.find(document) if known is not None else None
    if found is None:
        found = extract_all(document)
        if known is not None:
            known.keep(document, found, len(document.text))
    return found


def _matched(papers: Sequence[Paper], matcher: Matcher) -> tuple[PaperReview, ...]:
    from analyzer.consistency import PaperReview

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


def _loading(begun: Sequence[Future[Document]]) -> Future[Matcher]:
    """Load the matcher while papers are read: both take about a second on a cold start."""
    background = ThreadPoolExecutor(max_workers=1)
    loading = background.submit(_matcher)
    background.submit(_kiwi_meanwhile, begun)
    background.shutdown(wait=False)
    return loading


def _matcher() -> Matcher:
    import analyzer.consistency  # noqa: F401  (wanted next, and half a second of patterns to compile)
    from analyzer.matching.matcher import shipped_matcher

    return shipped_matcher()


def _kiwi_meanwhile(begun: Sequence[Future[Document]]) -> None:
    """Load Kiwi too where recognition keeps everybody waiting anyway; most papers never need it."""
    if wait(begun, _RECOGNISING).not_done:
        from analyzer.language import warm

        warm()


def versions(matcher: Matcher) -> dict[str, str]:
    """Return the versions that every report carries."""
    return {"analyzer": _installed_version(), "catalogue": matcher.catalogue.version, "model": matcher.version}


@functools.cache  # read from the metadata of the installation, which are parsed as an e-mail
def _installed_version() -> str:
    return metadata.version("e7-package-analyzer")
