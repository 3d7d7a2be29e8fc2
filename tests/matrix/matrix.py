"""Runs the matrix: writes the packages, reviews them by the ordinary pipeline, and tells what was found."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.consistency import Finding, Review
from analyzer.packages import Package, packages_in
from analyzer.pipeline import review_packages
from analyzer.readers import ReaderPool
from tests.matrix.defects import Planted, Shows, cases
from tests.matrix.defects_parties import PARTIES
from tests.matrix.defects_routes import ROUTES
from tests.matrix.defects_terms import TERMS
from tests.matrix.layout import page_of
from tests.matrix.model import FILED_ON, Bundle, Way
from tests.matrix.packages import write

ALL_CASES = cases((*TERMS, *PARTIES, *ROUTES))
_TURN = {name: number for number, name in enumerate(dict.fromkeys(case.defect.id for case in ALL_CASES))}
# A run of the tests takes each defect in one way of writing a language, in turn; `make matrix` takes all.
CASES = [case for case in ALL_CASES if os.environ.get("E7_MATRIX") == "full"
         or list(Way)[(_TURN[case.defect.id] + (case.lang == "en")) % len(Way)] is case.way]
# What the issue asks for, and the guarantee letter that goes with it.
RULES = frozenset({
    "salary-conflict", "salary-below-floor", "period-conflict", "workplace-conflict", "title-conflict", "employer-conflict", "person-conflict",
    "headcount-ratio", "recommendation-required", "guarantee-required", "qualification", "hours-missing", "document-expired",
    "claims-without-proof", "business-line", "annex-conflict", "unaccepted-revisions", "recycled-template", "other-route",
})  # fmt: skip
_ORDER = ("notice", "warning", "error")
# Findings of a clean package that are no fault of it, with the reason.
ALLOWED = {
    "heightened-scrutiny": "2842, 2351 and 2832 are read with more care whatever the papers say",
}
ALLOWED_ON_ROUTES = {
    "not-a-code-match-route": "names the route, which is no code match",
    "other-route": "a notice with the answers that hold",
    "missing-paper": "a permit or points file has no statement of reasons",
    "no-filed-code": "a permit has no occupation code",
}


@dataclass
class Matrix:
    """Reviews each package once."""

    root: Path
    pool: ReaderPool
    _reviews: dict[str, Review] = field(default_factory=dict)

    def review(self, bundle: Bundle, companion: Bundle | None = None) -> Review:
        """Return the review of a package, in one run with its companion where it has one."""
        key = repr((bundle.sheets, companion and companion.sheets))
        if key not in self._reviews:
            folder = self.root / f"{len(self._reviews):04}"
            folders = [write(each, folder) for each in (bundle, companion) if each is not None]
            packages: list[Package] = [package for path in folders for package in packages_in([path])]
            self._reviews[key] = review_packages(packages, self.pool, filed_on=FILED_ON)[0]
        return self._reviews[key]

    def planted(self, case: Planted) -> Review:
        """Return the review of the package with the defect."""
        companion = case.defect.companion
        return self.review(case.bundle, companion and companion(case.bundle, True))

    def twin(self, case: Planted) -> Review:
        """Return the review of the clean twin."""
        companion = case.defect.companion
        return self.review(case.base, companion and companion(case.base, False))

    def finding(self, case: Planted) -> Finding | None:
        """Return the finding that names the planted defect, None where it was missed."""
        found = [finding for finding in self.planted(case).findings
                 if finding.rule == case.defect.rule and _ORDER.index(finding.severity.value) >= _ORDER.index(case.defect.least)]
        return max(found, key=lambda finding: quotes_planted(case, finding), default=None)

    def stray(self, case: Planted) -> list[str]:
        """Return what was found in the clean twin and is not allowed there."""
        return sorted({f"{f.rule}:{f.severity.value}" for f in self.twin(case).findings if not _is_allowed(case, f)})


def _is_allowed(case: Planted, finding: Finding) -> bool:
    if case.defect.rule == "other-route":
        return finding.rule in ALLOWED_ON_ROUTES and (finding.rule != "other-route" or finding.severity.value == "notice")
    return finding.rule in ALLOWED


def quotes_planted(case: Planted, finding: Finding) -> bool:
    """Whether the evidence of a finding quotes what was planted."""
    shows, file = case.defect.shows, case.sheet.file
    if shows is Shows.NOTHING:
        return True
    quotes = [bare(evidence.quote) for evidence in finding.evidence if evidence.document == file and evidence.quote]
    if shows is Shows.PAPER:
        return bool(quotes)
    if shows is Shows.ITEM:
        items = [bare(item.text) for item in page_of(case.sheet).items if item.key == case.defect.item]
        return any(quote in item or item in quote for quote in quotes for item in items)
    planted = [(bare(text), bare(before)) for text, before in case.changed_items()]
    return any((quote in text or text in quote) and quote not in before for quote in quotes for text, before in planted)


def bare(text: str) -> str:
    """Return a text without blanks, as the readers fold it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
