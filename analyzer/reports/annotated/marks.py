"""Which sentences of a paper are marked, and what the note on each says. Nothing here opens a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.consistency import PaperReview, Review
from analyzer.consistency.case import Case
from analyzer.consistency.standing import is_vague, thresholds
from analyzer.occupations import load_catalogue
from analyzer.reports.annotated.headline import Setting, headline
from analyzer.reports.annotated.mark import Mark, Notes
from analyzer.reports.annotated.tones import SIGNS, Tone, colour
from analyzer.reports.annotated.words import note
from analyzer.reports.view import OUTSIDE, View, percent
from analyzer.reports.words import word

# Findings on where the duties point; their advice also holds for the sentences they do not quote.
_ON_DUTIES = frozenset({"contract-vs-filed", "statement-vs-filed", "contract-vs-statement", "outside-e7", "split-duties", "vague-duties"})
_NEXT_SHARE = 0.1
_SCOPE_LINES = 2


@dataclass(slots=True)
class _Draft:
    """A sentence before its note is written: the place of its duty, if it is one, and the findings that quote it."""

    duty: int | None
    findings: list[int]


def notes_on(review: Review, number: int, lang: str) -> Notes:
    """Return what is written on paper `number` of a review."""
    setting = _setting(review, number, lang)
    drafts = _drafts(review, setting.paper)
    spans = sorted(drafts)
    marks = [_mark(setting, span, place, drafts, spans) for place, span in enumerate(spans)]
    text, tone = headline(setting, {mark.tone for mark in marks}, _on_paper(review, setting.paper, drafts))
    return Notes(tuple(marks), text, tone)


def _setting(review: Review, number: int, lang: str) -> Setting:
    view = View(review.to_dict())
    case = Case(review.package, review.papers, review.filed, load_catalogue())
    paper = review.papers[number]
    why = ""
    if any(finding.rule == "not-a-code-match-route" for finding in review.findings):
        why = "route"
    elif is_vague(paper):
        why = "vague"
    elif review.filed.code is None:
        why = "code"
    return Setting(review, paper, view, view.documents[number], case, lang, why)


def _drafts(review: Review, paper: PaperReview) -> dict[tuple[int, int], _Draft]:
    drafts: dict[tuple[int, int], _Draft] = {}
    if paper.profile is not None:
        drafts = {(duty.start, duty.end): _Draft(place, []) for place, duty in enumerate(paper.paper.duties)}
    document = paper.paper.document
    for place, finding in enumerate(review.findings):
        for evidence in finding.evidence:
            start, end = evidence.start, evidence.end
            if evidence.document != document.name or start is None or end is None or start >= end:
                continue
            # Two papers may have one name; only one of them says this there.
            if document.text[start:end] == evidence.quote:
                found = drafts.setdefault((start, end), _Draft(None, [])).findings
                if place not in found:
                    found.append(place)
    return drafts


def _on_paper(review: Review, paper: PaperReview, drafts: dict[tuple[int, int], _Draft]) -> list[int]:
    """Return the findings that name this paper and quote none of its sentences."""
    name = paper.paper.document.name
    marked = {place for draft in drafts.values() for place in draft.findings}
    return [place for place, finding in enumerate(review.findings)
            if place not in marked and any(evidence.document == name and not evidence.quote for evidence in finding.evidence)]


def _mark(setting: Setting, span: tuple[int, int], place: int, drafts: dict[tuple[int, int], _Draft], spans: Sequence[tuple[int, int]]) -> Mark:
    draft, findings = drafts[span], setting.review.findings
    slot = ""
    if draft.duty is not None:
        tone, slot = _tone_of_duty(setting, draft.duty)
        lines = list(_on_duty(setting, draft.duty, tone, draft, drafts, spans))
    else:
        tone = min((Tone(findings[number].severity.value) for number in draft.findings), key=list(Tone).index)
        lines = []
    lines += _on_findings(setting, place, draft, drafts, spans)
    text = setting.paper.paper.document.text[slice(*span)]
    head = f"{place + 1}. [{SIGNS[tone]}] "
    return Mark(*span, text, tone, SIGNS[tone], colour(tone, slot), head + "\n".join(lines))


def _tone_of_duty(setting: Setting, place: int) -> tuple[Tone, str]:
    code = setting.document["duties"][place]["candidates"][0]["code"]
    if setting.why_open:
        return Tone.OPEN, ""
    if code == setting.filed:
        return Tone.FILED, ""
    if code == OUTSIDE:
        return Tone.OUTSIDE, ""
    return Tone.ELSEWHERE, setting.view.slot(code)


def _on_duty(
    setting: Setting, place: int, tone: Tone, draft: _Draft, drafts: dict[tuple[int, int], _Draft], spans: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """Yield what a duty points at, why, and what to change unless a finding says that."""
    lang, duty = setting.lang, setting.document["duties"][place]
    first, *others = duty["candidates"]
    code, share = first["code"], first["probability"]
    said = [note(tone.value, lang, **setting.named(code), p=percent(share))]
    if tone is Tone.OPEN:
        said.append(note(f"open.{setting.why_open}", lang))
    elif share < thresholds().clear_duty:
        said.append(note("weak", lang))
    yield " ".join(said)
    if others and others[0]["probability"] >= _NEXT_SHARE:
        yield note("next", lang, name=setting.case.occupation(others[0]["code"], lang), p=percent(others[0]["probability"]))
    if duty["scope_line"]:
        yield note("scope", lang, code=code, line=duty["scope"][lang])
    if duty["excluded_by"]:
        yield note("excluded", lang, line=duty["excluded_by"][lang])
    if not duty["counted"]:
        yield note("uncounted", lang)
    advice = [setting.advice(number) for number in draft.findings]
    if tone is Tone.ELSEWHERE and (line := _apart(setting, code)) and not any(line in text for text in advice):
        yield line
    if not any(advice):
        yield _advice(setting, tone, drafts, spans)


def _apart(setting: Setting, code: str) -> str:
    """Return what kind of fact separates an occupation from the filed one; what the filed one covers where nothing is said of the pair."""
    filed, lang, catalogue = setting.filed, setting.lang, setting.case.catalogue
    assert filed is not None
    line = setting.case.separating_line(filed, code, lang)
    if line:
        return note("apart", lang, line=line)
    if filed not in catalogue:
        return ""
    lines = "; ".join(scope.in_lang(lang) for scope in catalogue[filed].scope[:_SCOPE_LINES])
    return note("filed.scope", lang, code=filed, lines=lines)


def _advice(setting: Setting, tone: Tone, drafts: dict[tuple[int, int], _Draft], spans: Sequence[tuple[int, int]]) -> str:
    lang = setting.lang
    if tone is Tone.FILED:
        return note("advice.none", lang)
    for number, span in enumerate(spans, 1):
        if any(setting.review.findings[n].rule in _ON_DUTIES and setting.advice(n) for n in drafts[span].findings):
            return note("advice.there", lang, number=number)
    return note("advice.open" if tone is Tone.OPEN else "advice.minor", lang)


def _on_findings(
    setting: Setting, place: int, draft: _Draft, drafts: dict[tuple[int, int], _Draft], spans: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """Yield what each finding says; its advice is written out on the first sentence it quotes."""
    lang = setting.lang
    for number in draft.findings:
        finding = setting.review.findings[number]
        severity = word(f"severity.{finding.severity.value}", lang)
        first = next(n for n, span in enumerate(spans, 1) if number in drafts[span].findings)
        if first != place + 1:
            yield note("finding.there", lang, severity=severity if lang == "ko" else severity.lower(), number=first)
            continue
        yield note("finding", lang, severity=severity, text=setting.message(number))
        if setting.advice(number):
            yield note("advice", lang, text=setting.advice(number))
