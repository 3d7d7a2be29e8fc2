"""Chooses the thresholds of `corpora/lexicon/decision.json` on development papers and stores the curve beside them.

    python -m models.training.thresholds [--encoder models/encoder] [--matcher build/matcher-development]

A development paper is four to six duties of a job that the matcher has not seen (`tune` part), in Korean, English or
mixed. It is held against four codes: its own, a neighbour, any other, and, for outside work, any code. Papers of one to three
duties say less and have thresholds of their own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from analyzer.matching import Profile
from analyzer.matching.matcher import DutyInput, Matcher
from analyzer.occupations import Catalogue
from models.training.corpus import OUTSIDE, DutyPair, duty_pairs
from models.training.matcher import CORPORA, encoder_from
from models.training.measures import LANGUAGES, in_language
from models.training.splits import EVERYDAY, split

log = logging.getLogger("thresholds")
#: Papers made of each job and language.
PAPERS_A_JOB = 3
#: ... and of one told in everyday words, which are a fifth of the jobs here and far fewer of the papers that are filed.
PAPERS_EVERYDAY = 1
#: What may go wrong at most: a true job called another, a wrong code called right.
MOST_FALSE_CONTRADICTIONS, MOST_FALSE_AGREEMENTS = 0.01, 0.02
#: Real papers are vaguer than the corpora, so lower thresholds are not tried (docs/decisions.md).
GRID = {
    "certain_share": (0.45, 0.5, 0.55, 0.6, 0.7), "certain_gap": (0.4, 0.5, 0.6), "disagree_own_share": (0.05, 0.1, 0.15),
}
FEW_GRID = {"few_share": (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98), "few_gap": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)}
AGREE_GRID = {"agree_share": (0.3, 0.35, 0.4, 0.45, 0.5), "agree_gap": (0.1, 0.15, 0.2, 0.25, 0.3)}


@dataclass(frozen=True, slots=True)
class Held:
    """A paper held against a code: how much of it is that code, how much the best other one is."""

    kind: str
    own: float
    best_other: float


def papers(pairs: Sequence[DutyPair], rng: random.Random, least: int = 4, most: int = 6) -> list[tuple[str, list[str]]]:
    """Return (code, duties) of every development paper, each of `least` to `most` duties."""
    jobs: dict[str, list[DutyPair]] = {}
    for pair in pairs:
        jobs.setdefault(pair.job, []).append(pair)
    made = []
    for job in jobs.values():
        for language in LANGUAGES:
            for _ in range(PAPERS_EVERYDAY if job[0].writer in EVERYDAY else PAPERS_A_JOB):
                some = rng.sample(job, min(len(job), rng.randint(least, most)))
                made.append((job[0].code, in_language(some, language)))
    return made


def held_against(code: str, profile: Profile, catalogue: Catalogue, rng: random.Random) -> list[Held]:
    """Return the paper held against its own code, a neighbour's and some other."""
    near = [n.code for n in catalogue[code].neighbours if n.code in catalogue] if code in catalogue else []
    away = [o.code for o in catalogue if o.code != code and o.code not in near and not o.code.startswith("E-7-S")]
    against = [("outside", rng.choice(away))] if code == OUTSIDE else [("own", code), ("other", rng.choice(away))]
    against += [("neighbour", rng.choice(near))] if near else []
    return [Held(kind, profile.share_of(other), max((c.share for c in profile.candidates if c.code != other), default=0.0)) for kind, other in against]


def choose(rows: Sequence[Held]) -> tuple[dict[str, float], list[dict[str, float]]]:
    """Return the thresholds that call most papers rightly within the limits on false calls, and the curve of all tried."""
    own = {kind: np.array([r.own for r in rows if r.kind == kind]) for kind in ("own", "neighbour", "other", "outside")}
    best = {kind: np.array([r.best_other for r in rows if r.kind == kind]) for kind in own}

    def contradicted(kind: str, share: float, gap: float, mine: float) -> float:
        return float(((best[kind] >= share) & (best[kind] - own[kind] >= gap) & (own[kind] <= mine)).mean())

    def agreed(kind: str, share: float, gap: float) -> float:
        return float(((own[kind] >= share) & (own[kind] - best[kind] >= gap)).mean())

    curve: list[dict[str, float]] = []
    for values in itertools.product(*GRID.values()):
        rates = {f"contradicted_{kind}": round(contradicted(kind, *values), 4) for kind in own}
        curve.append(dict(zip(GRID, values, strict=True)) | rates)
    for values in itertools.product(*AGREE_GRID.values()):
        curve.append(dict(zip(AGREE_GRID, values, strict=True)) | {f"agreed_{kind}": round(agreed(kind, *values), 4) for kind in own})
    no = [c for c in curve if "certain_share" in c and c["contradicted_own"] <= MOST_FALSE_CONTRADICTIONS]
    yes = [c for c in curve if "agree_share" in c and max(c["agreed_neighbour"], c["agreed_other"], c["agreed_outside"]) <= MOST_FALSE_AGREEMENTS]
    against = max(no, key=lambda c: (c["contradicted_neighbour"] + c["contradicted_other"] + c["contradicted_outside"], c["certain_gap"]))
    for_it = max(yes, key=lambda c: (c["agreed_own"], c["agree_gap"]))
    chosen = {name: against[name] for name in GRID} | {name: for_it[name] for name in AGREE_GRID}
    # A share can never be smaller than the lead it has.
    return chosen | {"certain_share": max(chosen["certain_share"], chosen["certain_gap"])}, curve


def choose_few(rows: Sequence[Held], own_share: float) -> tuple[dict[str, float], list[dict[str, float]]]:
    """Return what another occupation must reach in a paper of few duties, within the same limit on false contradictions, and the curve."""
    kinds = ("own", "neighbour", "other", "outside")
    curve = []
    for share, gap in itertools.product(*FEW_GRID.values()):
        rates = {f"contradicted_{kind}": round(float(np.mean([r.best_other >= share and r.best_other - r.own >= gap and r.own <= own_share
                                                              for r in rows if r.kind == kind])), 4) for kind in kinds}
        curve.append(dict(zip(FEW_GRID, (share, gap), strict=True)) | rates)
    allowed = [c for c in curve if c["contradicted_own"] <= MOST_FALSE_CONTRADICTIONS] or [min(curve, key=lambda c: c["contradicted_own"])]
    best = max(allowed, key=lambda c: (c["contradicted_neighbour"] + c["contradicted_other"] + c["contradicted_outside"], c["few_gap"]))
    return {"few_share": max(best["few_share"], best["few_gap"]), "few_gap": best["few_gap"]}, curve


def confidence(profiles: Sequence[Profile], codes: Sequence[str]) -> dict[str, float]:
    """Return the logistic of share and gap that says how probably the primary occupation of a paper is right."""
    features = np.array([[p.primary.share, p.margin] for p in profiles])
    right: npt.NDArray[np.bool_] = np.array([p.primary.code == c for p, c in zip(profiles, codes, strict=True)])
    model = LogisticRegression(C=100.0).fit(features, right)
    return {"sure_base": round(float(model.intercept_[0]), 3), "sure_share": round(float(model.coef_[0][0]), 3), "sure_gap": round(float(model.coef_[0][1]), 3)}


def development(
    matcher: Matcher, pairs: Sequence[DutyPair], seed: int, least: int = 4, most: int = 6
) -> tuple[list[Profile], list[str], list[Held]]:
    """Return the profiles of all development papers, their true codes, and the papers held against codes."""
    rng = random.Random(seed)
    made = papers(pairs, rng, least, most)
    profiles = [p for p in matcher.profiles([[DutyInput(t) for t in texts] for _, texts in made]) if p]
    codes = [code for code, _ in made]
    rows = [row for code, profile in zip(codes, profiles, strict=True) for row in held_against(code, profile, matcher.catalogue, rng)]
    return profiles, codes, rows


def main() -> None:
    """Choose and store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", default=str(CORPORA.parent / "models" / "encoder"))
    parser.add_argument("--matcher", type=Path, default=Path("build/matcher-development"), help="the matcher fitted to the train part")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    matcher = Matcher.load(args.matcher, encoder_from(args.encoder))
    path = CORPORA / "lexicon" / "decision.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    most_few = data["few_duties"]
    parts = split(duty_pairs(CORPORA))
    profiles, codes, rows = development(matcher, parts["tune"], seed=5, least=most_few + 1)
    chosen, curve = choose(rows)
    chosen |= confidence(profiles, codes)
    few, few_curve = choose_few(development(matcher, parts["tune"], seed=6, least=1, most=most_few)[2], chosen["disagree_own_share"])
    chosen |= few
    curve += few_curve
    path.write_text(json.dumps(data | chosen | {"date": f"{dt.date.today()}"}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (CORPORA.parent / "models" / "thresholds.json").write_text(
        json.dumps({"date": f"{dt.date.today()}", "encoder": matcher.encoder.name, "papers": len(profiles), "chosen": chosen,
                    "limits": {"contradicted_own": MOST_FALSE_CONTRADICTIONS, "agreed_wrong": MOST_FALSE_AGREEMENTS}, "curve": curve},
                   indent=None, separators=(",", ":")).replace("},{", "},\n{") + "\n", encoding="utf-8")
    log.info("%s", chosen)


if __name__ == "__main__":
    main()
