"""Where the work is done: reader processes and models that live as long as the server, and threads for long reviews."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.pipeline import judge_papers, match_papers
from analyzer.readers import Document, ReaderPool, Status
from analyzer.readers.revised import from_text, with_text
from analyzer.web.desk import Desk, Given, Stage, Version
from analyzer.web.pasted import with_heading

if TYPE_CHECKING:
    from analyzer.consistency import PaperReview
    from analyzer.matching.matcher import Matcher

_LOG = logging.getLogger(__name__)
CHOSEN = "화면 선택 / chosen on the page"
_READERS, _REVIEWS = 2, 2


class Workshop:
    """Reads, matches and judges. One for the life of a server; its methods may be called from any thread."""

    def __init__(self) -> None:
        self.pool = ReaderPool(workers=_READERS)
        self._reading = ThreadPoolExecutor(_READERS, thread_name_prefix="page-reader")
        self._reviews = ThreadPoolExecutor(_REVIEWS, thread_name_prefix="page-review")
        self._matcher: Future[Matcher] = Future()
        self._begun = threading.Lock()

    def warm_up(self, *, after: float = 0.0) -> None:
        """Begin to load the models, once.

        :param after: Seconds to wait, so that a page on its way is painted first.
        """
        if self._begun.acquire(blocking=False):
            clock = threading.Timer(after, self._load)
            clock.daemon = True
            clock.start()

    def _load(self) -> None:
        try:
            from analyzer.language import warm
            from analyzer.matching.matcher import shipped_matcher

            matcher = shipped_matcher()
            warm()
            match_papers([from_text("warm.txt", "근로계약서\n담당업무\n웹 서비스 화면 개발")], matcher)
            self._matcher.set_result(matcher)
        except BaseException as error:  # whoever asks for the matcher is told
            self._matcher.set_exception(error)

    @property
    def matcher(self) -> Matcher:
        """The matcher, as soon as it is loaded."""
        self.warm_up()
        return self._matcher.result()

    def close(self) -> None:
        """End all work."""
        self.pool.close()
        for threads in (self._reviews, self._reading):
            threads.shutdown(wait=False, cancel_futures=True)

    def submit(self, desk: Desk) -> None:
        """Review a package in the background; its desk tells how far it is."""
        self.warm_up()
        self._reviews.submit(self._review, desk)

    def _review(self, desk: Desk) -> None:
        try:
            desk.stage = Stage.READING
            documents = list(self._reading.map(lambda given: self._document(given, desk), list(desk.papers)))
            desk.stage = Stage.MATCHING
            version = self._judged(desk, match_papers(documents, self.matcher), desk.code, frozenset())
        except Exception as error:
            # Its own words may quote a document.
            _LOG.error("a review failed: %s", type(error).__name__)
            desk.stage = Stage.FAILED
            return
        with desk.lock:
            if not desk.gone:
                desk.versions = [version]
                desk.stage = Stage.DONE

    def _document(self, given: Given, desk: Desk) -> Document:
        if given.path is None:
            assert given.text is not None
            document = from_text(given.name, with_heading(given.text, given.role))
        else:
            # The name on the disk is ours; the one that the person knows goes into the report.
            document = replace(self.pool.read(given.path), name=given.name)
        with desk.lock:
            desk.read += 1
        return document

    def _judged(self, desk: Desk, papers: Sequence[PaperReview], code: str, changed: frozenset[int]) -> Version:
        review = judge_papers(
            desk.name, papers, self.matcher, paths=[Path(given.name) for given in desk.papers], code=code or None,
            code_from=CHOSEN, filed_on=dt.date.today(),
        )
        return Version(review, code, changed)

    def mended(self, desk: Desk, number: int, start: int, end: int, text: str) -> Version:
        """Return the package with a passage of one paper replaced; only that paper is gone through again.

        :raises ValueError: If the passage is not in the paper.
        """
        now = desk.now
        document = with_text(now.document(number), start, end, text)
        if document.status is Status.EMPTY:
            raise ValueError("a paper cannot be left without text")
        papers = list(now.review.papers)
        [papers[number]] = match_papers([document], self.matcher)
        return self._judged(desk, papers, now.code, now.changed | {number})

    def refiled(self, desk: Desk, code: str) -> Version:
        """Return the package judged against another filed occupation."""
        return self._judged(desk, desk.now.review.papers, code, desk.now.changed)
