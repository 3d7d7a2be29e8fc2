"""What is given about an E-9 or E-7-4 case, and the answers to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from analyzer.consistency.types import Message
from analyzer.regulations import Entry, months_after


class State(StrEnum):
    """Whether a condition is met. `RISK` hangs on something that was not stated, `OPEN` has no figure to hold against it."""

    MET = "met"
    RISK = "risk"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of workplace; one for the employer's fault is not counted."""

    day: dt.date
    employers_fault: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in one status, both days included."""

    status: str
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Points:
    """Points of the E-7-4 test."""

    total: int
    income: int
    korean: int


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a case; None or empty where nothing is.

    :param on: Filing day.
    :param status: Status held now.
    :param entry: First day in that status.
    :param unbroken: Whether the stay is known to be unbroken since; else it is an upper bound.
    :param changes: Workplace changes in that status, None where their days are not known.
    :param counted_changes: Their number, where only that is known.
    :param left: Day on which the last contract ended, where no new workplace is permitted yet.
    :param applied: Day of the application for another workplace.
    :param stays: Earlier times in this or another status.
    :param nationality: Two letters of ISO 3166.
    :param sector: Line of business of the firm, in its own words; `job` the work.
    :param staff: Regular workers of the firm.
    :param koreans: Koreans on the employment insurance list.
    :param skilled: Workers under E-7-4 in the firm, this one included.
    :param code: `S740`, `S610` or `S700`.
    :param pay: Won a year by the contract; `income` the yearly average of the last two years.
    """

    on: dt.date
    status: str | None = None
    entry: dt.date | None = None
    unbroken: bool = True
    changes: tuple[Change, ...] | None = None
    counted_changes: int | None = None
    left: dt.date | None = None
    applied: dt.date | None = None
    stays: tuple[Stay, ...] = ()
    nationality: str | None = None
    sector: str = ""
    job: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    term_months: int | None = None
    pay: int | None = None
    income: int | None = None
    staff: int | None = None
    koreans: int | None = None
    skilled: int | None = None
    code: str | None = None
    farm_or_sea: bool = False
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    :param topic: Which question, such as `stay`.
    :param entries: The dated rows it rests on; none where nothing is known for the day.
    """

    topic: str
    state: State
    text: Message
    entries: tuple[Entry, ...] = ()


def unknown(topic: str, day: dt.date, what: Message) -> Answer:
    """Return the answer for a day without data."""
    return Answer(topic, State.OPEN, Message(
        f"{what.ko}: {day}의 기준은 알려져 있지 않아 비교하지 않았습니다.", f"{what.en}: not known for {day}, so nothing was compared."))


def in_words(entry: Entry, topic: str) -> Answer:
    """Return a condition in its own words, where the case gives no figure to hold against it."""
    assert entry.text is not None
    return Answer(topic, State.OPEN, Message(entry.text.ko, entry.text.en), (entry,))


def last_day(first: dt.date, months: int) -> dt.date:
    """Return the last day of a time of so many months; a contract from 1 March for a year ends on the last of February."""
    return months_after(first, months) - dt.timedelta(days=1)


def of_months(months: int) -> Message:
    """Return a time in words: 22 months are a year and ten months."""
    years, rest = divmod(months, 12)
    ko = " ".join(f"{count}{unit}" for count, unit in ((years, "년"), (rest, "개월")) if count)
    return Message(ko, " ".join(counted(count, unit) for count, unit in ((years, "year"), (rest, "month")) if count))


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun: `1 day`, `1,461 days`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
