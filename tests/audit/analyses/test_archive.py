"""Analyses of text, through papers: a small archive is written, audited and asked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analyzer.audits import Audit
from analyzer.audits.analyses import charts
from analyzer.audits.analyses.associations import associations
from analyzer.audits.analyses.drift import dated, drift, new_terms, term_share, trend
from analyzer.audits.analyses.duty_map import duty_map
from analyzer.audits.analyses.templates import template_of, templates
from analyzer.audits.analyses.traits import outcome_among, traits
from analyzer.audits.analyses.vectors import duty_vectors
from analyzer.audits.analyses.what_if import judged_as, under_other_codes, verdict_changes
from analyzer.audits.manifest import Manifest
from analyzer.audits.run import audit
from corpora.archive.plan import plan
from corpora.archive.world import world
from corpora.archive.write import Settings, write_package

SEED = 7


@dataclass(frozen=True)
class Case:
    """An audited archive with its truth."""

    audit: Audit
    truth: dict[str, dict[str, object]]


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Every statement of four templates, mismatches, and some packages that have neither."""
    root = tmp_path_factory.mktemp("analyses")
    plans = [plan(SEED, number) for number in range(1, 601)]
    wanted = [p.number for p in plans if p.cluster and p.cluster.name in {"T0003", "T0005", "T0008", "T0010"}]
    wanted += [p.number for p in plans if not p.cluster and "duty_mismatch" in p.defects][:8] + [p.number for p in plans if not p.cluster and not p.defects][:12]
    settings = Settings(root / "archive", SEED, text_only=True)
    (root / "archive" / "packages").mkdir(parents=True)
    written = [write_package(settings, number) for number in sorted(wanted)]
    pd.DataFrame([each.row for each in written]).to_csv(root / "archive" / "outcomes.csv", index=False)
    done = audit(root / "archive" / "packages", root / "archive" / "outcomes.csv", out=root / "audit", workers=2)
    return Case(done, {each.truth["case_id"]: json.loads(json.dumps(each.truth)) for each in written})


def test_templates_finds_the_planted_clusters_whole_and_no_others(case: Case) -> None:
    found = templates(case.audit.sentences, case.audit.facts)
    ids = case.audit.packages.set_index("package_id")["case_id"]
    planted: dict[str, set[str]] = {}
    for name, told in case.truth.items():
        if told["cluster"]:
            planted.setdefault(str(told["cluster"]), set()).add(name)
    mine = {frozenset(ids[rows["package_id"]]) for _, rows in found.members.groupby("cluster")}
    assert mine == {frozenset(members) for members in planted.values()}
    assert found.clusters["sentences"].min() >= 3 and len(template_of(found)) == len(found.members)
    shared = found.sentences[found.sentences["cluster"] == 1]
    assert len(shared) and shared["statements"].min() * 2 >= found.clusters["statements"].iloc[0]


def test_templates_of_one_person_are_no_template(case: Case) -> None:
    sentences = case.audit.sentences
    copy = sentences.assign(package_id="again/" + sentences["package_id"])
    facts = case.audit.facts
    both = pd.concat([facts, facts.assign(package_id="again/" + facts["package_id"])])
    found = templates(pd.concat([sentences, copy]), both)
    pairs = found.pairs
    assert not (pairs["other_id"] == "again/" + pairs["package_id"]).any() and not (pairs["package_id"] == "again/" + pairs["other_id"]).any()


def test_what_if_judges_again_without_reading_again(case: Case, tmp_path: Path) -> None:
    other = judged_as(case.audit, out=tmp_path / "other", code="2842", workers=1)
    with Manifest(tmp_path / "other") as manifest:
        assert manifest.counts().parsed == 0
    changes = verdict_changes(case.audit.packages, other.packages)
    assert changes["packages"].sum() == len(case.audit.packages)
    assert changes.set_index(["before", "after"]).loc[("consistent", "mismatch"), "share"] > 0.8
    with pytest.raises(ValueError, match="different"):
        judged_as(case.audit, out=tmp_path / "none")


def test_under_other_codes_names_the_planted_occupation(case: Case) -> None:
    table = under_other_codes(case.audit.packages, case.audit.documents).merge(case.audit.packages[["package_id", "case_id"]], on="package_id")
    assert len(table)
    for row in table.itertuples():
        told = case.truth[row.case_id]
        assert row.other_code == told["contract"] == told["statement"] != told["filed"]


@pytest.fixture(scope="session")
def drifting() -> pd.DataFrame:
    """Duties as the archive plants them, straight from its plans: a tool's name in more and more of them. No papers."""
    tools = world().process["drift"]
    random = np.random.default_rng(5)
    base = ["업무용 소프트웨어 설계 및 개발", "해외 바이어 발굴 및 수출 상담", "Prepare quotations for overseas buyers", "회의 통역 및 계약서 번역"]
    rows = []
    for number in range(360):
        month = number // 15
        named = random.random() < tools["first"] + (tools["last"] - tools["first"]) * month / 23
        text = base[number % 4] + (f"({random.choice(['Notion', 'Zapier', 'Miro'])} 활용)" if named else "")
        rows.append({"package_id": f"P{number:03}", "number": 1, "duty": 1, "text": text, "code": str(number % 4), "counted": True, "filed_on": pd.Timestamp(2024 + month // 12, month % 12 + 1, 5)})
    return pd.DataFrame(rows)


def test_drift_finds_new_words_and_a_trend_and_none_where_months_are_mixed(drifting: pd.DataFrame) -> None:
    packages = drifting[["package_id", "filed_on"]]
    rows = dated(drifting, packages)
    vectors = duty_vectors(rows)
    terms = new_terms(rows)
    clear = set(terms.loc[terms["stands_out"], "term"])
    assert {"활용"} <= clear <= {"활용", "notion", "zapier", "miro"}
    assert trend(rows, vectors)[1] < 0.05
    share = term_share(rows, ["notion", "zapier", "miro"])
    assert share["hits"].tail(8).sum() > 2 * share["hits"].head(8).sum()
    found = drift(rows, vectors, first=6)
    assert len(found) == 18 and found["distance"].tail(6).mean() > found["distance"].head(6).mean()
    mixed = packages.assign(filed_on=packages["filed_on"].sample(frac=1, random_state=2).to_numpy())
    still = dated(drifting, mixed)
    assert trend(still, vectors)[1] > 0.05 and not new_terms(still)["stands_out"].any() and not drift(still, vectors)["stands_out"].any()


def test_duty_map_keeps_like_duties_together(case: Case) -> None:
    duties = case.audit.duties
    found = duty_map(duties, duty_vectors(duties), case.audit.packages)
    points = found.points
    centre = points.groupby("code")[["x", "y"]].transform("mean")
    spread = ((points[["x", "y"]] - centre) ** 2).sum().sum() / ((points[["x", "y"]] - points[["x", "y"]].mean()) ** 2).sum().sum()
    assert spread < 0.7 and 0 < found.explained < 1 and len(points) == len(duties)
    with pytest.raises(ValueError, match="pca"):
        duty_map(duties, duty_vectors(duties), case.audit.packages, method="tsne")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_charts_are_saved_with_their_finding_and_need_no_network(case: Case, tmp_path: Path, lang: str) -> None:
    table = associations(traits(case.audit.packages, case.audit.findings), outcome_among(case.audit.packages))
    chart = charts.association_chart(table, lang=lang)
    picture = charts.save(chart, tmp_path / "odds.png").read_bytes()
    assert picture.startswith(b"\x89PNG") and len(picture) > 10_000
    page = charts.save(chart, tmp_path / "odds.html").read_text("utf-8")
    assert not re.search(r"<(?:script|link)[^>]+(?:src|href)=", page)
    title = chart.to_dict()["title"]
    assert str(len(table)) in title["text"] and ("원인" in title["subtitle"][-1] if lang == "ko" else "not causing" in title["subtitle"][-1])
    with pytest.raises(ValueError, match="png"):
        charts.save(chart, tmp_path / "odds.gif")
