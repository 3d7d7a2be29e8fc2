"""How the office decides: logistic in the planted defects, with a random effect of the office."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from corpora.archive.plan import Plan
from corpora.archive.streams import stream

#: No decision lies behind the day on which the archive is taken.
TAKEN_ON = dt.date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a package. The chances are those of the process: refusal if not withdrawn, supplement if not refused."""

    outcome: str
    decided_on: dt.date
    refused: float
    supplement: float


def office_effect(seed: int, office: str, process: Mapping[str, Any]) -> float:
    """Return the random effect of an office, on the log odds of refusal."""
    return stream(seed, "office", office).gauss(0.0, process["office_sd"])


def chance(weights: Mapping[str, float], defects: tuple[str, ...], extra: float = 0.0) -> float:
    """Return the probability at the given defects."""
    score = weights["intercept"] + extra + sum(weights.get(name, 0.0) for name in defects)
    return 1.0 / (1.0 + math.exp(-score))


def decide(plan: Plan, process: Mapping[str, Any], *, null: bool) -> Decision:
    """Return the outcome of a package; in the null archive it depends on nothing."""
    random: Random = plan.stream("null outcome" if null else "outcome")
    if null:
        withdrawn, refused, supplement = (process["null"][name] for name in ("withdrawn", "refused", "supplement"))
    else:
        withdrawn = process["withdrawn"]
        refused = chance(process["refused"], plan.defects, office_effect(plan.seed, plan.office, process))
        supplement = chance(process["supplement"], plan.defects)
    draws = [random.random() for _ in range(3)]
    outcome = next((name for name, draw, limit in zip(("withdrawn", "refused", "supplement"), draws, (withdrawn, refused, supplement), strict=True) if draw < limit), "issued")
    decided = min(plan.filed_on + dt.timedelta(days=random.randint(12, 70)), TAKEN_ON)
    return Decision(outcome, decided, refused, supplement)
