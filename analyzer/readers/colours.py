"""Colours as office formats write them."""

from __future__ import annotations

#: Each of red, green and blue from here on is white on paper.
WHITE = 0xEE


def is_white(colour: str | None) -> bool:
    """Whether a colour such as `FFFFFF` or `#FFFFFF` is white, or so near that nobody sees it on white."""
    text = (colour or "").lstrip("#")
    try:
        return len(text) == 6 and all(int(text[at : at + 2], 16) >= WHITE for at in (0, 2, 4))
    except ValueError:
        return False
