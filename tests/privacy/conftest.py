"""Every door, run once over the same planted packages, without a network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.e2e.support import ROOT
from tests.privacy.support import FORMS, environment, files_in, isolated, plant, run
from tests.web.support import reviewed, running

Said = dict[str, bytes]
_NOTEBOOK = """
import sys
from pathlib import Path
import analyzer

inbox = sorted(Path(sys.argv[1]).iterdir())
review = analyzer.review(inbox[0])
print(review, [review], review.findings, review.papers, review.to_dict(), sep="\\n")
comparison = analyzer.compare(inbox[1], inbox[2])
print(comparison, comparison.to_dict(), sep="\\n")
for wrong in (lambda: analyzer.review(inbox[0] / "여권 M61728394.pdf"), lambda: analyzer.audit(inbox[0] / "여권 M61728394.zip")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error, repr(error.args))
"""


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the planted packages in `inbox`, one in each format."""
    folder = tmp_path_factory.mktemp("planted")
    for form in FORMS:
        plant(form, folder / "inbox")
    return folder


@pytest.fixture(scope="package")
def doors(place: Path) -> dict[str, Said]:
    """What every door put out, by door and output."""
    return {name: door(place) for name, door in DOORS.items()}


def _review(place: Path) -> Said:
    out = place / "reports"
    return run(place, "review", place / "inbox", "--out", out, "--keep") | files_in(out)


def _report(place: Path) -> Said:
    out = place / "printed"
    return run(place, "report", *sorted((place / "reports").glob("*.json")), "--out", out) | files_in(out)


def _history(place: Path) -> Said:
    shown = {f"show {key}": value for key, value in run(place, "history", "show", "1").items()}
    return run(place, "history", "list") | shown | files_in(place / "data")


def _compare(place: Path) -> Said:
    out, inbox = place / "compared", sorted((place / "inbox").iterdir())
    return run(place, "compare", inbox[0], inbox[1], "--out", out) | files_in(out)


def _audit(place: Path) -> Said:
    out = place / "audited"
    # The folder `private` holds whole papers, is open to its owner only, and is said to be so.
    return run(place, "audit", place / "inbox", "--out", out, "--workers", "1") | files_in(out, leave_out="private")


def _watch(place: Path) -> Said:
    """A watch finds papers again by their names, so names stay whole in its state and in the links of its page."""
    inbox = place / "watched"
    for form in ("docx", "txt"):
        plant(form, inbox, names=False)
    before = set(files_in(inbox))
    said = run(place, "watch", inbox, "--once", "--settle", "0.1", "--no-annotate")
    return said | {name: content for name, content in files_in(inbox).items() if name not in before} | files_in(place / "state")


def _page(place: Path) -> Said:
    """A page has to be asked over the loopback device, which a process without a network does not have."""
    papers = [path for path in sorted(next((place / "inbox").glob("docx*")).iterdir()) if path.suffix == ".docx"]
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(place).items():
            patch.setenv(name, value)
        with running(place / "temp") as server, httpx.Client(base_url=server.base, timeout=120) as client:
            address = reviewed(client, papers)
            places = ("", "?lang=en", "?view=text", "?view=all", "?paper=0&at=0", "?paper=1&at=0", "/report.html", "/report.json", "/report.pdf")
            said = {path: client.get(address + path).content for path in places}
            client.post(f"{address}/delete")
    return said


def _python(place: Path) -> Said:
    done = subprocess.run([*isolated(), sys.executable, "-c", _NOTEBOOK, str(place / "inbox")], cwd=ROOT, env=environment(place),
                          capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return {"stdout": done.stdout, "stderr": done.stderr}


# In this order: the report prints, and the history shows, what the review has kept.
DOORS: dict[str, Callable[[Path], Said]] = {
    "review": _review, "report": _report, "history": _history, "compare": _compare, "audit": _audit, "watch": _watch, "page": _page, "python": _python,
}  # fmt: skip
