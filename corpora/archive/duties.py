"""The duties that a paper lists, and how their language drifts with the months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from corpora.archive.world import HeldJob, world
from corpora.examples.generator.content import Duty

#: Registers that a contract and a statement prefer; see the data card.
_CONTRACT, _STATEMENT = "ceh", "nhc"


@dataclass(frozen=True, slots=True)
class Told:
    """Duties of one paper, the tools planted in them, and whether all are phrases that fit one line."""

    duties: tuple[Duty, ...]
    tools: tuple[str, ...]
    short: bool


def duties_of(job: HeldJob, random: Random, day: dt.date, *, narrative: bool) -> Told:
    """Return four to six lines of a job, those in the paper's register first, in the order of the corpus."""
    liked = _STATEMENT if narrative else _CONTRACT
    count = min(random.randint(4, 6), len(job.lines))
    order = sorted(range(len(job.lines)), key=lambda place: (job.lines[place].register not in liked, random.random()))
    lines = [job.lines[place] for place in sorted(order[:count])]
    tools, duties = [], []
    for line in lines:
        tool = random.choice(world().names["tools"])
        if random.random() < drift(day):
            tools.append(tool)
            duties.append(Duty(ko=_with(line.ko, f"({tool} 활용)"), en=_with(line.en, f" (using {tool})")))
        else:
            duties.append(Duty(ko=line.ko, en=line.en))
    return Told(tuple(duties), tuple(tools), all(line.register in "ce" for line in lines))


def vague_duties(random: Random) -> Told:
    """Return duties that say nothing."""
    chosen = random.sample(world().texts["vague"], 3)
    return Told(tuple(Duty(ko=ko, en=en) for ko, en in chosen), (), short=False)


def drift(day: dt.date) -> float:
    """Return the chance that a duty names a new tool: it rises evenly from the first to the last day of the archive."""
    process = world().process
    first, last = (dt.date.fromisoformat(process[name]) for name in ("filed_from", "filed_to"))
    low, high = float(process["drift"]["first"]), float(process["drift"]["last"])
    return low + (high - low) * (day - first).days / (last - first).days


def _with(text: str, addition: str) -> str:
    """Return the text with an addition in front of its full stop."""
    bare = text.rstrip(".")
    return f"{bare}{addition}{text[len(bare) :]}"
