"""What the terminal report and the page both show: a report of schema 1, arranged for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.reports.words import WORDS, Pair

Report = Mapping[str, Any]

OUTSIDE = "outside"
REST = "rest"
# Colours of occupations beside the filed one; a report rarely needs more.
SLOTS = 5
JUDGED_ROLES = ("contract", "statement")
_SEVERITIES = ("error", "warning", "notice")
# Facts in which a finding of this rule says that papers differ.
_CONFLICTS = {
    "salary-conflict": ("annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw", "pay_in_words_krw"),
    "period-conflict": ("start", "end", "term_months"),
    "workplace-conflict": ("workplace",),
    "title-conflict": ("job_title",),
    "employer-conflict": ("employer", "employer_number"),
    "person-conflict": ("employee", "passport", "birth", "nationality"),
}
FACTS = tuple(key.removeprefix("fact.") for key in WORDS if key.startswith("fact.") and key != "fact.differs")


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar. `code` may be `outside` or `rest`; `slot` names its colour."""

    code: str
    name: Pair
    share: float
    slot: str


@dataclass(frozen=True, slots=True)
class Source:
    """A contract or statement beside the filed code.

    :param document: The document of the report, None where the package has no paper of this role.
    :param agrees: Whether its main work is the filed occupation, None where either is not known.
    :param filed_share: Share of the filed occupation in its duties.
    """

    role: str
    document: Mapping[str, Any] | None
    segments: tuple[Segment, ...] = ()
    agrees: bool | None = None
    filed_share: float = 0.0


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact across the papers that state facts; `values` has one text per language and paper, None where absent."""

    name: str
    values: tuple[Pair | None, ...]
    differs: bool


class View:
    """A report arranged for reading. Everything here is already masked."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.filed: Mapping[str, Any] = report["filed"]
        self.documents: Sequence[Mapping[str, Any]] = report["documents"]
        self.findings = sorted(report["findings"], key=lambda finding: _SEVERITIES.index(finding["severity"]))
        self._slots = self._colours()

    def name(self, code: str) -> Pair:
        """Return the name of an occupation in both languages."""
        if code in (OUTSIDE, REST):
            return WORDS[code]
        known = self.report["occupations"].get(code, {})
        return {"ko": known.get("name_ko", ""), "en": known.get("name_en", "")}

    def label(self, code: str) -> Pair:
        """Return what stands for the code in a badge."""
        return WORDS["outside.code"] if code == OUTSIDE else {"ko": code, "en": code}

    def slot(self, code: str) -> str:
        """Return the colour of an occupation: `filed`, `a` to `e`, `outside` or `rest`."""
        return self._slots.get(code, REST)

    def _colours(self) -> dict[str, str]:
        weight: dict[str, float] = {}
        for document in self.documents:
            for candidate in document["candidates"]:
                weight[candidate["code"]] = max(weight.get(candidate["code"], 0.0), candidate["share"])
            for duty in document["duties"]:
                for candidate in duty["candidates"][:1]:
                    weight.setdefault(candidate["code"], 0.0)
        others = [code for code in sorted(weight, key=lambda code: -weight[code]) if code not in (OUTSIDE, self.filed["code"])]
        slots = {code: "abcde"[place] for place, code in enumerate(others[:SLOTS])}
        return {OUTSIDE: OUTSIDE, **slots} | ({self.filed["code"]: "filed"} if self.filed["code"] else {})

    def sources(self) -> list[Source]:
        """Return every contract and statement, and a gap for a role that no paper has."""
        found: list[Source] = []
        for role in JUDGED_ROLES:
            papers = [document for document in self.documents if document["role"] == role]
            found.extend([self._source(paper) for paper in papers] or [Source(role, None)])
        return found

    def _source(self, document: Mapping[str, Any]) -> Source:
        code, primary = self.filed["code"], document["primary"]
        agrees = None if primary is None or code is None else bool(primary["code"] == code)
        shares = {candidate["code"]: candidate["share"] for candidate in document["candidates"]}
        return Source(document["role"], document, self.segments(document), agrees, shares.get(code, 0.0))

    def segments(self, document: Mapping[str, Any]) -> tuple[Segment, ...]:
        """Return the shares of a paper's occupations, largest first, and the rest that is missing to 1."""
        segments = [Segment(c["code"], self.name(c["code"]), c["share"], self.slot(c["code"])) for c in document["candidates"]]
        rest = 1.0 - sum(segment.share for segment in segments)
        if segments and rest >= 0.01:
            segments.append(Segment(REST, self.name(REST), round(rest, 4), REST))
        return tuple(segments)

    def with_duties(self) -> list[Mapping[str, Any]]:
        """Return the papers that state duties."""
        return [document for document in self.documents if document["duties"]]

    def with_problems(self) -> list[Mapping[str, Any]]:
        """Return the papers that were not fully read, or that something has to be known about."""
        return [document for document in self.documents if document["problems"]]

    def with_facts(self) -> list[Mapping[str, Any]]:
        """Return the papers that state facts."""
        return [document for document in self.documents if document["facts"]]

    def facts(self) -> Iterator[FactRow]:
        """Yield the facts that any paper states, one row each."""
        papers = self.with_facts()
        disputed = {fact for finding in self.findings for fact in _CONFLICTS.get(finding["rule"], ())}
        for name in FACTS:
            values = [paper["facts"].get(name) for paper in papers]
            stated = {value for value in values if value is not None}
            if stated:
                texts = tuple(_stated(name, paper) for paper in papers)
                yield FactRow(name, texts, name in disputed and len(stated) > 1)

    def counts(self) -> list[tuple[str, int]]:
        """Return the number of findings of each severity that has any, errors first."""
        found = [finding["severity"] for finding in self.findings]
        return [(severity, found.count(severity)) for severity in _SEVERITIES if severity in found]


def _stated(name: str, paper: Mapping[str, Any]) -> Pair | None:
    if name not in paper["facts"]:
        return None
    text = fact_text(name, paper["facts"][name])
    return {lang: f"{value} (OCR)" for lang, value in text.items()} if name in paper["low_trust_facts"] else text


def percent(share: float) -> str:
    """Return a share as people read it; only certainty is called 0% or 100%."""
    if 0.0 < share < 0.01:
        return "<1%"
    return ">99%" if 0.995 <= share < 1.0 else f"{share:.0%}"


def fact_text(name: str, value: Any) -> Pair:
    """Return the value of a fact as text in both languages."""
    if name.endswith("_krw"):
        return {"ko": f"{value:,}원", "en": f"KRW {value:,}"}
    if name == "degree" and f"degree.{value}" in WORDS:
        return WORDS[f"degree.{value}"]
    if name.endswith("staff"):
        return {"ko": f"{value:,}명", "en": f"{value:,}"}
    return {"ko": str(value), "en": str(value)}
