"""The person's present stay: status, first entry, changes of workplace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.dates import dates_in
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Sheet
from analyzer.extraction.facts.values import is_blank_number
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, Line

_VISA = r"(?<![A-Za-z0-9])(?P<{0}>[A-H]\s?-?\s?\d{{1,2}}(?:\s?-\s?(?:\d{{1,2}}|[A-Z]\d?))?)(?![A-Za-z0-9])"
_VALUE = re.compile(r"(?<![A-Za-z0-9])(?P<v>[A-H]\s?-?\s?\d{1,2}(?:\s?[- ]\s?(?:\d{1,2}|[A-Z]\d?))?)(?![A-Za-z0-9])", re.I)
_NOW = re.compile(
    rf"(?:현재|현|기존|보유|소지)\s*(?:의\s*)?(?:체류\s*자격|자격|비자|사증)?\s*(?:은|는|:|이|인)?\s*\(?\s*(?:[가-힣]{{2,8}}\s*\(\s*)?{_VISA.format('a')}"
    rf"|{_VISA.format('b')}\s*(?:\([가-힣]+\)\s*)?(?:체류\s*자격|자격|비자)(?:으로|로)\s*(?:[^.\n]{{0,30}}?(?:체류|근무|거주|재직|취업)(?:하고|하며|하였|했|해|중|한|하여))"
    rf"|(?:current(?:ly)?|present(?:ly)?|holds?|holding|staying)\s+(?:\w+\s+){{0,5}}?(?:an?\s+|of\s+(?:stay|sojourn|residence)\s+)?(?:is\s+|:\s*)?{_VISA.format('c')}", re.I)
_ENTRY = re.compile(r"(?:최초\s*)?입국(?:일자?|한\s*날)?(?:은|는|:)?|(?:first\s+)?entered\s+(?:the\s+Republic\s+of\s+)?(?:Korea\s+)?(?:for\s+the\s+first\s+time\s+)?(?:on\s+)?|date\s+of\s+(?:first\s+)?entry", re.I)
_ENTERED = re.compile(r"(?:에|자로|일)?\s*(?:[A-H]-?\d{1,2}[^.\n]{0,20})?(?:최초로?\s*)?입국(?:하|한|함|했)")
_PLANNED = re.compile(r"예정|intended|planned|will|후\s|허가", re.I)
_CHANGES = re.compile(
    r"(?:사업장|근무처|직장)\s*(?:을|를)?\s*변경\s*(?:횟수|이력|회수)?\s*(?:은|는|:|이|총)?\s*\(?\s*(?P<k>\d{1,2})\s*(?:회|번|차례)|(?P<p>\d{1,2}|한|두|세|네)\s*(?:회|번|차례)\s*(?:의\s*)?(?:사업장|근무처)\s*(?:을|를)?\s*변경"
    r"|(?:사업장|근무처)(?:을|를)\s*(?P<q>\d{1,2}|한|두|세|네)\s*(?:회|번|차례)\s*변경"
    r"|changed\s+(?:his\s+|her\s+|their\s+|the\s+)?(?:workplace|employer)s?\s+(?P<e>once|twice|(?:\d{1,2}|one|two|three|four)\s+times?)|(?P<f>\d{1,2}|no|one|two|three|four)\s+(?:workplace\s+changes?|changes?\s+of\s+(?:workplace|employer))", re.I)
_NUMBERS = {"한": 1, "두": 2, "세": 3, "네": 4, "once": 1, "twice": 2, "one": 1, "two": 2, "three": 3, "four": 4, "no": 0}
_SILENT = (Section.COMPANY, Section.DUTIES, Section.CODE)


_names_status = Asking({_NOW: ("현", "기존", "보유", "소지", "자격", "비자", "current", "present", "hold", "staying")})
_counts_changes, _tells_entry = Asking({_CHANGES: ("변경", "change")}), Asking({re.compile("입국|enter|entry", re.I): ("입국", "ent")})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield present status, first entry and the number of workplace changes."""
    if sheet.role in (Role.LICENCE, Role.INSURANCE_LIST):
        return
    for entry in sheet.of("visa_now", past=True):
        match = _VALUE.search(entry.text)
        if match and entry.party is not Party.GUARANTOR:
            yield sheet.fact("visa_now", _folded(match["v"]), entry.start + match.start("v"), match["v"], entry.line)
    for entry in sheet.of("entry", past=True):
        found = dates_in(entry.text)
        if found and not _PLANNED.search(entry.label) and not is_blank_number(found[0][0].isoformat()):
            date, begin, end = found[0]
            yield sheet.fact("entry", date.isoformat(), entry.start + begin, entry.text[begin:end], entry.line)
    for entry in sheet.of("workplace_changes", past=True):
        match = re.match(r"\D{0,8}?(\d{1,2})\s*(?:회|번|차례|times?|$|\()", entry.text) or re.match(r"\s*(없음|무|none|no)\b", entry.text, re.I)
        if match:
            yield sheet.fact("workplace_changes", int(match[1]) if match[1].isdigit() else 0, entry.start + match.start(1), match[1], entry.line)
    now, changed, entered = (sheet.saying(what) for what in (_names_status, _counts_changes, _tells_entry))
    for run in sheet.prose(past=True):
        if run.section in _SILENT:
            continue
        for match in _NOW.finditer(run.text) if run.figures and run.number in now else ():
            group = next(key for key, value in match.groupdict().items() if value)
            yield sheet.fact("visa_now", _folded(match[group]), run.start + match.start(group), match[group], run.line)
        for match in _CHANGES.finditer(run.text) if run.number in changed else ():
            group = next(key for key, value in match.groupdict().items() if value)
            word = match[group].split()[0].lower()
            yield sheet.fact("workplace_changes", int(word) if word.isdigit() else _NUMBERS[word], run.start + match.start(), match[0].strip(), run.line)
        if run.figures and run.number in entered:
            yield from _entered(sheet, run.text, run.start, run.line)


def _entered(sheet: Sheet, text: str, start: int, line: Line) -> Iterator[Fact]:
    for date, begin, end in dates_in(text):
        before = _ENTRY.search(text[max(0, begin - 40) : begin])
        behind = _ENTERED.match(text[end : end + 40].lstrip("일. "))
        close = before and begin - max(0, begin - 40) - before.end() <= 4
        if (behind or close) and not _PLANNED.search(text[max(0, begin - 40) : begin]) and not _PLANNED.search(text[end : end + 14]):
            yield sheet.fact("entry", date.isoformat(), start + begin, text[begin:end], line)
            return


def _folded(visa: str) -> str:
    """Return `E-9`, `E-7-4` however it was printed."""
    return "-".join(re.findall(r"(?<=-)[A-Z]\d?|[A-Z](?=\W*\d)|\d+", re.sub(r"\s*-\s*", "-", visa.upper())))
