"""Planted effects are recovered with intervals that cover the truth, absent ones do not appear, promises are kept.

Rows come straight from the plans of the archive (`truth.json` has the same): what is tested here is the analysis and not how
well findings see defects. `test_archive.py` goes through papers.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from analyzer.audits.analyses.associations import associations
from analyzer.audits.analyses.rates import outcome_rates
from analyzer.audits.analyses.regression import fitted_chances, joint_model
from analyzer.audits.analyses.scoring import auc, calibration, cross_fitted, halves
from analyzer.audits.analyses.thresholds import check_threshold, choose_threshold
from analyzer.audits.analyses.traits import outcome_among
from tests.audit.analyses.tables import IDLE, parts, planted


def test_joint_model_intervals_cover_the_planted_coefficients() -> None:
    """Five archives of 600, each planted effect and each absent one: 95 % intervals miss one in twenty, within chance."""
    covered, idle, strong = [], [], []
    for made in parts(600):
        table = joint_model(made.traits, outcome_among(made.packages), controls=made.packages.set_index("package_id")[["office"]]).table
        for row in table[~table["control"].astype(bool)].itertuples():
            truth = made.coefficients[row.trait]
            covered.append(row.low <= truth <= row.high)
            if truth == 0:
                idle.append(row.stands_out)
            if row.trait in ("duty_mismatch", "pay_below_floor"):
                strong.append(row.low > 0 and row.stands_out)
    assert len(covered) >= 55
    assert sum(covered) >= binom.ppf(0.001, len(covered), 0.95)
    assert sum(idle) <= 1 and all(strong)


def test_joint_model_intervals_are_no_wider_than_they_need_be() -> None:
    """With all packages the intervals are narrow and still cover."""
    made = planted()
    table = joint_model(made.traits, outcome_among(made.packages), controls=made.packages.set_index("package_id")[["office"]]).table.set_index("trait")
    told = table.loc[list(made.coefficients)]
    assert (told["high"] - told["low"]).drop("salary_conflict").max() < 1.2
    truth = np.array(list(made.coefficients.values()))
    assert ((told["low"] <= truth) & (truth <= told["high"])).sum() >= len(truth) - 2
    assert set(told.index[told["stands_out"]]) >= {name for name, value in made.coefficients.items() if value >= 0.8}


def test_agent_of_the_templates_is_refused_more_until_the_templates_are_in_the_model() -> None:
    """Trap of the archive: agent A07 is refused more often, but only through its templates."""
    made = planted()
    agent = made.packages.set_index("package_id")[["agent"]].eq("A07").rename(columns={"agent": "agent A07"})
    event = outcome_among(made.packages)
    alone = associations(agent, event).iloc[0]
    assert alone["low"] > 1
    row = joint_model(made.traits.join(agent), event).table.set_index("trait").loc["agent A07"]
    assert not row["stands_out"] and row["coefficient"] < np.log(alone["odds_ratio"]) / 2


def test_null_archives_show_nothing_at_the_stated_rate() -> None:
    """One false alarm in twenty archives is what the correction promises; uncorrected, some nine of these would show one."""
    archives = parts(150, null=True)
    single = joint = uncorrected = 0
    for made in archives:
        event = outcome_among(made.packages)
        table = associations(made.traits, event)
        single += bool(table["stands_out"].any())
        uncorrected += bool((table["p"] < 0.05).any())
        joint += bool(joint_model(made.traits, event).table["stands_out"].any())
    most = binom.ppf(0.999, len(archives), 0.05)
    assert single <= most and joint <= most < len(archives) / 3
    assert uncorrected > single


@pytest.mark.parametrize("by", ["nationality", "agent", "office"])
def test_null_archive_has_like_rates_in_every_group(by: str) -> None:
    rates = outcome_rates(planted(null=True).packages, by)
    overall = rates["hits"].sum() / rates["packages"].sum()
    outside = ((rates["low"] > overall) | (rates["high"] < overall)).sum()
    assert outside <= binom.ppf(0.999, len(rates), 0.05)


def test_thresholds_keep_their_promise_on_the_half_held_back() -> None:
    kept = []
    for seed, made in enumerate(parts(250)):
        event = outcome_among(made.packages)
        learn = halves(made.packages, seed=seed).reindex(made.traits.index)
        one, other = made.traits[learn], made.traits[~learn]
        chosen = choose_threshold(cross_fitted(one, event), event, missed=10, needless=2, seed=seed)
        kept.append(check_threshold(chosen, fitted_chances(one, event, other), event).kept)
    assert len(kept) == 12 and sum(kept) >= binom.ppf(0.001, len(kept), 0.95)


def test_chances_can_be_taken_at_their_word_on_the_half_held_back() -> None:
    made = planted()
    event = outcome_among(made.packages)
    learn = halves(made.packages, together=made.packages.dropna(subset=["template"]).set_index("package_id")["template"]).reindex(made.traits.index)
    held = fitted_chances(made.traits[learn], event, made.traits[~learn])
    table = calibration(held, event)
    assert len(table) >= 5 and table["packages"].min() >= 15
    assert table["kept"].mean() >= 0.7
    assert auc(held, event).low > 0.65
    shuffled = event.sample(frac=1, random_state=1).set_axis(event.index)
    blind = auc(held, shuffled)
    assert blind.low < 0.5 < blind.high


def test_traits_without_effect_are_named_no_more_often_than_chance_would() -> None:
    p = [row for made in parts(300) for row in associations(made.traits[list(IDLE)], outcome_among(made.packages))["p"]]
    assert len(p) == 20 and sum(np.array(p) < 0.05) <= binom.ppf(0.999, len(p), 0.05)
