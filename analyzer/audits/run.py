"""The whole audit in one call, for the Python door and the command line."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from pathlib import Path

from analyzer.audits import engine
from analyzer.audits.progress import Progress
from analyzer.audits.result import Audit
from analyzer.audits.tables import Columns


def audit(
    archive: str | Path | Iterable[str | Path],
    outcomes: str | Path | None = None,
    *,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    columns: Columns | None = None,
    filed_on: dt.date | None = None,
    edition: str | None = None,
    code: str | None = None,
    known: Audit | None = None,
    lang: str | None = None,
) -> Audit:
    """Audit an archive; see `analyzer.api.audit`.

    :param lang: Language of the progress, `ko` or `en`; by the locale if left out.
    """
    given = [archive] if isinstance(archive, str | os.PathLike) else list(archive)
    order = engine.Order(
        tuple(os.fspath(each) for each in given), None if outcomes is None else os.fspath(outcomes), columns, workers, cluster, code, filed_on, edition,
        known.folder if known is not None else None)
    folder = Path(tempfile.mkdtemp(prefix="analyzer-audit-")) if out is None else Path(out)
    try:
        with Progress(lang) as progress:
            engine.run(order, folder, progress.show)
        done = Audit(folder)
    except BaseException:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    if out is None:
        weakref.finalize(done, shutil.rmtree, folder, ignore_errors=True)
    return done
