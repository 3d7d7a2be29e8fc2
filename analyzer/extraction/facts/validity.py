"""How long a paper can be used by what is printed on it: a last day, or months from its issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.dates import dates_in
from analyzer.extraction.facts.period import ISSUED_ROLES
from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.types import Fact
from analyzer.language import lines_of

# `증명서의 유효기간 2026. 5. 6.까지`, `valid until 6 May 2026`
_VALID = re.compile(r"유효\s?기(?:간|한)|\bvalid\s+for\s+(?=(?:a\s+period\s+of\s+)?(?:\d|three|six|twelve))|^valid(?:ity)?(?:\s+for)?$|\b(?:is\s+)?valid\s+(?:until|through|thru|to|till|from)\b|\bexpir(?:es|y(?:\s+date)?)\b", re.I)
# A passport's end is the person's, a patent's the firm's, not the paper's.
_NOT_THE_PAPERS = re.compile(r"여권|체류|사증|비자|특허|상표|계약|허가|인증|면허|TOPIK|passport|visa|stay|contract|permit|patent|licen[cs]e", re.I)
# `유효기간: 6개월 (발급일 2026. 4. 6.)`
_NOT_THE_END = re.compile(r"(?:발급|발행|교부|시작|개시|작성)\s?일?자?\s*[(:：]?\s*$|\bfrom\s*$", re.I)
# `유효기간 발급일부터 6개월`; `이 확인서는 발급일부터 3개월 동안 쓸 수 있습니다`
_MONTHS = re.compile(r"\s*[:：]?\s*(?:발급|발행|확인|교부)일?(?:로)?\s?부터\s*(?P<m>\d{1,2})(?=\s*개월)")
_MONTHS_EN = re.compile(r"\s*[:：]?\s*(?:a\s+period\s+of\s+)?(?P<m>\d{1,2}|three|six|twelve)\s*(?:\(\d{1,2}\)\s*)?months?\b(?P<from>\s+(?:from|after))?", re.I)
_FOR = re.compile(r"\bvalid(?:ity)?(?:\s+for)?\s*(?:a\s+period\s+of)?\s*$|^valid(?:ity)?(?:\s+for)?\s", re.I)
_WORDS = {"three": 3, "six": 6, "twelve": 12}
# `※ 이 진단서는 …`; other remarks tell of papers to hand in
_THIS_PAPER = re.compile(r"※\s*(?:이|본|위)\s?[가-힣]{1,8}(?:서|증|장|원)(?:은|는)\s(?!.*이내의)")
_USABLE = re.compile(r"(?:발급|발행|교부)일?(?:로)?\s?부터\s*(?P<m>\d{1,2})\s*개월\s*(?:동안|간|까지|이내)?[^\n]{0,12}?(?:쓸|사용|유효|제출)")
# Two papers may stand in one file: dates further on are another paper's.
_REACH = 60


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield the day until which a paper can be used (`valid_until`), or the months from its issue (`valid_months`)."""
    if sheet.role not in ISSUED_ROLES:
        return
    for line in lines_of(sheet.document):  # remarks are no part of the prose: `※ 이 진단서는 발급일부터 6개월간 유효함`
        if _THIS_PAPER.match(line.text) and (usable := _USABLE.search(line.text)):
            yield sheet.fact("valid_months", int(usable["m"]), line.start + usable.start("m"), usable["m"], line)
    for run in sheet.prose(past=True):
        if usable := _USABLE.search(run.text):
            yield sheet.fact("valid_months", int(usable["m"]), run.start + usable.start("m"), usable["m"], run.line)
            continue
        match = _VALID.search(run.text)
        # `유효기간 | 2026. 5. 6.까지`: the label may have the word.
        label = run.passage.label or (run.passage.cell.row_label if run.passage.cell is not None else "")
        labelled = _VALID.search(label) is not None
        begin = match.end() if match else 0
        said = f"{label} {run.text[:begin][-40:]}"
        if (match or labelled) and not _NOT_THE_PAPERS.search(said):
            yield from _told(sheet, run, begin, said)


def _told(sheet: Sheet, run: Run, begin: int, said: str) -> Iterator[Fact]:
    behind = run.text[begin : begin + _REACH]
    if months := _MONTHS.match(behind):
        yield sheet.fact("valid_months", int(months["m"]), run.start + begin + months.start("m"), months["m"], run.line)
        return
    if (english := _MONTHS_EN.match(behind)) and (english["from"] or _FOR.search(said)):
        yield sheet.fact("valid_months", _WORDS.get(english["m"].casefold()) or int(english["m"]), run.start + begin + english.start("m"), english["m"], run.line)
        return
    ends = [each for each in dates_in(behind) if not _NOT_THE_END.search(behind[: each[1]])]
    if ends:
        until = next((each for each in ends if re.match(r"[\s.]*일?\s*까지", behind[each[2] :])), None)
        # Of a span the last day.
        date, start, stop = until or max(ends[:2])
        yield sheet.fact("valid_until", date.isoformat(), run.start + begin + start, behind[start:stop], run.line)
