"""The page of the inbox, from what is known of each package; written only when something changed."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analyzer.consistency import Message
from analyzer.consistency.masking import mask
from analyzer.readers.normalise import nfc
from analyzer.reports.inbox import Inbox, InboxAlert, InboxRow, inbox_page
from analyzer.watch import moves
from analyzer.watch.inbox import Inventory
from analyzer.watch.places import Places
from analyzer.watch.plan import LOOSE, Candidate, Loose
from analyzer.watch.publish import write_text
from analyzer.watch.settings import Settings
from analyzer.watch.state import Row
from analyzer.watch.words import Trouble, joined, note
from analyzer.watch.work import PAGE
from analyzer.watch.worker import Ready, Unknown, Worker

INDEX = "index.html"
# An open page calls the watch dead after three minutes without a new date.
_HEARTBEAT = 60.0
_VERSIONS = frozenset({"analyzer", "catalogue", "model"})


@dataclass(frozen=True, slots=True)
class Failure:
    """A review that did not come off, and when it is tried again."""

    fingerprint: str
    again_at: float
    trouble: Trouble
    tries: int = 1


@dataclass(slots=True)
class Stock:
    """What the last look at the inbox found.

    :param ready: Packages that wait for their review, the newest change first.
    """

    candidates: list[Candidate] = field(default_factory=list)
    loose: Loose = field(default_factory=Loose)
    inventory: Inventory | None = None
    ready: list[Ready] = field(default_factory=list)


class Board:
    """The page of an inbox."""

    def __init__(self, places: Places, settings: Settings, versions: dict[str, str]) -> None:
        self._places, self._lang = places, settings.lang
        self._name = mask(nfc(settings.inbox.resolve().name))
        self._versions = {name: version for name, version in versions.items() if name in _VERSIONS}
        self._shown: Inbox | None = None
        self._at = float("-inf")

    def show(self, stock: Stock, known: Mapping[str, Row], failures: Mapping[str, Failure], worker: Worker, *, mode: str) -> None:
        """Write the page where it would say something new, and now and then to show that the watch lives.

        :param mode: `live`, `once` or `stopped`.
        :raises OSError: If it cannot be written; the former page stays.
        """
        queued = {ready.candidate.place for ready in stock.ready}
        rows = [self._row(each, known.get(each.place), failures.get(each.place), worker, queued=each.place in queued) for each in stock.candidates]
        named = {seen.path for each in stock.candidates for seen in each.papers}
        rows += [waiting_row(mask(seen.name), reason) for seen, reason in stock.loose.waiting if seen.path not in named]
        unread = {seen.path for seen, _ in stock.loose.unknown} - named
        if isinstance(worker.task, Unknown) and worker.task.file.path not in named:
            unread.add(worker.task.file.path)
        rows += [waiting_row(mask(nfc(path.name)), "reading") for path in sorted(unread)]
        inbox = Inbox(self._name, tuple(rows), tuple(_alerts(stock)), mode, self._versions)
        if inbox == self._shown and time.monotonic() - self._at < _HEARTBEAT:
            return
        self._places.results.mkdir(parents=True, exist_ok=True)
        write_text(self._places.results / INDEX, inbox_page(inbox, lang=self._lang, at=dt.datetime.now()))
        self._shown, self._at = inbox, time.monotonic()

    def _row(self, candidate: Candidate, row: Row | None, failure: Failure | None, worker: Worker, *, queued: bool) -> InboxRow:
        state = "reviewing" if worker.reviews(candidate.place) else "moving" if candidate.moving else "reading" if candidate.reading else "queued" if queued else "done"
        results = moves.results_of(row, self._places.inbox, self._places.results) if row is not None else self._places.results
        return row_of(candidate, row, results, board=self._places.results, inbox=self._places.inbox, state=state, trouble=failure.trouble if failure else None)


def _alerts(stock: Stock) -> list[InboxAlert]:
    troubles = list(stock.inventory.troubles) if stock.inventory else []
    troubles += [Trouble(f"loose.{each.reason}", each.file.name, ", ".join(each.people)) for each in stock.loose.leftovers]
    shown = {seen.path for candidate in stock.candidates for seen, _ in candidate.stuck}
    troubles += [Trouble(f"stuck.{reason}", seen.name) for seen, reason in stock.loose.stuck if seen.path not in shown]
    return [InboxAlert(each.what.to_dict(), each.step.to_dict()) for each in troubles]


def row_of(candidate: Candidate, row: Row | None, results: Path, *, board: Path, inbox: Path, state: str, trouble: Trouble | None) -> InboxRow:
    """Return how a package stands on the page.

    :param results: Its results folder.
    :param board: Folder of the page.
    :param state: `done`, `moving`, `reading`, `queued` or `reviewing`.
    """
    where = "" if candidate.folder is None else _where(candidate.folder, inbox)
    loose = candidate.place.startswith(LOOSE)
    notes = [joined(Trouble(f"stuck.{reason}", seen.name)) for seen, reason in candidate.stuck]
    if trouble is not None:
        notes.append(trouble.what)
    count = len(candidate.papers)
    known = row is not None and row.reviewed and not row.gone and bool(row.summary)
    if not known or row is None:
        shown = "unread" if trouble is not None else "waiting"
        first = trouble.step if trouble is not None else _waiting(candidate, state)
        return InboxRow(shown, candidate.name, where, first=first.to_dict(), papers=count, loose=loose, notes=[each.to_dict() for each in notes])
    summary = row.summary
    notes += [_not_annotated(each) for each in summary.get("not_annotated", ()) if each["document"] not in summary["unread"]]
    link = _relative(results / PAGE, board)
    copies = [(nfc(name), _relative(results / name, board)) for name in summary.get("copies", ())]
    return InboxRow(
        _state_of(summary), candidate.name, where, link, summary["first"], summary["found"], _filed(summary), [tuple(each) for each in summary["counts"]],
        count, loose, [each.to_dict() for each in notes], copies, dt.datetime.fromtimestamp(int(row.at)), again=state != "done",
    )


def waiting_row(name: str, reason: str) -> InboxRow:
    """Return a loose file that is still being copied and tells no person."""
    return InboxRow("waiting", name, first=note(_NOTE.get(reason, "waiting.copy"), name=name).to_dict(), loose=True)


_NOTE = {"open": "waiting.open", "cut": "waiting.cut", "reading": "waiting.reading"}


def _not_annotated(each: Mapping[str, str]) -> Message:
    return Message(f"{each['document']}: 표시한 사본을 만들지 못했습니다. {each['ko']}", f"{each['document']}: no annotated copy. {each['en']}")


def _waiting(candidate: Candidate, state: str) -> Message:
    if candidate.moving:
        seen, reason = candidate.moving[0]
        return note(_NOTE.get(reason, "waiting.copy"), name=seen.name)
    if not candidate.papers and candidate.stuck:
        return Trouble(f"stuck.{candidate.stuck[0][1]}", candidate.stuck[0][0].name).step
    return note({"reading": "waiting.reading", "reviewing": "reviewing"}.get(state, "waiting.turn"))


def _state_of(summary: dict[str, Any]) -> str:
    verdict = str(summary["verdict"])
    if not summary["readable"] or (verdict == "consistent" and summary["unread"]):
        return "unread"
    return verdict


def _filed(summary: dict[str, Any]) -> tuple[str, dict[str, str]] | None:
    filed = summary["filed"]
    return (filed["code"], {"ko": filed["ko"], "en": filed["en"]}) if filed else None


def _where(folder: Path, inbox: Path) -> str:
    """Return the folders between the inbox and a package, for packages that lie deeper."""
    return " / ".join(nfc(part) for part in folder.relative_to(inbox).parts[:-1])


def _relative(path: Path, board: Path) -> str:
    """Return a link that survives moving the inbox; where results lie elsewhere it names the place itself."""
    try:
        return quote(Path(os.path.relpath(path, board)).as_posix())
    except ValueError:  # another drive
        return path.as_uri()
