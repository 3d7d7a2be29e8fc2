"""How far an audit is: a bar on a terminal, a line that renews itself in a notebook, nothing elsewhere."""

from __future__ import annotations

import locale
import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from analyzer.audits.manifest import Counts

_WORDS = {
    "ko": {"title": "감사 중", "line": "{done:,} / {packages:,} 묶음 · 읽은 서류 {parsed:,} · 다시 쓴 서류 {cached:,} · 실패 {failed:,} · 초당 {rate:.1f}"},
    "en": {"title": "Auditing", "line": "{done:,} of {packages:,} packages · {parsed:,} papers read · {cached:,} known before · {failed:,} failed · {rate:.1f}/s"},
}
_SECONDS_BETWEEN = 0.5


class Progress:
    """Shows the counts where somebody looks on. Use as a context manager.

    :param lang: `ko` or `en`; by the locale if left out, else Korean.
    """

    def __init__(self, lang: str | None = None) -> None:
        self._words = _WORDS[lang or _language()]
        self._stack = ExitStack()
        self._bar: Any = None
        self._display: Any = None
        self._began: tuple[float, int] | None = None
        self._shown = 0.0

    def __enter__(self) -> Self:
        if _in_notebook():
            import IPython.display

            show: Any = IPython.display.display
            self._display = show({"text/plain": self._words["title"]}, raw=True, display_id=True)
        elif sys.stderr is not None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = TextColumn(self._words["title"]), BarColumn(), TextColumn("{task.description}", markup=False), TimeRemainingColumn()
            self._bar = self._stack.enter_context(Bar(*columns, console=Console(stderr=True), transient=True))
            self._bar.add_task("", total=None)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def show(self, counts: Counts) -> None:
        """Show counts, at most twice a second and at the end."""
        now = time.monotonic()
        if self._began is None:
            self._began = now, counts.done
        if self._bar is None and self._display is None or (now - self._shown < _SECONDS_BETWEEN and counts.done < counts.packages):
            return
        self._shown = now
        began, before = self._began
        rate = (counts.done - before) / (now - began) if now > began else 0.0
        line = self._words["line"].format(done=counts.done, packages=counts.packages, parsed=counts.parsed, cached=counts.cached,
                                          failed=counts.failed, rate=rate)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], total=counts.packages, completed=counts.done, description=line)
        else:
            self._display.update({"text/plain": f"{self._words['title']}: {line}"}, raw=True)


def _language() -> str:
    return "en" if (locale.getlocale()[0] or "").casefold().startswith("en") else "ko"


def _in_notebook() -> bool:
    shell = sys.modules.get("IPython")
    if shell is None:
        return False
    active = shell.get_ipython()
    return active is not None and type(active).__name__ == "ZMQInteractiveShell"
