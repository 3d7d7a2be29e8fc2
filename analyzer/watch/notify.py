"""Tells the person at the desk that results are there, where the system has a way to."""

from __future__ import annotations

import contextlib
import shutil
import subprocess

_SECONDS = 10
_APPLE_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


def notify(title: str, text: str) -> bool:
    """Show a note on the desktop; say whether a program for it was found."""
    command = _command(title, text)
    if command is None:
        return False
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return True


def _command(title: str, text: str) -> list[str] | None:
    if found := shutil.which("notify-send"):
        return [found, "--app-name=analyzer", "--", title, text]
    if found := shutil.which("osascript"):
        return [found, *(part for line in _APPLE_SCRIPT for part in ("-e", line)), title, text]
    if found := shutil.which("msg"):
        return [found, "*", f"{title}: {text}"]
    return None
