"""An audit is the reviews of its packages as tables; nothing in the archive stops it."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sqlite3
import stat
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import analyzer
from analyzer.audits import Audit, AuditError
from analyzer.audits.manifest import NAME, Manifest
from analyzer.audits.run import audit
from analyzer.audits.schema import REVIEWED, TABLES
from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from tests.audit.archives import PASSPORT
from tests.audit.conftest import Case, content


def row_of(frame: pd.DataFrame, package: str) -> pd.Series:
    [(_, row)] = frame[frame["package_id"] == package].iterrows()
    return row


def test_audit_says_what_a_review_says(case: Case, pool: ReaderPool) -> None:
    for name, filed_on in (("C000", dt.date(2026, 3, 2)), ("C006", None), ("W001", None)):
        report = review_package(case.archive / "packages" / name, filed_on=filed_on, pool=pool).to_dict()
        row = row_of(case.audit.packages, f"packages/{name}")
        assert (row["verdict"], row["filed_code"], row["summary_ko"]) == (report["verdict"], report["filed"]["code"], report["summary"]["ko"])
        findings = case.audit.findings[case.audit.findings["package_id"] == f"packages/{name}"]
        assert list(findings["rule"]) == [finding["rule"] for finding in report["findings"]]
        assert list(findings["message_en"]) == [finding["message"]["en"] for finding in report["findings"]]
        duties = case.audit.duties[case.audit.duties["package_id"] == f"packages/{name}"]
        told = [duty for document in report["documents"] for duty in document["duties"]]
        assert list(duties["text"]) == [duty["text"] for duty in told]
        # The matcher adds up in another order on one thread than on two.
        assert list(duties["share"]) == pytest.approx([duty["candidates"][0]["probability"] for duty in told], abs=2e-4)


def test_audit_tables_have_the_documented_columns(case: Case) -> None:
    for name, expected in TABLES.items():
        assert case.audit.table(name).schema == expected.schema
        assert set(expected.schema.names) <= set(getattr(case.audit, name).columns)
        assert not case.audit.table(name).num_rows or all(case.audit.table(name)["model_version"].is_valid().to_pylist())
    assert all(column.meaning for each in TABLES.values() for column in each.columns)


def test_audit_keeps_every_share(case: Case) -> None:
    shares = case.audit.shares
    assert shares.groupby(["package_id", "number", "duty"])["share"].sum().between(0.5, 1.001).all()
    assert set(shares["duty"]) > {0, 1}
    mine = shares[(shares["package_id"] == "packages/W001") & (shares["duty"] == 0)]
    assert len(mine["code"].unique()) > 1


def test_audit_makes_bad_files_rows_with_next_steps(case: Case) -> None:
    problems = case.audit.problems
    assert set(problems["code"]) == {"file.damaged", "file.empty", "unsafe.content"}
    assert problems["next_step_ko"].str.len().gt(5).all() and problems["reason_en"].str.len().gt(5).all()
    slip = row_of(case.audit.packages, "packages/Z002.zip")
    assert (slip["status"], list(slip["reasons"])) == ("failed", ["unsafe.content"])
    broken = row_of(case.audit.packages, "packages/C001")
    assert broken["status"] == "reviewed" and broken["documents"] == 3 and broken["readable"] == 2
    assert list(broken["reasons"]) == ["file.damaged"]


def test_audit_joins_outcomes_and_drops_none(case: Case) -> None:
    packages, outcomes = case.audit.packages, case.audit.outcomes
    assert row_of(packages, "packages/C000")["outcome"] == "refused"
    assert row_of(packages, "packages/C001")["nationality"] == "베트남"
    assert dict(outcomes["match"].value_counts()) == {"matched": 9, "no-outcome": 5, "no-package": 1}
    unknown = outcomes[outcomes["outcome_as_written"] == "심사 중"].iloc[0]
    assert unknown["outcome"] is None or pd.isna(unknown["outcome"])
    assert list(unknown["reasons"]) == ["outcome.unknown"]


def test_audit_reads_the_number_by_the_filing_day_of_the_table(case: Case) -> None:
    old, new = (row_of(case.audit.packages, f"packages/{name}") for name in ("old", "new"))
    assert (old["filed_code"], old["rules_on"], new["rules_on"]) == ("2842", pd.Timestamp("2026-03-02"), pd.Timestamp("2026-10-02"))
    rules = {name: set(rows["rule"]) for name, rows in case.audit.findings.groupby("package_id")}
    assert "old-number" in rules["packages/new"] - rules.get("packages/old", set())


def test_audit_hides_identifiers_everywhere_but_in_the_private_folder(case: Case, tmp_path: Path) -> None:
    """The private folder is for its owner alone."""
    private = case.audit.folder / "private"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    for suffix in ("csv", "parquet"):
        case.audit.write(tmp_path / suffix, suffix=suffix)
    texts = [path.read_text("utf-8") for path in (tmp_path / "csv").iterdir()]
    texts += [str(pq.read_table(path).to_pylist()) for path in case.audit.folder.rglob("*.parquet")]
    assert not [text for text in texts if re.search(PASSPORT, text)]
    assert any("M61" in text for text in texts)
    assert not list(case.audit.folder.rglob(f"*{PASSPORT}*"))
    assert PASSPORT.encode() not in (case.audit.folder / NAME).read_bytes()


def test_audit_parses_no_content_twice(case: Case) -> None:
    files = case.audit.documents
    with Manifest(case.audit.folder) as manifest:
        counts = manifest.counts()
    assert counts.parsed == files["sha256"].nunique() < len(files) == counts.parsed + counts.cached
    one, two = (row_of(case.audit.packages, f"packages/{name}") for name in ("C003", "copy"))
    assert (one["content_hash"], one["confidence"]) == (two["content_hash"], two["confidence"])


def test_audit_again_does_only_what_changed(case: Case, tmp_path: Path) -> None:
    shutil.copytree(case.archive, tmp_path / "archive")
    shutil.copytree(case.audit.folder, tmp_path / "out")
    same = audit(tmp_path / "archive", case.outcomes, out=tmp_path / "out", workers=1)
    before = finished(same)
    assert before == finished(case.audit)
    shutil.rmtree(tmp_path / "archive" / "packages" / "C003")
    (tmp_path / "archive" / "packages" / "C004" / "고용사유서.txt").unlink()
    second = audit(tmp_path / "archive", case.outcomes, out=tmp_path / "out", workers=1)
    after = finished(second)
    assert set(before) - set(after) == {"packages/C003"}
    assert {name for name in after if after[name] != before[name]} == {"packages/C004"}
    assert list(second.documents.groupby("package_id").size()[["packages/C000", "packages/C004"]]) == [2, 1]
    anew = audit(tmp_path / "archive", case.outcomes, out=tmp_path / "anew", workers=1)
    assert content(second, tmp_path / "x") == content(anew, tmp_path / "y")


def finished(done: Audit) -> dict[str, list[object]]:
    """Return what the manifest says of each package: its content and when it was done."""
    base = sqlite3.connect(done.folder / NAME)
    rows = base.execute("SELECT package_id, content_hash, finished_at, attempts FROM packages").fetchall()
    base.close()
    return {name: rest for name, *rest in rows}


def test_audit_of_another_code_reads_nothing_again(case: Case, tmp_path: Path) -> None:
    """What if every package had been filed for overseas sales: judged anew from the same papers."""
    other = audit(case.archive, case.outcomes, out=tmp_path / "out", workers=1, code="2842", known=case.audit)
    assert set(other.packages.loc[other.packages["status"] == "reviewed", "filed_code"]) == {"2842"}
    assert row_of(other.packages, "packages/C000")["verdict"] != row_of(case.audit.packages, "packages/C000")["verdict"]
    with Manifest(tmp_path / "out") as manifest:
        assert manifest.counts().parsed == 0
    assert not (tmp_path / "out" / "private").exists()


def test_audit_open_reads_what_was_saved(case: Case) -> None:
    saved = Audit.open(case.audit.folder)
    pd.testing.assert_frame_equal(saved.packages, case.audit.packages)
    assert saved.complete and saved.settings["outcomes"].endswith("outcomes.csv") and set(saved.versions) == {"analyzer", "catalogue", "model"}
    # Any Parquet reader may read the folders as they are.
    assert len(pd.read_parquet(case.audit.folder / "packages")) == len(saved.packages)


def test_audit_open_refuses_what_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="analyzer audit"):
        Audit.open(tmp_path)


def test_audit_of_another_schema_is_not_mixed(case: Case, tmp_path: Path) -> None:
    shutil.copy(case.audit.folder / NAME, tmp_path / NAME)
    with Manifest(tmp_path) as manifest:
        manifest.note({"schema": "0"})
    with pytest.raises(AuditError, match="another schema"):
        Audit.open(tmp_path)


def test_audit_of_a_folder_in_use_says_so(case: Case, tmp_path: Path) -> None:
    with Manifest(tmp_path), pytest.raises(AuditError, match="another audit"):
        audit(case.archive, out=tmp_path)


def test_audit_behind_a_url_is_that_of_the_folder(case: Case, tmp_path: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.put(str(case.archive / "packages" / "C005"), "/cases/C005", recursive=True)
    memory.put(str(case.archive / "packages" / "Z001.zip"), "/cases/Z001.zip")
    # A store in memory is seen by its own process only, so the review runs here.
    from analyzer.audits.reviewing import Item, Reviewer, Settings, from_ipc
    from analyzer.audits.sources import find_sources

    with Reviewer(Settings(str(tmp_path / "none"))) as reviewer:
        result = reviewer.review([Item(source) for source in find_sources(["memory://cases"], {})])
    rows = from_ipc(result.tables["packages"]).to_pylist()
    here = [row_of(case.audit.packages, f"packages/{name}") for name in ("C005", "Z001.zip")]
    assert [row["content_hash"] for row in rows] == [row["content_hash"] for row in here]
    assert [row["contract_code"] for row in rows] == [row["contract_code"] for row in here]


def test_audit_of_nothing_has_its_tables(tmp_path: Path) -> None:
    done = analyzer.audit(tmp_path)
    assert len(done.packages) == 0 and list(done.duties.columns) == [column.name for column in TABLES["duties"].columns]
    assert {table.name for table in REVIEWED} < set(TABLES)


def test_audit_csv_is_safe_for_spreadsheets(tmp_path: Path, case: Case) -> None:
    case.audit.write(tmp_path, suffix="csv")
    raw = (tmp_path / "duties.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(tmp_path / "duties.csv")
    assert json.loads(frame["candidates"].iloc[0])[0]["code"]
