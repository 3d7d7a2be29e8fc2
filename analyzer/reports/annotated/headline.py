"""The note on a paper as a whole: its verdict in one sentence, then what concerns no single sentence of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.consistency import PaperReview, Review
from analyzer.consistency.case import Case, role_name
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import Standing, standing
from analyzer.extraction import Role
from analyzer.reports.annotated.tones import SIGNS, Tone, colour
from analyzer.reports.annotated.words import note
from analyzer.reports.view import View, percent
from analyzer.reports.words import word

_JUDGED = (Role.CONTRACT, Role.STATEMENT)
_VERDICT_TONES = {"filed": Tone.FILED, "elsewhere": Tone.ERROR}


@dataclass(frozen=True, slots=True)
class Setting:
    """A paper within its review, with everything that notes are made from; the texts of the report are masked.

    :param document: The paper as the report has it.
    :param why_open: `code`, `vague` or `route` where its duties are not judged, else empty.
    """

    review: Review
    paper: PaperReview
    view: View
    document: Mapping[str, Any]
    case: Case
    lang: str
    why_open: str

    @property
    def filed(self) -> str | None:
        """The filed occupation."""
        return self.review.filed.code

    def named(self, code: str) -> dict[str, str]:
        """Return the blanks that name an occupation."""
        name = self.case.occupation(code, self.lang)
        return {"name": name, "of": with_particle(name, "을")}

    def message(self, number: int) -> str:
        """Return what a finding says."""
        return str(self.view.report["findings"][number]["message"][self.lang])

    def advice(self, number: int) -> str:
        """Return what a finding advises, empty where it advises nothing."""
        advice = self.view.report["findings"][number]["advice"]
        return str(advice[self.lang]) if advice else ""


def headline(setting: Setting, tones: Collection[Tone], findings: Sequence[int]) -> tuple[str, str]:
    """Return the note on the paper, and its colour.

    :param tones: Tones of the marks on it, for the legend.
    :param findings: Findings that name the paper and none of its sentences.
    """
    lang, report = setting.lang, setting.view.report
    kind, verdict = _verdict(setting)
    tone = _VERDICT_TONES.get(kind, Tone.WARNING if setting.paper.paper.role in _JUDGED else Tone.OPEN)
    sign = SIGNS[Tone.ELSEWHERE] if kind == "elsewhere" else SIGNS[Tone.FILED] if kind == "filed" else "?" if tone is Tone.WARNING else SIGNS[Tone.OPEN]
    lines = [f"[{sign}] {verdict}"]
    lines.append(note("package", lang, verdict=word(f"verdict.{report['verdict']}", lang), summary=report["summary"][lang]))
    for number in findings:
        lines.append(note("finding", lang, severity=word(f"severity.{setting.review.findings[number].severity.value}", lang), text=setting.message(number)))
        if setting.advice(number):
            lines.append(note("advice", lang, text=setting.advice(number)))
    if tones:
        lines.append(note("legend", lang, signs=_legend(tones, lang)))
    lines.append(note("copy", lang))
    return "\n".join(lines), colour(tone)


def _verdict(setting: Setting) -> tuple[str, str]:
    """Return which verdict it is, and the sentence."""
    lang, paper, code = setting.lang, setting.paper, setting.filed
    role = role_name(paper.paper.role, lang)
    if paper.paper.role not in _JUDGED:
        return "other", note("paper.other", lang, role=role)
    if paper.profile is None:
        return "no_duties", note("paper.no_duties", lang, role=role)
    if setting.why_open in ("route", "vague"):
        return setting.why_open, note(f"paper.{setting.why_open}", lang, role=role)
    primary = paper.profile.primary
    blanks = {"role": role, **setting.named(primary.code), "share": percent(primary.share)}
    if code is None:
        return "no_code", note("paper.no_code", lang, **blanks)
    filed = setting.case.occupation(code, lang)
    stands = standing(paper.profile, code)
    kind = {Standing.AGREES: "filed", Standing.DISAGREES: "elsewhere"}.get(stands, "uncertain")
    more = {"filed": filed, "filed_is": with_particle(filed, "이"), "filed_of": with_particle(filed, "을"), "own": percent(paper.profile.share_of(code))}
    return kind, note(f"paper.{kind}", lang, **blanks, **more)


def _legend(tones: Collection[Tone], lang: str) -> str:
    """Return the signs that occur, with their meaning."""
    duties = [f"[{SIGNS[tone]}] {note(f'legend.{tone.value}', lang)}" for tone in (Tone.FILED, Tone.ELSEWHERE, Tone.OUTSIDE, Tone.OPEN) if tone in tones]
    others = "".join(f"[{SIGNS[tone]}]" for tone in (Tone.ERROR, Tone.WARNING, Tone.NOTICE) if tone in tones)
    return " · ".join([*duties, *([f"{others} {note('legend.finding', lang)}"] if others else [])])
