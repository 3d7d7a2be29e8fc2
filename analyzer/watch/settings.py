"""What a person can choose about a watch."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

# A file that stays half-written this many times as long as a file must hold still is named and no longer waited for.
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of `analyzer watch`.

    :param inbox: The folder that is watched.
    :param once: Review what is there and stop.
    :param poll: Look by the clock instead of listening to the system; network drives are polled in any case.
    :param settle: Seconds that a file must hold still before it counts as complete.
    """

    inbox: Path
    lang: str = "ko"
    code: str | None = None
    filed_on: dt.date | None = None
    annotate: bool = True
    once: bool = False
    poll: bool = False
    settle: float = 2.0
    notify: bool = False

    @property
    def patience(self) -> float:
        """Seconds after which a file that is still not complete is named."""
        return PATIENCE * self.settle

    @property
    def grace(self) -> float:
        """Seconds in which papers that went away may turn up elsewhere: moving a folder can take two steps."""
        return 5 * self.settle

    @property
    def retry(self) -> float:
        """Seconds until something that failed is tried again, such as writing to a full disk."""
        return max(0.2, 15 * self.settle)

    @property
    def interval(self) -> float:
        """Seconds between two looks where the folder is polled."""
        return max(0.2, min(5.0, 2.5 * self.settle))
