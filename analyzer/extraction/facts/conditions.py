"""Conditions by which a contract and its annex contradict each other: probation, days of work in a week, the day of pay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.hours import DAYS_A_WEEK
from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking

_TRIAL = re.compile(r"수습|시용(?!품)|probation|trial\s+period", re.I)
_NO_TRIAL = re.compile(r"(?:수습|시용)\s?(?:기간)?(?:은|이|을|는)?\s*[:：]?\s*(?:따로\s|별도로\s)?(?:없|해당\s?없음|두지\s?(?:않|아니)[가-힣]*|적용하지\s?(?:않|아니)[가-힣]*|면제)|\b(?:no|without(?:\s+an?y?)?)\s+probation|probation(?:ary)?(?:\s+period)?\s*(?:[:：—-]|is|does|shall|will)?\s*(?:none\b|not\s+(?:apply|applicable)|waived)", re.I)
_NONE = re.compile(r"^\W*(?:없음|없다|해당\s?없음|none|n/?a|not\s+applicable)\W*$", re.I)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MONTHS = re.compile(rf"(?P<v>\d{{1,2}})\s*개월|(?<![\w-])(?P<e>\d{{1,2}})[\s-]*months?|\b(?P<w>{'|'.join(_WORDS)})\s*(?:\(\s*\d\s*\)\s*)?[\s-]?months?", re.I)
_MOST_MONTHS = 12
_NEAR = 40
_NOT_ITS_LENGTH = re.compile(r"\s*(?:마다|전(?:에|까지)?\s|\s*of\s+notice)", re.I)
_NOTICE = re.compile(r"해고|예고|통보|평가|후\s|notice|after", re.I)
_ENDS = re.compile(r"[.;,]|다\s")
_PAY_DAY = re.compile(
    r"(?:매월|매달|다음\s?달|익월)\s*(?P<d>\d{1,2})\s*일(?!\s*(?:부터|까지))|(?:매월|매달|익월|다음\s?달)\s*(?P<l>말일)"
    r"|(?:the\s+)?(?P<e>\d{1,2})(?:st|nd|rd|th)\s*(?:day\s+)?of\s+(?:each|every|the\s+(?:following|next))\s+month"
    r"|(?P<x>last)\s+(?:working\s+|business\s+)?day\s+of\s+(?:each|every|the)\s+(?:calendar\s+)?month", re.I)
_PAID = re.compile(r"임금|급여|월급|연봉|보수|지급|salary|wage|pay\b|paid|remuneration", re.I)
#: The last day of the month.
LAST_DAY = 31
_SILENT = (Section.DUTIES, Section.CAREER, Section.COMPANY, Section.QUALIFICATION)

_tells_trial, _tells_pay_day = Asking({_TRIAL: ("수습", "시용", "probation", "trial")}), Asking({_PAY_DAY: ("매월", "익월", "달", "month")})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield months of probation (0: none), days of work a week (5 or 6) and the day of the month on which pay is due (31: the last)."""
    if sheet.role is not Role.CONTRACT:
        return
    for run in sheet.prose():
        yield from _probation(sheet, run)
        if run.section in _SILENT:
            continue
        yield from _days(sheet, run)
        paid = run.section is Section.PAY or _PAID.search(f"{run.passage.label} {run.text}")
        if paid and _tells_pay_day(run.text) and len(found := list(_PAY_DAY.finditer(run.text))) == 1:
            day = int(found[0]["d"] or found[0]["e"] or LAST_DAY)
            if 1 <= day <= LAST_DAY:
                yield sheet.fact("pay_day", day, run.start + found[0].start(), found[0][0], run.line)


def _probation(sheet: Sheet, run: Run) -> Iterator[Fact]:
    cell = run.passage.cell
    labelled = run.passage.labelled and _tells_trial(run.passage.label or (cell.row_label if cell is not None else ""))
    if not labelled and not _tells_trial(run.text):
        return
    none = _NONE.search(run.text) if labelled else _NO_TRIAL.search(run.text)
    if none:
        raw = none[0].strip()
        yield sheet.fact("probation_months", 0, run.start + run.text.find(raw), raw, run.line)
        return
    # The months that stand nearest behind the word, else those in front of it: `수습 3개월`, `처음 6개월은 수습기간으로`.
    word = None if labelled else _TRIAL.search(run.text)
    found = [match for match in _MONTHS.finditer(run.text) if not _NOT_ITS_LENGTH.match(run.text[match.end() :])]
    behind = [match for match in found if word is None or word.end() <= match.start() <= word.end() + _NEAR and not _NOTICE.search(run.text[word.end() : match.start()])]
    before = [match for match in found if word is not None and 0 < word.start() - match.end() <= _NEAR and not _ENDS.search(run.text[match.end() : word.start()])]
    for match in (*behind[:1], *before[-1:]):
        months = int(match["v"] or match["e"] or _WORDS[match["w"].lower()])
        if 0 < months <= _MOST_MONTHS:
            yield sheet.fact("probation_months", months, run.start + match.start(), match[0], run.line)
            return


def _days(sheet: Sheet, run: Run) -> Iterator[Fact]:
    for number, pattern in DAYS_A_WEEK:
        if (match := pattern.search(run.text)) and not re.search(r"\d\s?월|월\s[-–]\s", match[0]) and not re.search(r"\d\s?$", run.text[: match.start()]):
            yield sheet.fact("days_a_week", number, run.start + match.start(), match[0], run.line)
            return
