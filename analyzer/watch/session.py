"""One watch over one inbox: looks at what lies there, follows what moved, and has the rest reviewed."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from analyzer.consistency.masking import mask
from analyzer.reports.files import report_name
from analyzer.watch import moves
from analyzer.watch.board import Board, Failure, Stock
from analyzer.watch.events import Event, Stop, Tell
from analyzer.watch.grouping import Identity
from analyzer.watch.inbox import RESULTS, Inventory, Seen, take_stock
from analyzer.watch.keeping import Keeper
from analyzer.watch.places import Places, can_write
from analyzer.watch.plan import LOOSE, Candidate, Hashes, folder_candidate, loose_candidates, print_of, reason_for
from analyzer.watch.publish import is_full, is_there, read_manifest
from analyzer.watch.reading import Desk
from analyzer.watch.settings import Settings
from analyzer.watch.settle import Settling
from analyzer.watch.state import Row, State
from analyzer.watch.words import Trouble
from analyzer.watch.work import PAGE, Changed, Job, Outcome, Stopped
from analyzer.watch.worker import Ready, Unknown, Worker

# The page is written at most this often while reviews run.
_BOARD_SECONDS = 1.0
_SHARE = 10
# What fails again and again is tried ever more seldom, once an hour in the end.
_MAX_BACKOFF = 128


class Session:
    """The watch while its inbox can be reached. Everything but reading and reviewing happens in the caller's thread.

    :param alive: Says whether the inbox is still the one that was locked.
    :param wake: Set when a review is done.
    """

    def __init__(
        self, settings: Settings, places: Places, state: State, desk: Desk, conditions: dict[str, str], tell: Tell,
        *, stop: Stop, wake: threading.Event, alive: Callable[[], bool],
    ) -> None:
        self._settings, self._places, self._state, self._desk = settings, places, state, desk
        self._conditions, self._tell, self._stop, self._wake = conditions, tell, stop, wake
        self._keeper = Keeper(settings, tell, stop, alive)
        self._settling = Settling(settings.settle, settings.patience)
        self._hashes = Hashes(state)
        self._board = Board(places, settings, conditions)
        self._worker = Worker(settings, desk, stop, wake, self._keeper.no_space)
        self._stock = Stock()
        self._prints: dict[str, tuple[object, str]] = {}
        self._vanished: dict[str, float] = {}
        self._failures: dict[str, Failure] = {}
        self._paths: set[Path] = set()
        self._shown_at, self._show_every = float("-inf"), _BOARD_SECONDS
        #: Something came out that calls for another look.
        self.again = False

    def close(self, *, ended: bool) -> None:
        """Let go of the inbox.

        :param ended: The watch is over: the review at work is cut short, and the page says that nobody watches.
        """
        if ended:
            self._stop.set()
            self._desk.close()
        self._worker.close()
        if ended:
            self._show("once" if self._settings.once else "stopped")

    @property
    def idle(self) -> bool:
        """Whether nothing is left to be copied, read or reviewed."""
        stock = self._stock
        moving = any(each.moving or each.reading for each in stock.candidates)
        return not (self._worker.task or stock.ready or moving or stock.loose.waiting or stock.loose.unknown)

    @property
    def settling(self) -> bool:
        """Whether files are waited for that may be complete by the next look."""
        return bool(self._stock.loose.waiting) or any(each.moving for each in self._stock.candidates) or bool(self._vanished)

    def verdicts(self) -> list[str]:
        """Return the verdict of each package that lies there, `none` where nothing could be read, `failed` where no result could be made."""
        rows = self._state.rows()
        found = [rows[each.place].summary for each in self._stock.candidates if each.place in rows and rows[each.place].reviewed]
        return [summary["verdict"] if summary["readable"] else "none" for summary in found] + ["failed"] * len(self._failures)

    def look(self) -> None:
        """Look at the inbox once and do what follows from it, short of waiting.

        :raises OSError: If the inbox cannot be listed.
        """
        self.again = False
        inventory = take_stock(self._settings.inbox)
        try:
            self._take_in(inventory)
        except FileNotFoundError:
            self.again = True  # a paper went away in the middle of the look
            return
        self.proceed()
        self._forget(inventory)
        if self.idle:
            self._show("live")

    def proceed(self) -> None:
        """Take in what the worker has done and give it the next thing, the newest change first."""
        done = self._worker.result()
        if done is not None:
            self._finished(*done)
        if self._worker.task is None and not self._stop.is_set():
            self._next()
        if time.monotonic() - self._shown_at > self._show_every:
            self._show("live")

    # What lies there

    def _take_in(self, inventory: Inventory) -> None:
        every = [seen for lot in (*inventory.lots, inventory.loose) for seen in (*lot.papers, *lot.unfinished)]
        for seen in every:
            if seen.path not in self._paths and self._state.hash_of(seen) is not None:
                self._settling.trust(seen)
        self._paths = {seen.path for seen in every}
        self._settling.forget_all_but(self._paths)
        self._hashes.forget_all_but(every)
        loose = loose_candidates(inventory, self._settling, self._hashes, self._state.identity_of)
        candidates = [folder_candidate(lot, self._state.relative(lot.folder), self._settling) for lot in inventory.lots] + loose.packages
        self._stock = Stock(candidates, loose, inventory)
        places = {each.place for each in candidates}
        for candidate in candidates:
            if candidate.papers and not candidate.moving and not candidate.reading:
                ready = self._checked(candidate, places)
                if ready is not None:
                    self._stock.ready.append(ready)
        self._stock.ready.sort(key=lambda ready: -ready.candidate.changed)

    def _checked(self, candidate: Candidate, places: set[str]) -> Ready | None:
        """Return what has to be reviewed of a package, None where its result holds."""
        if self._worker.reviews(candidate.place):
            return None
        papers = self._hashes.of(candidate.papers)
        print_ = self._print(candidate, papers)
        known = self._state.rows().get(candidate.place) or self._followed(candidate, print_, papers, places)
        results, row = self._results(candidate, known), known or Row(0, candidate.place, candidate.name)
        why = reason_for(row, papers, print_, self._conditions, result_is_there=(results / PAGE).is_file())
        if why is None:
            return None
        failure = self._failures.get(candidate.place)
        if failure is not None and failure.fingerprint == print_:
            if self._settings.once or time.monotonic() < failure.again_at:
                return None
            why = "retry", ()
        elif self._adopted(candidate, row, results, print_):
            return None
        return Ready(candidate, papers, print_, *why, results, row)

    def _print(self, candidate: Candidate, papers: Sequence[tuple[Seen, str]]) -> str:
        key = candidate.folder, tuple((seen.path, seen.mark) for seen, _ in papers)
        known = self._prints.get(candidate.place)
        if known is None or known[0] != key:
            known = self._prints[candidate.place] = key, print_of(papers, candidate.folder)
        return known[1]

    def _results(self, candidate: Candidate, row: Row | None) -> Path:
        """Return where the results of a package go: beside its papers where that can be written to."""
        if row is not None and row.results:
            return self._places.results / row.results
        if candidate.folder is not None and self._places.writable:
            beside = candidate.folder / RESULTS
            if beside.is_dir() or can_write(beside):
                return beside
        taken = [each.results for each in self._state.rows().values() if each.results and each.place != candidate.place]
        return self._places.results / report_name(candidate.name, taken)

    def _below(self, results: Path, candidate: Candidate) -> str:
        return "" if candidate.folder is not None and results == candidate.folder / RESULTS else results.name

    # What moved, what is there already, what is gone

    def _followed(self, candidate: Candidate, print_: str, papers: Sequence[tuple[Seen, str]], places: set[str]) -> Row | None:
        """Return the row of a package that lay elsewhere before, its result moved along."""
        row = moves.former(self._lost(places), print_, [sha for _, sha in papers])
        if row is None:
            return None
        old, new = moves.results_of(row, self._settings.inbox, self._places.results), self._results(candidate, None)
        moved = replace(row, place=candidate.place, name=candidate.name, results=self._below(new, candidate))
        try:
            moves.take_along(old, new, candidate.name, self._settings.lang)
        except OSError as error:
            self._tell(Event("failed", candidate.name, {"reason": error.strerror or type(error).__name__}))
        self._vanished.pop(row.place, None)
        self._tell(Event("moved", candidate.name, {"before": row.name}))
        return self._keeper.keep(lambda: self._state.change(moved, "moved"))

    def _lost(self, places: set[str]) -> list[Row]:
        """Return the packages whose papers no longer lie where they lay."""
        closed = self._stock.inventory.closed if self._stock.inventory else []
        missing = [row for place, row in self._state.rows().items() if not row.gone and place not in places]
        return [row for row in missing if not self._worker.reviews(row.place) and not moves.is_below(row.place, closed, self._settings.inbox)]

    def _adopted(self, candidate: Candidate, row: Row, results: Path, print_: str) -> bool:
        """Take over a whole result of ours over these papers: of a run that was killed, or of a folder that came with it."""
        manifest = read_manifest(results)
        if manifest is None or (manifest.fingerprint, manifest.conditions) != (print_, self._conditions) or not is_there(results, manifest):
            return False
        with contextlib.suppress(OSError):
            moves.take_along(results, results, candidate.name, self._settings.lang)
        adopted = replace(row, name=candidate.name, results=self._below(results, candidate), fingerprint=print_, conditions=self._conditions,
                          papers=manifest.papers, summary=manifest.summary, at=manifest.at, started="", gone=False)
        self._keeper.keep(lambda: self._state.change(adopted, "adopted", row.started))
        self._tell(Event("adopted", candidate.name))
        return True

    def _forget(self, inventory: Inventory) -> None:
        """Clean up behind papers that stayed away, and drop what is known of them."""
        places, now, idle = {each.place for each in self._stock.candidates}, time.monotonic(), self.idle
        lost = [row for row in self._lost(places) if self._stock.loose.settled or not row.place.startswith(LOOSE)]
        self._vanished = {row.place: self._vanished.get(row.place, now) for row in lost}
        for row in lost:
            if now - self._vanished[row.place] >= self._settings.grace or (self._settings.once and idle):
                moves.clear(row, self._settings.inbox, self._places.results)
                self._vanished.pop(row.place)
                self._mark_gone(row)
        self._prints = {place: known for place, known in self._prints.items() if place in places}
        self._failures = {place: known for place, known in self._failures.items() if place in places}
        if idle and not inventory.closed:
            self._keeper.keep(lambda: self._state.forget_files_but(self._paths))

    def _mark_gone(self, row: Row) -> None:
        self._keeper.keep(lambda: self._state.change(replace(row, gone=True, started=""), "removed"))
        self._tell(Event("removed", row.name))

    # Reading and reviewing

    def _next(self) -> None:
        stock = self._stock
        seen, sha = max(stock.loose.unknown, key=lambda each: each[0].changed, default=(None, ""))
        if seen is not None and (not stock.ready or seen.changed >= stock.ready[0].candidate.changed):
            stock.loose.unknown.remove((seen, sha))
            self._worker.identify(Unknown(seen, sha))
        elif stock.ready:
            self._review(stock.ready.pop(0))

    def _review(self, ready: Ready) -> None:
        candidate = ready.candidate
        # Another package of this look may have taken the name of the folder meanwhile.
        ready.results = self._results(candidate, ready.row)
        row = replace(ready.row, name=candidate.name, results=self._below(ready.results, candidate))
        ready.row = self._keeper.keep(lambda: self._state.begin(row, ready.reason, [mask(name) for name in ready.files], ready.fingerprint))
        others = self._state.statements_of_others(candidate.place)
        job = Job(candidate.name, candidate.folder, tuple(ready.papers), ready.fingerprint, self._conditions, ready.results, tuple(others))
        self._tell(Event("reviewing", candidate.name, {"reason": ready.reason, "files": ready.files, "left": len(self._stock.ready)}))
        self._worker.review(ready, job)

    def _finished(self, task: Ready | Unknown, result: Identity | Outcome | BaseException) -> None:
        if isinstance(result, Changed | FileNotFoundError):
            self.again = True
        elif isinstance(task, Ready) and isinstance(result, Outcome):
            self._keep(task, result)
        elif isinstance(task, Ready) and isinstance(result, BaseException) and not isinstance(result, Stopped):
            self._failed(task, result)
        elif isinstance(task, Unknown) and not isinstance(result, Stopped):
            identity = result if isinstance(result, Identity) else Identity(usable=False)
            self._keeper.keep(lambda: self._state.keep_identity(task.sha256, identity))
            self.again = True

    def _keep(self, ready: Ready, outcome: Outcome) -> None:
        manifest = outcome.manifest
        row = replace(ready.row, fingerprint=ready.fingerprint, conditions=self._conditions, papers=manifest.papers, summary=manifest.summary, at=manifest.at)
        self._keeper.written()
        self._failures.pop(row.place, None)
        self._keeper.keep(lambda: self._state.finish(row, ready.reason, [mask(name) for name in ready.files], outcome.statements))
        self._tell(Event("reviewed", row.name, {"verdict": manifest.summary["verdict"], "reason": ready.reason, "files": ready.files, "left": len(self._stock.ready)}))

    def _failed(self, ready: Ready, error: BaseException) -> None:
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        former = self._failures.get(ready.candidate.place)
        tries = former.tries + 1 if former is not None and former.fingerprint == ready.fingerprint else 1
        again = time.monotonic() + self._settings.retry * min(2 ** (tries - 1), _MAX_BACKOFF)
        self._failures[ready.candidate.place] = Failure(ready.fingerprint, again, Trouble("review.failed", ready.candidate.name, reason), tries)
        self._keeper.keep(lambda: self._state.change(ready.row, "failed", reason))
        self._tell(Event("failed", ready.candidate.name, {"reason": reason}))

    def _show(self, mode: str) -> None:
        begun = time.monotonic()
        try:
            self._board.show(self._stock, self._state.rows(), self._failures, self._worker, mode=mode)
        except OSError as error:
            self._keeper.no_space(error) if is_full(error) else self._tell(Event("page", "", {"reason": error.strerror or type(error).__name__}))
        # The page of a large inbox takes a moment to write; most of the time belongs to the reviews.
        self._shown_at = time.monotonic()
        self._show_every = max(_BOARD_SECONDS, _SHARE * (self._shown_at - begun))
