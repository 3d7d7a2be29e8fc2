"""Follows papers that were renamed or moved, so that their result moves along, and cleans up behind those that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analyzer.watch.inbox import RESULTS
from analyzer.watch.plan import FOLDER, LOOSE
from analyzer.watch.publish import clean, move, read_manifest
from analyzer.watch.state import Row
from analyzer.watch.work import rename_result


def former(lost: Iterable[Row], fingerprint: str, hashes: Sequence[str]) -> Row | None:
    """Return the package that papers belonged to before: the one with the same papers, else with most of them.

    :param lost: Packages whose papers no longer lie where they lay.
    """
    best: tuple[float, Row] | None = None
    for row in lost:
        if row.fingerprint == fingerprint:
            return row
        known = {sha for _, sha in row.papers}
        share = len(known & set(hashes)) / len(known) if known else 0.0
        if share > 0.5 and (best is None or share > best[0]):
            best = share, row
    return best[1] if best else None


def results_of(row: Row, inbox: Path, results: Path) -> Path:
    """Return where the results of a package lie.

    :param results: The results folder of the inbox.
    """
    return results / row.results if row.results or row.place.startswith(LOOSE) else inbox / row.place.removeprefix(FOLDER) / RESULTS


def take_along(source: Path, target: Path, name: str, lang: str) -> None:
    """Move results to where their papers are now, under the name that the package has now.

    :raises OSError: If they cannot be moved.
    """
    if source != target and read_manifest(target) is None and read_manifest(source) is not None:
        move(source, target)
    rename_result(target, name, lang)


def clear(row: Row, inbox: Path, results: Path) -> None:
    """Remove the results of papers that are gone, and folders that only held them."""
    folder = results_of(row, inbox, results)
    if folder != results:
        clean(folder)


def is_below(place: str, folders: Iterable[Path], inbox: Path) -> bool:
    """Whether a package lies in one of some folders."""
    return place.startswith(FOLDER) and any((inbox / place.removeprefix(FOLDER)).is_relative_to(folder) for folder in folders)
