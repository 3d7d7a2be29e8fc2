"""What the truth says is planted stands in the papers, and what it does not say does not."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from analyzer.packages import Package
from analyzer.readers import ReaderPool
from corpora.archive import dated
from corpora.archive.plan import Plan
from tests.archive.conftest import Archive


def _paper(case: dict[str, Any], role: str) -> dict[str, Any]:
    return next(paper for paper in case["papers"] if paper["role"] == role)


def _bare(text: str) -> str:
    """Return the text without spaces, with signs such as ℃ spelt out as readers do."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _missing(text: str, stated: dict[str, Any]) -> list[str]:
    said = [each for name, value in stated.items() for each in (value if isinstance(value, list) else [value])]
    bare = _bare(text)
    return [each for each in said if _bare(each) not in bare]


def test_everything_stated_stands_in_the_text(text_archive: Archive) -> None:
    for row in text_archive.rows[::2]:
        path = text_archive.root / row["path"]
        for paper in text_archive.cases[row["case_id"]]["papers"]:
            content = zipfile.ZipFile(path).read(paper["file"]) if path.suffix == ".zip" else (path / paper["file"]).read_bytes()
            assert _missing(content.decode(), paper["stated"]) == [], f"{row['case_id']} {paper['file']}"
        assert row["filed_code"] == _paper(text_archive.cases[row["case_id"]], "statement")["stated"]["code"]


def test_everything_stated_stands_in_real_files(real_archive: Archive, pool: ReaderPool, tmp_path: Path) -> None:
    read = 0
    for row in real_archive.rows:
        folder, case = real_archive.root / row["path"], real_archive.cases[row["case_id"]]
        if folder.suffix == ".zip":
            zipfile.ZipFile(folder).extractall(tmp_path / row["case_id"])
            folder = tmp_path / row["case_id"]
        papers = [paper for paper in case["papers"] if paper["format"] != "scan"]
        documents = pool.read_all(Package(row["case_id"], tuple(folder / paper["file"] for paper in papers)).files)
        for paper, document in zip(papers, documents, strict=True):
            assert _missing(document.text, paper["stated"]) == [], f"{row['case_id']} {paper['file']}"
            read += 1
    assert read >= 20


def test_terms_follow_the_planted_defects(plans: list[Plan]) -> None:
    below = 0
    for made in plans[:600]:
        text = " ".join(pair.ko + pair.en for job in (made.contract_job, made.statement_job) if job for pair in job.lines)
        floor = dated.pay_floor(made.filed, made.subtype, made.filed_on, text)
        assert ("pay_below_floor" in made.defects) == (floor is not None and made.annual < floor)
        below += "pay_below_floor" in made.defects
        assert ("salary_conflict" in made.defects) == (made.annual != made.statement_annual)
        assert ("period_conflict" in made.defects) == (made.end != made.statement_end)
        told = made.contract_job.code if made.contract_job else None
        assert ("vague_duties" in made.defects) == (told is None)
        assert ("duty_mismatch" in made.defects) == (told not in (None, made.filed))
        assert ("statement_mismatch" in made.defects) == (made.statement_job.code != made.filed)
        assert ("missing_recommendation" in made.defects) == (dated.letter_is_due(made.filed, made.filed_on) and not made.letter)
        if "headcount" in made.defects:
            assert dated.headcount_limit(made.filed, made.subtype, made.filed_on) is not None
            assert made.firm.foreign * 2 > made.firm.staff - made.firm.foreign
        else:
            assert made.firm.foreign * 10 < made.firm.staff
    assert below >= 20


@pytest.mark.parametrize(("month", "least", "most"), [("2026-09", 0.3, 0.8), ("2026-07", 0.0, 0.0)])
def test_old_numbers_are_filed_for_a_while(plans: list[Plan], month: str, least: float, most: float) -> None:
    made = [each for each in plans if f"{each.filed_on:%Y-%m}" == month]
    renumbered = [each for each in made if each.filed in ("2842", "2831", "2832", "2833", "451", "295", "3612")]
    assert len(renumbered) >= 20
    assert least <= sum("old_number" in each.defects for each in renumbered) / len(renumbered) <= most


def test_clusters_have_their_sizes_one_agent_and_several_persons(text_archive: Archive) -> None:
    rows = {row["case_id"]: row for row in text_archive.rows}
    clusters = [each["cases"] for each in text_archive.truth["clusters"].values()]
    assert sorted(map(len, clusters), reverse=True) == [15, 12, 10, 8, 7, 6, 5, 4, 4, 3, 2, 2]
    assert {rows[case]["agent"] for cases in clusters for case in cases} == {"A07"}
    assert sum(row["agent"] == "A07" for row in text_archive.rows) > sum(map(len, clusters))
    names = [{_paper(text_archive.cases[case], "statement")["stated"]["employee"] for case in cases} for cases in clusters]
    assert sum(map(len, names)) >= 0.9 * sum(map(len, clusters))


def test_recycled_statements_share_their_sentences_and_others_do_not(text_archive: Archive) -> None:
    members = [case for each in list(text_archive.truth["clusters"].values())[:5] for case in each["cases"]]
    chosen = {*members, *(row["case_id"] for row in text_archive.rows[:50])}
    grams = {row["case_id"]: _grams(text_archive, row) for row in text_archive.rows if row["case_id"] in chosen}
    cluster = {case_id: text_archive.cases[case_id]["cluster"] for case_id in grams}
    same, apart = [], []
    ids = list(grams)
    for place, one in enumerate(ids):
        for other in ids[place + 1 :]:
            likeness = len(grams[one] & grams[other]) / len(grams[one] | grams[other])
            (same if cluster[one] and cluster[one] == cluster[other] else apart).append(likeness)
    assert len(same) >= 20
    assert max(apart) < 0.6
    assert min(same) > 0.6
    assert max(same) < 1.0


def _grams(archive: Archive, row: dict[str, str]) -> set[str]:
    """Return the marks of a statement with names, duties and numbers blanked."""
    paper, path = _paper(archive.cases[row["case_id"]], "statement"), archive.root / row["path"]
    text = (zipfile.ZipFile(path).read(paper["file"]) if path.suffix == ".zip" else (path / paper["file"]).read_bytes()).decode()
    for blank in (paper["stated"]["employer"], paper["stated"]["employee"], *paper["stated"]["duties"]):
        text = text.replace(blank, " ")
    text = re.sub(r"[\d\s]+", " ", text)
    return {text[place : place + 5] for place in range(len(text) - 4)}


def test_new_tools_are_named_more_often_over_the_months(text_archive: Archive) -> None:
    named: Counter[str] = Counter()
    duties: Counter[str] = Counter()
    for row in text_archive.rows:
        stated = _paper(text_archive.cases[row["case_id"]], "statement")["stated"]
        third = "early" if row["filed_on"] < "2024-12" else "late" if row["filed_on"] > "2026-01" else "middle"
        named[third] += len(stated["tools"])
        duties[third] += len(stated["duties"])
    shares = {third: named[third] / duties[third] for third in duties}
    assert shares["early"] < shares["middle"] < shares["late"]
    assert shares["late"] - shares["early"] > 0.15


def test_dates_of_the_rules_are_those_of_the_tables() -> None:
    assert dated.pay_floor("2223", "E-7-1", dt.date(2026, 9, 1), "") == 31_120_000
    assert dated.pay_floor("2223", "E-7-1", dt.date(2024, 9, 1), "") is None
    assert dated.letter_is_due("2832", dt.date(2026, 1, 1)) and not dated.letter_is_due("2832", dt.date(2024, 6, 1))
    assert dated.headcount_limit("2223", "E-7-1", dt.date(2026, 1, 1)) is None
