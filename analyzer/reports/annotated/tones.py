"""What a mark means at a glance: its sign, and the colour that the page of the report gives the same meaning."""

from __future__ import annotations

import functools
import re
from enum import StrEnum
from pathlib import Path

_STYLE = Path(__file__).resolve().parents[1] / "templates" / "style.css"
_HUE = re.compile(r"--([a-z]+):\s*(#[0-9a-fA-F]{6})")


class Tone(StrEnum):
    """The meaning of a mark. Findings on other matters than duties have the tone of their severity."""

    FILED = "filed"
    ELSEWHERE = "elsewhere"
    OUTSIDE = "outside"
    OPEN = "open"
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SIGNS = {Tone.FILED: "=", Tone.ELSEWHERE: "≠", Tone.OUTSIDE: "□", Tone.OPEN: "–", Tone.ERROR: "✕", Tone.WARNING: "!", Tone.NOTICE: "i"}
# Names of the page's colours; other occupations than the filed one have a colour each.
_HUES = {Tone.FILED: "filed", Tone.ELSEWHERE: "a", Tone.OUTSIDE: "outside", Tone.OPEN: "rest", Tone.ERROR: "bad", Tone.WARNING: "open", Tone.NOTICE: "rest"}


def colour(tone: Tone, slot: str = "") -> str:
    """Return the colour of a tone as `#rrggbb`.

    :param slot: Name of the occupation's colour on the page, for marks that point elsewhere.
    """
    return _hues()[slot or _HUES[tone]]


@functools.cache
def _hues() -> dict[str, str]:
    return dict(_HUE.findall(_STYLE.read_text("utf-8")))
