"""Gathers the text of one paragraph run by run, with its tracked changes and its weight."""

from __future__ import annotations

from analyzer.readers.document import Revision

INSERTION = "insertion"
DELETION = "deletion"


class Inline:
    """The text of one paragraph while it is being read. Offsets count raw characters, before normalisation."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._changes: list[Revision] = []
        self._plain = self._thin = False

    def add(self, text: str, *, bold: bool = False, underline: bool = False, change: str = "") -> None:
        """Append text. Deleted text is kept apart, as a change at the place where it stood."""
        if not text:
            return
        if change:
            self._change(change, text)
        if change == DELETION:
            return
        self._parts.append(text)
        self._length += len(text)
        if text.strip():
            self._thin |= not bold
            self._plain |= not (bold or underline)

    def _change(self, kind: str, text: str) -> None:
        last = self._changes[-1] if self._changes else None
        start = self._length
        if last is not None and last.kind == kind and last.start is not None:
            reached = last.start + (len(last.text) if kind == INSERTION else 0)
            if reached == start:  # editors cut one change into many runs
                start = last.start
                text = self._changes.pop().text + text
        self._changes.append(Revision(kind, text, start))

    def drop_prompt(self, start: int, prompt: str) -> None:
        """Take back the text from offset `start` on if it is just `prompt`, the printed hint of an unfilled field."""
        shown = self.text[start:]
        if prompt.strip() and shown.strip() == prompt.strip():
            self._parts = [self.text[:start]]
            self._length = start

    @property
    def length(self) -> int:
        """Number of characters so far."""
        return self._length

    @property
    def text(self) -> str:
        """The text so far, with line breaks as newlines."""
        return "".join(self._parts)

    @property
    def changes(self) -> tuple[Revision, ...]:
        """The tracked changes; `start` is an offset into `text`."""
        return tuple(self._changes)

    @property
    def bold(self) -> bool:
        """Whether every visible character is bold."""
        return not self._thin

    @property
    def emphasis(self) -> bool:
        """Whether every visible character is bold or underlined."""
        return not self._plain
