"""Each fact, in each paper, language and way of writing, is read rightly: scored apart from the rules."""

from __future__ import annotations

from collections import defaultdict

import pytest

from analyzer.extraction import extract
from analyzer.readers import ReaderPool
from tests.matrix.defects_parties import claims_exports
from tests.matrix.defects_routes import permit, points
from tests.matrix.defects_terms import paid_by_hour, with_bonus
from tests.matrix.facts import Read, reads, strays
from tests.matrix.jobs import JOBS
from tests.matrix.model import LANGS, Bundle, Sheet, Way
from tests.matrix.packages import clean, write

LEAST_OF_FACT, LEAST_OF_ALL = 0.95, 0.98
# Facts of the contract between extraction and rules that a clean paper of the matrix states.
FACTS = (
    "annual_salary_krw", "attachment", "birth", "bonus_krw", "business_items", "business_type", "claim", "degree", "department", "employee", "employer", "employer_number", "end", "entry",
    "experience_years", "foreign_staff", "hourly_wage_krw", "issued", "job_title", "korean_staff", "major", "monthly_salary_krw", "nationality", "passport",
    "pay_in_words_krw", "representative", "signed", "staff", "start", "term_months", "visa_now", "weekly_hours", "workplace", "workplace_changes",
)  # fmt: skip


def bundles() -> list[Bundle]:
    """Return the clean packages of all jobs and routes, each way with another seed so that the wordings are spread."""
    ways = [(lang, way, seed) for lang in LANGS for way in Way for seed in (0, 1)]
    ordinary = [clean(job, lang, way, seed) for number, job in enumerate(JOBS) for lang, way, seed in ways if (seed + number) % 2]
    routes = [start("2351", lang, way, 2) for start in (permit, points) for lang in LANGS for way in Way]
    # An hourly wage, a bonus and a claim, which the ordinary packages do not state.
    special = [prepare(clean("2842", lang, way, 1)) for prepare in (paid_by_hour, with_bonus, claims_exports) for lang in LANGS for way in Way]
    return [*ordinary, *routes, *special]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory, pool: ReaderPool) -> list[tuple[Sheet, list[Read], list[tuple[str, object]]]]:
    found = []
    for number, bundle in enumerate(bundles()):
        folder = write(bundle, tmp_path_factory.mktemp(f"facts{number}"))
        documents = pool.read_all([folder / sheet.file for sheet in bundle.sheets])
        for sheet, document in zip(bundle.sheets, documents, strict=True):
            paper = extract(document)
            found.append((sheet, list(reads(sheet, paper)), list(strays(sheet, paper))))
    return found


def table(results: list[tuple[Sheet, list[Read], list[tuple[str, object]]]]) -> dict[str, dict[str, list[bool]]]:
    """Return right and wrong by fact and place (paper, language, way)."""
    scores: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for _, found, _ in results:
        for read in found:
            scores[read.fact][read.where].append(read.right)
    return scores


@pytest.mark.parametrize("fact", FACTS)
def test_fact_is_read(fact: str, results: list[tuple[Sheet, list[Read], list[tuple[str, object]]]]) -> None:
    places = table(results)[fact]
    right = [each for found in places.values() for each in found]
    weak = {place: f"{sum(found)} of {len(found)}" for place, found in places.items() if not all(found)}
    assert right and sum(right) / len(right) >= LEAST_OF_FACT, weak


def test_facts_are_read(results: list[tuple[Sheet, list[Read], list[tuple[str, object]]]]) -> None:
    right = [each for places in table(results).values() for found in places.values() for each in found]
    assert sum(right) / len(right) >= LEAST_OF_ALL


def test_facts_are_not_read_where_the_paper_says_something_else(results: list[tuple[Sheet, list[Read], list[tuple[str, object]]]]) -> None:
    wrong = [(str(sheet.kind), sheet.lang, str(sheet.way), found) for sheet, _, found in results if found]
    facts = sum(len(found) for _, found, _ in results)
    assert len(wrong) / facts <= 1 - LEAST_OF_ALL, wrong
