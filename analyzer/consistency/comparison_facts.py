"""Which stated facts changed between a denied package and its successor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from analyzer.consistency.comparison_types import Change, FactPair
from analyzer.consistency.normal.addresses import Place, compare_addresses, parse_address
from analyzer.consistency.normal.firms import compare_firms
from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.people import compare_people
from analyzer.consistency.normal.scripts import has_hangul
from analyzer.consistency.normal.titles import compare_titles
from analyzer.consistency.types import PaperReview, Review
from analyzer.extraction import Fact, Role

# In the order in which an officer reads them.
NAMES = (
    "employee", "passport", "nationality", "birth", "employer", "employer_number", "representative", "job_title", "department",
    "workplace", "start", "end", "term_months", "annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw", "weekly_hours",
    "signed", "issued", "valid_until", "degree", "major", "experience_years", "business_type", "staff", "korean_staff", "foreign_staff", "visa_now",
)  # fmt: skip


def pair_facts(old: Review, new: Review) -> tuple[FactPair, ...]:
    """Return the facts that either package states, by name and role, in reading order."""
    roles = [role for role in Role if role is not Role.OTHER]
    return tuple(chain.from_iterable(_of_role(name, role, _papers(old, role), _papers(new, role)) for name in NAMES for role in roles))


def _papers(review: Review, role: Role) -> list[PaperReview]:
    return [paper for paper in review.papers if paper.paper.role is role]


def _of_role(name: str, role: Role, old: Sequence[PaperReview], new: Sequence[PaperReview]) -> list[FactPair]:
    """Pair the papers that state a fact alike; what is left is paired in order, then added or dropped."""
    before, now = _stating(name, old), _stating(name, new)
    pairs = []
    for later in list(now):
        same = next((earlier for earlier in before if same_value(name, earlier[1], later[1])), None)
        if same is not None:
            pairs.append(FactPair(name, role, Change.KEPT, same, later))
            before.remove(same)
            now.remove(later)
    pairs += [FactPair(name, role, Change.CHANGED, earlier, later) for earlier, later in zip(before, now, strict=False)]
    pairs += [FactPair(name, role, Change.ADDED, None, later) for later in now[len(before):]]
    return pairs + [FactPair(name, role, Change.DROPPED, earlier, None) for earlier in before[len(now):]]


def _stating(name: str, papers: Sequence[PaperReview]) -> list[tuple[PaperReview, Fact]]:
    return [(paper, fact) for paper in papers if (fact := paper.paper.fact(name)) is not None]


def same_value(name: str, one: Fact, other: Fact) -> bool:
    """Return whether two papers state the same, however they write it."""
    first, second = str(one.value), str(other.value)
    if "".join(first.split()).casefold() == "".join(second.split()).casefold():
        return True
    compare = _COMPARED.get(name)
    return compare is not None and compare(first, second)


def _same_place(one: str, other: str) -> bool:
    first, second = parse_address(one), parse_address(other)
    return first is not None and second is not None and compare_addresses(first, second) is Place.SAME


def _same_title(one: str, other: str) -> bool:
    # A synonym is another title to an officer who sees both papers; only the other language is let pass.
    return has_hangul(one) is not has_hangul(other) and compare_titles(one, other) in (Likeness.SAME, Likeness.UNKNOWN)


_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "employer": lambda one, other: compare_firms(one, other) in (Likeness.SAME, Likeness.UNKNOWN),
    "employee": lambda one, other: compare_people(one, other) in (Likeness.SAME, Likeness.UNKNOWN),
    "representative": lambda one, other: compare_people(one, other) in (Likeness.SAME, Likeness.UNKNOWN),
    "workplace": _same_place,
    "job_title": _same_title,
}
