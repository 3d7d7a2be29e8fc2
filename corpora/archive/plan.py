"""What one package is: work, parties, terms and the defects planted in it, drawn from its own streams."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from corpora.archive import dated
from corpora.archive.clusters import Cluster, cluster_of
from corpora.archive.parties import employer, person
from corpora.archive.streams import stream, weighted
from corpora.archive.world import OUTSIDE, HeldJob, World, world
from corpora.examples.generator.content import Employer, Person


@dataclass(frozen=True, slots=True)
class Plan:
    """One package before its papers are written.

    :param filed: Occupation that is filed; `number` is how it is numbered in the papers.
    :param contract_job: The work that the contract tells, None where its duties are vague.
    :param statement_job: The work that the statement tells.
    :param defects: Planted defects and traits, sorted.
    """

    seed: int
    number: int
    filed_on: dt.date
    filed: str
    subtype: str
    code_number: str
    title_job: HeldJob
    contract_job: HeldJob | None
    statement_job: HeldJob
    defects: tuple[str, ...]
    cluster: Cluster | None
    office: str
    agent: str
    firm: Employer
    firm_key: str
    person: Person
    nation: str
    annual: int
    statement_annual: int
    start: dt.date
    end: dt.date
    statement_end: dt.date
    letter: bool
    guarantee: bool

    @property
    def case_id(self) -> str:
        """The id under which the archive keeps the package; it cannot be read as an occupation code."""
        return f"C{self.filed_on:%y}-{self.number:06}"

    @property
    def stream(self) -> partial[Random]:
        """Streams of this package by topic."""
        return partial(stream, self.seed, self.number)


def plan(seed: int, number: int) -> Plan:
    """Return the plan of a package; it depends on seed and number alone."""
    here, draw = world(), partial(stream, seed, number)
    process = here.process
    filed_on = _filing_day(draw("day"), process)
    work = draw("work")
    filed = weighted(work, {code: process["frequent"].get(code, 1) for code in here.filed_codes})
    subtype = here.occupations[filed]["subtype"]
    cluster = cluster_of(seed, number, process)
    title_job = work.choice(here.jobs[filed])
    contract_job, statement_job, defects = _work(here, filed, title_job, work)
    terms = draw("terms")
    text = " ".join(pair.ko + pair.en for job in (contract_job, statement_job) if job for pair in job.lines)
    low = terms.random() < process["planted"]["pay_below_floor"]
    annual, below = _pay(filed, subtype, filed_on, text, terms, low=low)
    conflict = terms.random() < process["planted"]["salary_conflict"]
    statement_annual = annual + 120_000 * terms.randint(20, 50) if conflict else annual
    limit = dated.headcount_limit(filed, subtype, filed_on)
    crowded = terms.random() < process["planted"]["headcount"] and limit is not None
    koreans, foreigners = _staff(filed, limit, terms, crowded=crowded)
    start = _first_of_month(filed_on, terms.randint(2, 4))
    end = _before(start, terms.choice((12, 24, 24, 36)))
    other_end = terms.random() < process["planted"]["period_conflict"]
    statement_end = _before(start, 12 * (end.year - start.year + 2)) if other_end else end
    letter_due, guarantee_due = dated.letter_is_due(filed, filed_on), dated.guarantee_is_due(filed, filed_on)
    no_letter = terms.random() < process["planted"]["missing_recommendation"] and letter_due
    no_guarantee = terms.random() < process["planted"]["missing_guarantee"] and guarantee_due
    code_number, old = _number(here, filed, filed_on, draw("code"))
    firm, firm_key = employer(seed, here, contract_job or title_job, draw("firm"), koreans=koreans, foreigners=foreigners)
    who, nation = person(here, title_job, draw("person"), filed_on)
    case = draw("office")
    found = {
        "pay_below_floor": below, "salary_conflict": conflict, "headcount": crowded, "period_conflict": other_end, "missing_recommendation": no_letter,
        "missing_guarantee": no_guarantee, "old_number": old, "recycled_template": cluster is not None,
        "heightened_scrutiny": "heightened_scrutiny" in here.occupations[filed],
    }  # fmt: skip
    return Plan(
        seed, number, filed_on, filed, subtype, code_number, title_job, contract_job, statement_job,
        tuple(sorted({*defects, *(name for name, holds in found.items() if holds)})), cluster,
        case.choice(here.names["offices"]), process["clusters"]["agent"] if cluster else case.choice(here.names["agents"]), firm, firm_key, who, nation,
        annual, statement_annual, start, end, statement_end, letter_due and not no_letter, guarantee_due and not no_guarantee,
    )  # fmt: skip


def _filing_day(random: Random, process: Mapping[str, Any]) -> dt.date:
    """Return a working day; a share of the packages is filed around the renumbering."""
    first = process["late_from" if random.random() < process["late_share"] else "filed_from"]
    start, last = dt.date.fromisoformat(first), dt.date.fromisoformat(process["filed_to"])
    day = start + dt.timedelta(days=random.randint(0, (last - start).days))
    return day - dt.timedelta(days=max(day.weekday() - 4, 0))


def _work(here: World, filed: str, own: HeldJob, random: Random) -> tuple[HeldJob | None, HeldJob, set[str]]:
    """Return what contract and statement tell, and the defects in it."""
    chances = here.process["planted"]
    mismatch, statement, vague = (random.random() < chances[name] for name in ("duty_mismatch", "statement_mismatch", "vague_duties"))
    outside, follows = random.random() < chances["outside_share"], random.random() < chances["statement_follows_contract"]
    near = [code for code in here.neighbours[filed] if code in here.jobs and code != filed]
    other = random.choice(here.jobs[OUTSIDE] if outside or not near else here.jobs[random.choice(near)])
    if mismatch:
        found = {"duty_mismatch", *(["outside_duties"] if other.code == OUTSIDE else []), *(["statement_mismatch"] if follows else [])}
        return other, other if follows else own, found
    told, found = (other, {"statement_mismatch"}) if statement else (own, set())
    return (None, told, found | {"vague_duties"}) if vague else (own, told, found)


def _pay(code: str, subtype: str, day: dt.date, text: str, random: Random, *, low: bool) -> tuple[int, bool]:
    """Return the yearly pay and whether it lies below a known floor."""
    floor = dated.pay_floor(code, subtype, day, text)
    # Where no floor is known firms pay as they do elsewhere.
    base = 46_000_000 if dated.special_pay(code, text) else floor or (31_120_000 if subtype == "E-7-1" else 25_890_000)
    below = low and floor is not None and base == floor
    raised = base * (random.uniform(0.84, 0.96) if below else random.uniform(1.12, 1.7))
    return round(raised / 120_000) * 120_000, below


def _staff(code: str, limit: dated.Row | None, random: Random, *, crowded: bool) -> tuple[int, int]:
    """Return Koreans and foreigners of the firm: far over the limit or far below it."""
    if crowded and limit is not None:
        return (random.randint(6, 9), 6) if "percent" in limit else (1, 2)
    return random.randint(520, 700) if code == "3620" else random.randint(52, 140), random.randint(0, 1)


def _number(here: World, code: str, day: dt.date, random: Random) -> tuple[str, bool]:
    """Return the number that the papers give the occupation, and whether it is an old one after the renumbering."""
    old, new = (here.numbers[edition].get(code) for edition in ("moj-2026-07", "moj-2026-09"))
    share = here.process["old_number_share"].get(f"{day:%Y-%m}", 0.0)
    keeps = random.random() < share
    if old is None or new is None or old == new:
        return new or old or code, False
    if day.isoformat() < here.process["renumbered_on"]:
        return old, False
    return (old, True) if keeps else (new, False)


def _first_of_month(day: dt.date, months: int) -> dt.date:
    month = day.month - 1 + months
    return dt.date(day.year + month // 12, month % 12 + 1, 1)


def _before(start: dt.date, months: int) -> dt.date:
    """Return the last day of a term that begins on the first of a month."""
    return _first_of_month(start, months) - dt.timedelta(days=1)
