"""Known answers on small tables."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from pandas import DataFrame

from analyzer.audits.analyses.associations import associations
from analyzer.audits.analyses.confusion import confusion, matrix
from analyzer.audits.analyses.errors import agreement, surprises
from analyzer.audits.analyses.intervals import difference, holm, wilson
from analyzer.audits.analyses.rates import mismatch_rates, outcome_rates
from analyzer.audits.analyses.regression import joint_model
from analyzer.audits.analyses.renumbering import renumbered, renumbering
from analyzer.audits.analyses.scoring import auc, calibration, halves, mismatch_score, precision_recall, roc
from analyzer.audits.analyses.thresholds import choose_threshold
from analyzer.audits.analyses.traits import outcome_among, traits, with_traits
from analyzer.consistency.dated import not_known
from analyzer.consistency.types import Message
from tests.audit.analyses.tables import findings, flags, packages, series


def test_wilson_known_intervals() -> None:
    low, high = wilson([0, 5, 10], [10, 10, 10])
    assert low == pytest.approx([0.0, 0.2366, 0.7225], abs=1e-4) and high == pytest.approx([0.2775, 0.7634, 1.0], abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_holm_and_difference() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert difference((56, 48), (70, 80)) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)  # Newcombe 1998, example (a)
    assert math.isnan(difference((0, 1), (0, 3))[0])


def test_mismatch_rates_count_unclear_apart_and_keep_the_unknown() -> None:
    rows = packages([{"verdict": v, "subtype": s} for v, s in [("mismatch", "E-7-1"), ("unclear", "E-7-1"), ("consistent", "E-7-1"), ("mismatch", None), (None, "E-7-1")]])
    table = mismatch_rates(rows, "subtype").set_index("subtype")
    assert list(table.loc["E-7-1", ["packages", "mismatch", "unclear"]]) == [3, 1, 1]
    assert table.loc["E-7-1", "rate"] == pytest.approx(1 / 3) and table.loc["", "rate"] == 1.0
    assert table["few"].all()


def test_rates_by_month_and_outcome() -> None:
    rows = packages([{"filed_on": pd.Timestamp(day), "outcome": outcome} for day, outcome in
                     [("2026-07-31", "refused"), ("2026-08-01", "issued"), ("2026-08-02", "withdrawn"), (None, "refused")]])
    assert list(mismatch_rates(rows, "month")["month"]) == ["", "2026-07", "2026-08"]
    table = outcome_rates(rows, "month").set_index("month")
    assert list(table["packages"]) == [1, 1, 1] and list(table["rate"]) == [1.0, 1.0, 0.0]


def test_confusion_puts_the_largest_disagreement_first() -> None:
    told = ["2223"] * 4 + ["2224"] * 2 + ["outside"]
    table = confusion(packages([{"contract_code": code} for code in told] + [{"contract_code": None}]))
    assert list(table["told_code"]) == ["2224", "outside", "2223"] and list(table["packages"]) == [2, 1, 4]
    assert table["filed"].eq(7).all() and table.loc[2, "same"]
    assert matrix(table).loc["2223", "2224"] == 2


def test_traits_tell_notices_from_warnings_and_leave_out_what_was_not_compared() -> None:
    silent = not_known("salary-below-floor", dt.date(2024, 1, 2), Message("하한", "The floor"))
    rows = packages([{}, {}, {"status": "failed"}])
    found = pd.concat([
        findings([("P000", "vague-duties", "warning"), ("P000", "vague-duties", "warning"), ("P001", "vague-duties", "notice"), ("P002", "outside-e7", "error")]),
        findings([("P001", silent.rule, str(silent.severity))], silent.source)])
    table = traits(rows, found)
    assert list(table.columns) == ["vague-duties", "vague-duties (notice)"]
    assert table.to_numpy().tolist() == [[True, False], [False, True]]
    assert list(with_traits(table, template=["P001"])["template"]) == [False, True]
    assert traits(rows, found.iloc[:0]).shape == (2, 0)


def test_outcomes_leave_out_the_withdrawn() -> None:
    rows = packages([{"outcome": o} for o in ("refused", "issued", "withdrawn", "supplement", None)])
    assert outcome_among(rows).to_dict() == {"P000": True, "P001": False, "P003": False}
    assert outcome_among(rows, outcome="supplement", among=("issued", "supplement")).to_dict() == {"P001": False, "P003": True}


def test_associations_known_table_and_small_numbers() -> None:
    shown = DataFrame({"tea": flags(4, 8), "all": [True] * 8, "rare": flags(1, 8)}, index=[f"P{n:03}" for n in range(8)])
    event = series([True, True, True, False, True, False, False, False])
    table = associations(shown, event).set_index("trait")
    assert "all" not in table.index
    # Fisher's lady tasting tea, 3 of 4 right.
    tea = table.loc["tea"]
    assert tea["p"] == pytest.approx(0.4857, abs=1e-4) and tea["odds_ratio"] == pytest.approx(6.408, abs=1e-3)
    assert (tea["low"], tea["high"]) == pytest.approx((0.2117, 621.93), rel=1e-2)  # as R prints them
    assert tea["few"] and not tea["stands_out"] and table.loc["rare", "high"] == math.inf
    assert associations(shown[["all"]], event).empty


def test_joint_model_one_trait_is_the_log_odds_ratio_and_stays_finite() -> None:
    index = [f"P{n:03}" for n in range(200)]
    has, hit = flags(100, 200), flags(60, 100) + flags(20, 100)
    model = joint_model(DataFrame({"a": has, "never": [False] * 200}, index=index), pd.Series(hit, index=index))
    row = model.table.iloc[0]
    # Firth's estimate of one binary trait adds a half to each cell.
    assert row["coefficient"] == pytest.approx(math.log(60.5 * 80.5 / (40.5 * 20.5)), abs=1e-3)
    assert row["low"] < math.log(6) < row["high"] and row["stands_out"] and model.left_out == ("never",)
    chances = model.chances(DataFrame({"a": [True, False]}, index=["x", "y"]))
    assert model.chances(DataFrame({"a": has}, index=index)).mean() == pytest.approx(0.4) and chances["x"] > 0.5 > chances["y"]
    apart = joint_model(DataFrame({"a": has}, index=index), pd.Series(has, index=index)).table.iloc[0]
    assert np.isfinite(apart["coefficient"]) and apart["low"] > 2
    with pytest.raises(ValueError, match="nothing can be fitted"):
        joint_model(DataFrame({"a": has}, index=index), pd.Series([True] * 200, index=index))


def test_auc_roc_and_precision() -> None:
    scores, event = series([0.9, 0.8, 0.5, 0.5, 0.1]), series([True, True, True, False, False])
    assert auc(scores, event).value == pytest.approx(5.5 / 6)
    curve = roc(scores, event)
    assert curve.iloc[-1][["false_positive_rate", "true_positive_rate"]].tolist() == [1, 1]
    assert precision_recall(scores, event)["base_rate"].eq(0.6).all()
    with pytest.raises(ValueError, match="both kinds"):
        auc(scores, series([True] * 5))


def test_calibration_keeps_equal_chances_together() -> None:
    table = calibration(series([0.2] * 50 + [0.8] * 50), series(flags(10, 50) + flags(10, 50)), bins=5)
    assert list(table["packages"]) == [50, 50] and list(table["kept"]) == [True, False]


def test_mismatch_score_is_the_worse_paper() -> None:
    scores = mismatch_score(packages([{"contract_filed_share": 0.25}, {"contract_filed_share": None, "statement_filed_share": None}]))
    assert scores.to_dict() == {"P000": 0.75}


def test_halves_do_not_tear_groups_apart() -> None:
    rows = packages([{}] * 40)
    groups = pd.Series(["t"] * 10, index=rows["package_id"][:10])
    learn = halves(rows, seed=3, together=groups)
    assert learn[:10].nunique() == 1 and learn[10:].nunique() == 2
    assert learn.equals(halves(rows, seed=3, together=groups)) and not learn.equals(halves(rows, seed=4, together=groups))


def test_threshold_follows_the_costs() -> None:
    scores, event = series([0.1, 0.2, 0.6, 0.7, 0.9] * 20), series([False, False, True, False, True] * 20)
    dear = choose_threshold(scores, event, missed=10, needless=1)
    assert dear.at == 0.6 and dear.curve["cost"].min() == pytest.approx(0.2) and dear.cost >= 0.2
    assert choose_threshold(scores, event, missed=1, needless=10).at == 0.9
    assert (dear.rewrite_all, dear.rewrite_none) == pytest.approx((0.6, 4.0))
    with pytest.raises(ValueError, match="above 0"):
        choose_threshold(scores, event, missed=0, needless=1)


def test_surprises_show_the_duty_that_speaks_against_the_verdict() -> None:
    rows = packages([{"outcome": "refused"}, {"verdict": "mismatch"}, {}])
    duties = DataFrame([
        {"package_id": one, "document": "c", "number": 1, "duty": n, "text": text, "code": code, "share": 0.9, "counted": True, "candidates": [{"code": code, "share": 0.9}]}
        for one in ("P000", "P001") for n, (text, code) in enumerate((("app", "2223"), ("web", "2224")), 1)])
    table = surprises(rows, findings([("P001", "contract-vs-filed", "error"), ("P000", "old-number", "notice")]), duties).set_index("package_id")
    assert table["kind"].to_dict() == {"P000": "consistent-refused", "P001": "mismatch-issued"}
    assert table["text"].to_dict() == {"P000": "web", "P001": "app"}
    assert table.loc["P000", "notices"] == ("old-number",) and table.loc["P001", "rules"] == ("contract-vs-filed",)
    assert agreement(rows).loc["consistent", "refused"] == 1


def test_renumbering_counts_old_numbers_and_compares_after_the_change() -> None:
    assert {"2842", "451"} <= renumbered() and "2911" not in renumbered()
    after, before = {"filed_on": pd.Timestamp("2026-09-01")}, {"filed_on": pd.Timestamp("2026-07-01")}
    rows = packages([{"filed_code": "2842", "filed_number": number, "outcome": outcome} | day for number, outcome, day in [
        ("2742", "supplement", after), ("2742", "refused", after), ("2842", "issued", after), ("2742", "issued", before)]] + [after])
    found = renumbering(rows)
    assert found.changed_on == dt.date(2026, 8, 7)
    assert found.by_month[["month", "packages", "old"]].to_numpy().tolist() == [["2026-07", 1, 1], ["2026-09", 3, 2]]
    asked = found.outcomes.set_index("outcome").loc["supplement"]
    assert (asked["old_hits"], asked["old"], asked["new_hits"], asked["new"], asked["difference"]) == (1, 1, 0, 1, 1.0)
