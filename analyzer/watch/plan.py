"""What is to be done about each package: wait, review and why, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.consistency.masking import mask
from analyzer.readers.limits import DEFAULT_LIMITS
from analyzer.readers.normalise import nfc
from analyzer.watch.grouping import Group, Identity, Leftover, group
from analyzer.watch.inbox import Inventory, Lot, Seen
from analyzer.watch.publish import sha256_of
from analyzer.watch.settle import Settling, Stand
from analyzer.watch.state import Row, State
from analyzer.watch.work import fingerprint_of

FOLDER, LOOSE = "f:", "l:"
_PROGRAM = ("analyzer", "catalogue", "model", "rules")


@dataclass(slots=True)
class Candidate:
    """A package that lies in the inbox.

    :param moving: Files that are still being copied, with what is missing; the package waits for them.
    :param stuck: Files that stayed incomplete; the package is reviewed all the same.
    :param reading: A paper has to be read first to learn whose it is.
    """

    place: str
    name: str
    folder: Path | None
    papers: tuple[Seen, ...]
    moving: list[tuple[Seen, str]] = field(default_factory=list)
    stuck: list[tuple[Seen, str]] = field(default_factory=list)
    reading: bool = False

    @property
    def changed(self) -> float:
        """When the newest of its files was written."""
        return max((seen.changed for seen in self.papers), default=0.0)


@dataclass(slots=True)
class Loose:
    """The loose files of the inbox, given to persons as far as that can be told.

    :param unknown: Files to be read to learn whose they are, with their hashes.
    :param settled: Nothing is being copied or read, so the groups are final.
    """

    packages: list[Candidate] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    waiting: list[tuple[Seen, str]] = field(default_factory=list)
    stuck: list[tuple[Seen, str]] = field(default_factory=list)
    unknown: list[tuple[Seen, str]] = field(default_factory=list)
    settled: bool = True


class Hashes:
    """Hashes of files, taken once for each state of a file."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known: dict[tuple[Path, str], str] = {}

    def of(self, files: Sequence[Seen]) -> list[tuple[Seen, str]]:
        """Return files with their hashes; one that may not be read has the hash `~`.

        :raises OSError: If a file went away.
        """
        found, fresh = [], []
        for seen in files:
            key = seen.path, seen.mark
            sha = self._known.get(key) or self._state.hash_of(seen)
            if sha is None:
                sha = _hashed(seen)
                fresh.append((seen, sha))
            self._known[key] = sha
            found.append((seen, sha))
        if fresh:
            self._state.keep_hashes(fresh)
        return found

    def forget_all_but(self, files: Iterable[Seen]) -> None:
        """Drop what is known of other files."""
        kept = {(seen.path, seen.mark) for seen in files}
        self._known = {key: sha for key, sha in self._known.items() if key in kept}


def _hashed(seen: Seen) -> str:
    if seen.size > DEFAULT_LIMITS.bytes:
        return f"~{seen.mark}"  # no paper: it is not read through either
    try:
        return sha256_of(seen.path)
    except PermissionError:
        return "~"


def folder_candidate(lot: Lot, place: str, settling: Settling) -> Candidate:
    """Return the package of a folder."""
    candidate = Candidate(FOLDER + place, mask(nfc(lot.folder.name)), lot.folder, lot.papers)
    for seen in lot.papers:
        _sort(seen, settling.look(seen), candidate.moving, candidate.stuck)
    for seen in lot.unfinished:
        _sort(seen, settling.look(seen, unfinished=True), candidate.moving, candidate.stuck)
    return candidate


def loose_candidates(inventory: Inventory, settling: Settling, hashes: Hashes, identity_of: Callable[[str], Identity | None]) -> Loose:
    """Return the packages of the loose files, by the names of files and by the persons that papers state."""
    loose, known, moving = Loose(), list[tuple[Seen, Identity]](), dict[Path, str]()
    unread: set[Path] = set()
    for seen in inventory.loose.unfinished:
        _sort(seen, settling.look(seen, unfinished=True), loose.waiting, loose.stuck)
    for seen in inventory.loose.papers:
        stand, reason = settling.look(seen)
        if stand is Stand.MOVING:
            moving[seen.path] = reason
            known.append((seen, Identity()))
            continue
        if stand is Stand.STUCK:
            loose.stuck.append((seen, reason))
        [(_, sha)] = hashes.of([seen])
        identity = identity_of(sha)
        if identity is None:
            loose.unknown.append((seen, sha))
            unread.add(seen.path)
        known.append((seen, identity or Identity()))
    groups, leftovers = group(known)
    loose.settled = not moving and not unread
    loose.leftovers = [each for each in leftovers if each.file.path not in moving and each.file.path not in unread]
    loose.waiting += [(each.file, moving[each.file.path]) for each in leftovers if each.file.path in moving]
    # While a paper is unread it may belong to anybody: nobody is reviewed without it.
    shown = Counter[str]()
    for each in groups:
        shown[each.name] += 1
        # Namesakes stay apart, also in what they are called.
        name = f"{each.name} {shown[each.name]}" if shown[each.name] > 1 else each.name
        loose.packages.append(_loose_candidate(nfc(name), each, moving, loose.stuck, reading=bool(unread)))
    return loose


def _loose_candidate(name: str, each: Group, moving: Mapping[Path, str], stuck: Sequence[tuple[Seen, str]], *, reading: bool) -> Candidate:
    files = tuple(sorted(each.files, key=lambda seen: seen.name))
    paths = {seen.path for seen in files}
    return Candidate(
        LOOSE + name, mask(name), None, files, [(seen, moving[seen.path]) for seen in files if seen.path in moving],
        [(seen, reason) for seen, reason in stuck if seen.path in paths], reading,
    )


def _sort(seen: Seen, found: tuple[Stand, str], moving: list[tuple[Seen, str]], stuck: list[tuple[Seen, str]]) -> None:
    stand, reason = found
    if stand is Stand.MOVING:
        moving.append((seen, reason))
    elif stand is Stand.STUCK:
        stuck.append((seen, reason))


def print_of(papers: Sequence[tuple[Seen, str]], folder: Path | None) -> str:
    """Return the fingerprint of a package as it lies there."""
    return fingerprint_of([(seen.name, sha) for seen, sha in papers], folder)


def reason_for(
    row: Row | None, papers: Sequence[tuple[Seen, str]], fingerprint: str, conditions: Mapping[str, str], *, result_is_there: bool,
) -> tuple[str, tuple[str, ...]] | None:
    """Return why a package has to be reviewed and which files are the cause, None where its result holds."""
    if row is None or not row.reviewed:
        return ("interrupted" if row and row.started else "new"), ()
    if row.gone:
        return "returned", ()
    if row.fingerprint != fingerprint:
        return _difference(row.papers, [(mask(seen.name), sha) for seen, sha in papers])
    differing = {name for name in conditions.keys() | row.conditions.keys() if conditions.get(name) != row.conditions.get(name)}
    if differing:
        return ("program" if differing & set(_PROGRAM) else "options"), ()
    if row.started:
        return "interrupted", ()
    return None if result_is_there else ("result-missing", ())


def _difference(before: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    old, new = dict(before), dict(now)
    added, removed = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    changed = sorted(name for name in old.keys() & new.keys() if old[name] != new[name])
    if added and sorted(new[name] for name in added) == sorted(old[name] for name in removed):
        return "renamed", tuple(added)
    kinds = [(kind, names) for kind, names in (("added", added), ("removed", removed), ("changed", changed)) if names]
    if not kinds:
        return "folder-code", ()
    if len(kinds) > 1:
        return "several", tuple(dict.fromkeys(name for _, names in kinds for name in names))
    return kinds[0][0], tuple(kinds[0][1])
