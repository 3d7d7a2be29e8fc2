"""How long a paper may be used after its issue."""

from __future__ import annotations

import calendar
import datetime as dt

from analyzer.regulations.tables import all_in_force
from analyzer.regulations.types import Entry


def lifetime_of(role: str, title: str, day: dt.date) -> Entry | None:
    """Return the row on a paper's lifetime, None where it has none.

    :param role: Role of the paper, such as `recommendation`.
    :param title: File name and first words of the paper; some rows hold for papers with certain titles only.
    """
    bare = "".join(title.split()).casefold()
    for entry in all_in_force("document_lifetimes", day):
        titles = entry.get("titles")
        if role in entry["roles"] and (titles is None or any("".join(t.split()).casefold() in bare for t in titles)):
            return entry
    return None


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later, the last of the month where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
