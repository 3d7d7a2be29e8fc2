"""What an officer who sees the denied package and its successor side by side may ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.comparing import quote_fact
from analyzer.consistency.comparison_duties import distinct, is_rewritten, is_same_job, limits, shared_letters
from analyzer.consistency.comparison_types import (
    Change,
    Cited,
    CodeChange,
    DutyPair,
    DutyPlace,
    FactPair,
    Question,
    Side,
)
from analyzer.consistency.comparison_words import FACT_NAMES, TOPICS, listed
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import quote, thresholds
from analyzer.consistency.types import Evidence, Filed, Message, Review, Verdict

# What names the same job whatever its duties are called.
_FRAME = ("job_title", "annual_salary_krw", "monthly_salary_krw", "workplace")
_PERSON = ("employee", "passport", "birth", "nationality")
_FIRM = ("employer", "employer_number")
_ASKED = ("workplace", "annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw", "weekly_hours", "degree", "major", "experience_years",
          "korean_staff", "foreign_staff", "business_type")  # fmt: skip
_MOST = 4
_SMALL_PART = 0.1


@dataclass(frozen=True, slots=True)
class Before:
    """Both packages with what became of their duties and facts.

    :param case: The new package, for the names of occupations and what separates them.
    :param old_filed_on: Day on which the denied package was filed, None if it is not known.
    """

    case: Case
    old: Review
    new: Review
    code: CodeChange
    duties: Sequence[DutyPair]
    facts: Sequence[FactPair]
    filed_on: dt.date
    old_filed_on: dt.date | None

    def changed(self, *names: str) -> list[FactPair]:
        """Return the changed facts of these names."""
        return [pair for pair in self.facts if pair.name in names and pair.change is Change.CHANGED]

    def kept(self, *names: str) -> list[FactPair]:
        """Return the kept facts of these names, one for each name, none that changed in another paper."""
        found = {pair.name: pair for pair in self.facts if pair.name in names and pair.change is Change.KEPT}
        return [pair for pair in found.values() if not self.changed(pair.name)]


def questions(before: Before) -> tuple[Question, ...]:
    """Return the questions, the gravest first."""
    asked = (_other_person, _still_apart, _new_code, _unchanged, _rewritten, _work_gone, _new_title, _facts_changed, _dates)
    return tuple(question for ask in asked for question in ask(before))


def _question(topic: str, cited: Sequence[Cited], **words: tuple[str, str]) -> Question:
    ko = {name: pair[0] for name, pair in words.items()}
    en = {name: pair[1] for name, pair in words.items()}
    text, prepare = TOPICS[topic]
    return Question(
        topic, Message(text.ko.format(**ko).strip(), text.en.format(**en).strip()),
        Message(prepare.ko.format(**ko).strip(), prepare.en.format(**en).strip()), tuple(cited),
    )  # fmt: skip


def _other_person(before: Before) -> Iterator[Question]:
    for names, topic in ((_PERSON, "other-person"), (_FIRM, "other-employer")):
        if pairs := before.changed(*names):
            yield _question(topic, cite_facts(pairs), facts=listed(pair.name for pair in pairs))


def _still_apart(before: Before) -> Iterator[Question]:
    if before.new.verdict is not Verdict.MISMATCH:
        return
    evidence = [e for finding in before.new.findings if finding.severity.value == "error" for e in finding.evidence if e.quote]
    yield _question("still-apart", [Cited(Side.NEW, e) for e in evidence[:_MOST]])


def _new_code(before: Before) -> Iterator[Question]:
    if before.code is not CodeChange.OTHER:
        return
    one, two = str(before.old.filed.code), str(before.new.filed.code)
    back = distinct([pair for pair in before.duties if pair.change in (Change.KEPT, Change.CHANGED)])
    same = is_same_job(before.duties)
    apart = before.case.separating_line(one, two, "ko"), before.case.separating_line(one, two, "en")
    names = {lang: (before.case.occupation(one, lang), before.case.occupation(two, lang)) for lang in ("ko", "en")}
    yield _question(
        "same-job-new-code" if same else "new-job-new-code",
        [*cite_codes(before.old.filed, before.new.filed), *cite_pairs(back[:2] if same else before.duties[:2])],
        old=(names["ko"][0], names["en"][0]), new=(with_particle(names["ko"][1], "으로"), names["en"][1]), apart=apart,
    )  # fmt: skip


def _unchanged(before: Before) -> Iterator[Question]:
    if before.code in (CodeChange.SAME, CodeChange.RENUMBERED) and before.duties and all(p.change is Change.KEPT for p in before.duties):
        yield _question("nothing-new", cite_pairs(before.duties[:2]))


def _rewritten(before: Before) -> Iterator[Question]:
    gone = distinct([pair for pair in before.duties if pair.change in (Change.CHANGED, Change.DROPPED)])
    frame = before.kept(*_FRAME)
    if not is_rewritten(before.duties) or len(frame) < 2 or before.changed(*_FRAME):
        return
    ko, en = listed(pair.name for pair in frame)
    yield _question("duties-rewritten", [*cite_pairs(gone[:2]), *cite_facts(frame[:2])], facts=(with_particle(ko, "은"), en))


def _work_gone(before: Before) -> Iterator[Question]:
    code, clear = before.new.filed.code, thresholds().clear_duty
    gone = [
        pair.old for pair in before.duties
        if pair.change is Change.DROPPED and pair.old is not None and pair.old.code != code
        and pair.old.match.candidates[0].share >= clear and _role_came_back(before, pair)
        and not _still_said(before, pair.old)
    ]  # fmt: skip
    if sum(place.part for place in gone) < _SMALL_PART:
        return
    ko, en = (", ".join(dict.fromkeys(before.case.occupation(place.code, lang) for place in gone)) for lang in ("ko", "en"))
    yield _question("work-gone", [Cited(Side.OLD, quote(place.review, place.duty)) for place in gone[:_MOST]], work=(ko, en))


def _role_came_back(before: Before, pair: DutyPair) -> bool:
    return any(other.role is pair.role and other.new is not None for other in before.duties)


def _still_said(before: Before, place: DutyPlace) -> bool:
    """Whether another of the new papers still states a duty."""
    kept = limits().kept_letters
    return any(pair.new is not None and shared_letters(pair.new.duty.text, place.duty.text) >= kept for pair in before.duties)


def _new_title(before: Before) -> Iterator[Question]:
    pairs = before.changed("job_title")
    if pairs and is_same_job(before.duties):
        yield _question("new-title", cite_facts(pairs[:2]))


def _facts_changed(before: Before) -> Iterator[Question]:
    for name in _ASKED:
        if pairs := before.changed(name):
            papers = tuple(", ".join(dict.fromkeys(role_name(pair.role, lang) for pair in pairs)) for lang in ("ko", "en"))
            fact = FACT_NAMES[name]
            yield _question("fact-changed", cite_facts(pairs[:2]), fact=(with_particle(fact.ko, "이"), fact.en), papers=(papers[0], papers[1]))


def _dates(before: Before) -> Iterator[Question]:
    yield from _signature(before)
    starts = [pair.new for pair in before.facts if pair.name == "start" and pair.new is not None and pair.new[0].paper.role.value != "guarantee"]
    past = [stated for stated in starts if _day(str(stated[1].value), before.filed_on)]
    if past:
        day = before.filed_on.isoformat()
        yield _question("start-passed", [Cited(Side.NEW, quote_fact(paper.paper, fact)) for paper, fact in past[:2]], day=(day, day))


def _signature(before: Before) -> Iterator[Question]:
    """A contract whose content changed needs a day of its own, behind the filing of the denied one."""
    rewritten = any(pair.role.value == "contract" and pair.change is not Change.KEPT for pair in before.duties)
    amended = any(pair.role.value == "contract" and pair.change is Change.CHANGED and pair.name != "signed" for pair in before.facts)
    if not (rewritten or amended):
        return
    for pair in before.facts:
        if pair.name != "signed" or pair.role.value != "contract" or pair.new is None:
            continue
        early = before.old_filed_on is not None and _day(str(pair.new[1].value), before.old_filed_on)
        if pair.change is Change.KEPT or early:
            yield _question("same-signature" if pair.change is Change.KEPT else "signed-early", cite_facts([pair]))


def _day(value: str, limit: dt.date) -> bool:
    """Whether a stated day lies before `limit`."""
    try:
        return dt.date.fromisoformat(value) < limit
    except ValueError:
        return False


def cite_facts(pairs: Sequence[FactPair]) -> list[Cited]:
    """Return the statements of both sides."""
    sides = ((side, stated) for pair in pairs for side, stated in ((Side.OLD, pair.old), (Side.NEW, pair.new)) if stated is not None)
    return [Cited(side, quote_fact(stated[0].paper, stated[1])) for side, stated in sides]


def cite_pairs(pairs: Sequence[DutyPair]) -> list[Cited]:
    """Return the sentences of both sides."""
    sides = ((side, place) for pair in pairs for side, place in ((Side.OLD, pair.old), (Side.NEW, pair.new)) if place is not None)
    return [Cited(side, quote(place.review, place.duty)) for side, place in sides]


def cite_codes(old: Filed, new: Filed) -> list[Cited]:
    """Return the filed codes as written."""
    sides = ((side, filed.written) for side, filed in ((Side.OLD, old), (Side.NEW, new)) if filed.written is not None)
    return [Cited(side, Evidence(w.found_in, w.as_written, w.page, w.start, w.end)) for side, w in sides]
