"""`analyzer watch`: lays the answer beside the papers of a folder, for as long as it runs."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli_support import (
    EXIT_CODES,
    NOTHING_REVIEWED,
    OK,
    Lang,
    chosen_language,
    console_on,
    day_of,
    fail,
    note,
    say,
)

if TYPE_CHECKING:
    from analyzer.watch import Settings
    from analyzer.watch.events import Event

_STYLES = {"mismatch": "bold red", "unclear": "yellow", "consistent": "green"}
_ALARMING = frozenset({"failed", "full", "page", "unreachable"})
# Signals that ask a program to end.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder with a folder or loose files for each applicant.")],
    once: Annotated[bool, typer.Option("--once", help="Review what is there and stop.")] = False,
    poll: Annotated[bool, typer.Option("--poll", help="Look every few seconds instead of listening; network drives are polled anyway.")] = False,
    annotate: Annotated[bool, typer.Option("--annotate/--no-annotate", help="Also lay annotated copies of the papers there.")] = True,
    code: Annotated[str | None, typer.Option(help="Filed code of all packages, where the papers do not state it.")] = None,
    filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Filing date, such as 2026-10-01.")] = None,
    settle: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, max=600.0, help="How long a file must hold still to count as complete.")] = 2.0,
    desktop: Annotated[bool, typer.Option("--notify", help="Show a note on the desktop when results are there.")] = False,
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")] = None,
) -> None:
    """Watch a folder and lay the review beside the papers, in the folder 검토결과.

    The page 검토결과/index.html shows all applicants, the most urgent first. Originals are only read.
    With --once the exit code is that of review: 0, 3, 4 or 1; 2 where another watch holds the folder.

    \b
    Example:
      analyzer watch inbox
    """
    language = chosen_language(lang)
    _check(folder, language)
    day = day_of(filed_on, language)
    if code is not None:
        from analyzer.cli_occupations import settled

        settled(code, language, edition=None, filed_on=day)
    from analyzer.watch.settings import Settings

    verdicts = _run(Settings(folder, language, code, day, annotate, once, poll, settle, desktop), language)
    raise typer.Exit(_exit_code(verdicts) if once else OK)


def _check(folder: Path, lang: str) -> None:
    from analyzer.readers.normalise import nfc
    from analyzer.watch.inbox import RESULTS

    if not folder.exists():
        fail("path.missing", lang, path=folder)
    if not folder.is_dir():
        fail("watch.not-folder", lang, path=folder)
    if RESULTS in map(nfc, folder.resolve().parts):
        fail("watch.own-folder", lang, path=folder)


def _run(settings: Settings, lang: str) -> list[str]:
    from analyzer.watch import Watch
    from analyzer.watch.lock import Held
    from analyzer.watch.places import places_of

    teller = _Teller(lang)
    watching = Watch(settings, teller)

    def end(_number: int, _frame: FrameType | None) -> None:
        watching.stop()

    former = {getattr(signal, name): signal.signal(getattr(signal, name), end) for name in _ENDING if hasattr(signal, name)}
    try:
        with teller:
            verdicts = watching.run()
    except Held as held:
        who = held.holder
        fail("watch.held", lang, path=settings.inbox, host=who.host if who else "?", pid=who.pid if who else "?", since=who.since if who else "?")
    except ImportError as error:
        fail("install.broken", lang, exit_code=NOTHING_REVIEWED, reason=error)
    except OSError as error:
        fail("watch.gave-up", lang, exit_code=NOTHING_REVIEWED, reason=error)
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
    note("watch.ended", lang, path=places_of(settings.inbox).results / "index.html")
    return verdicts


def _exit_code(verdicts: list[str]) -> int:
    if "failed" in verdicts:
        return NOTHING_REVIEWED
    return next((code for verdict, code in EXIT_CODES.items() if verdict in verdicts), NOTHING_REVIEWED)


class _Teller:
    """Tells what happens: with a moving sign on a terminal, as plain lines with their time elsewhere."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        # Started without a window (pythonw) there is nothing to write to.
        self._console = console_on(sys.stderr) if sys.stderr is not None else None
        self._status: Any = None

    def __enter__(self) -> _Teller:
        if self._console is not None and self._console.is_terminal:
            self._status = self._console.status("")
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is not None:
            self._status.stop()

    def __call__(self, event: Event) -> None:
        if self._console is None:
            return
        from rich.text import Text

        line = say(f"watch.{event.kind}", self._lang, **{"name": event.name, **self._worded(event)})
        if event.kind == "reviewing":
            if self._status is not None:
                left = event.values["left"]
                self._status.update(Text(f"{line} · {say('watch.left', self._lang, left=left)}" if left else line))
                self._status.start()
            return
        if self._status is not None and event.kind == "reviewed" and not event.values["left"]:
            self._status.stop()
        style = _STYLES.get(event.values.get("verdict", ""), "red" if event.kind in _ALARMING else "")
        self._console.print(Text.assemble((time.strftime("%Y-%m-%d %H:%M:%S "), "dim"), (line, style)), soft_wrap=True)

    def _worded(self, event: Event) -> dict[str, Any]:
        """Return the values of an event in words."""
        values = dict(event.values)
        if event.kind in ("reviewing", "reviewed"):
            from analyzer.watch.words import reason_text

            values["reason"] = reason_text(values["reason"], tuple(values["files"])).in_lang(self._lang)
        if "verdict" in values:
            from analyzer.reports.words import word

            values["verdict"] = word(f"verdict.{values['verdict']}", self._lang)
        return values
