"""What the company does: 업태 and 종목 of its licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.facts.values import company_of, has_company_mark, is_empty
from analyzer.extraction.labels import fields_of
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, Line, lines_of

_TYPE = re.compile(r"업\s*태\s*[)\]]?\s*[::]?\s*(?P<v>[가-힣A-Za-z][^\n:]{1,40}?)(?=\s*[\[(,/]?\s*종\s*목|\s{2,}|\n|$)")
_ITEMS = re.compile(r"종\s*목\s*[)\]]?\s*[::]?\s*(?P<v>[가-힣A-Za-z][^\n:]{1,80}?)(?=\s*[\[(]?\s*(?:업\s*태|개업|사업장|발급)|\s{2,}|\n|$)")
# A licence prints one line for each, and a pair for each business.
_LICENCE_LINE = re.compile(r"^(?:(?P<business_type>업\s*태)|(?P<business_items>종\s*목))[ \t]+(?P<v>[가-힣A-Za-z][^\n:]{1,80})$", re.M)
_SENTENCE = re.compile(
    r"(?:업종|업태)(?:은|는)\s*(?P<k>[가-힣A-Za-z][가-힣A-Za-z·, ]{1,40}?)\s*(?:이다|입니다|이며|이고|임)(?=[\s.,]|$)"
    r"|\b(?:employer|company|firm|business)\s+is\s+engaged\s+in\s+(?:the\s+)?(?P<e>[A-Za-z][A-Za-z ,&-]{2,60}?)(?=\.|;|$)", re.I)
_BESIDE_COMPANY = re.compile(r"\(([^()/]{2,30})\s*/\s*([^()/]{2,40})\)")
MAX_TEXT = 160


_names_business = Asking({_SENTENCE: ("업종", "업태", "engaged"), re.compile(r"업\s*태"): ("태",)})


_ITEMS_BEHIND = re.compile(r"\s*/\s*종\s*목\s*[-:：]?\s*(?P<v>\S.+)$")


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield type and items of the business."""
    if sheet.role is Role.CREDENTIAL:
        return
    for entry in sheet.of("business_type", "business_items"):
        value = entry.text.split("\n\n")[0].strip(" ,;[]")
        if len(fields_of(entry.label)) > 1:
            continue
        if entry.field == "business_type" and "\n" in value:
            value = value.split("\n")[0]
        if entry.field == "business_type" and (items := _ITEMS_BEHIND.search(value)):
            # `업태 - 소매업 / 종목 - 생화`
            raw = items["v"].strip()
            yield sheet.fact("business_items", raw, entry.start + entry.text.find(raw), raw, entry.line)
            value = value[: items.start()].strip()
        if not is_empty(value) and len(value) <= MAX_TEXT and not re.search(r"다\.$", value) and re.search("[가-힣A-Za-z]{2}", value):
            name = entry.field
            # `업종: 제조업 / 주조` states both.
            if name == "business_type" and value.count("/") == 1 and "종" in entry.label and "태" not in entry.label:
                yield from _both(sheet, value, entry.start + entry.text.find(value), entry.line)
            else:
                yield sheet.fact(name, value, entry.start + entry.text.find(value), value, entry.line)
    for entry in sheet.entries:
        if entry.field == "business_both" or (entry.field == "business_type" and "business_items" in fields_of(entry.label)):
            value = entry.text.strip()
            if re.search(r"업\s*태|종\s*목", value):
                continue  # read below
            if value.count("/") == 1 and not is_empty(value) and len(value) <= MAX_TEXT:
                yield from _both(sheet, value, entry.start + entry.text.find(value), entry.line)
    for run in sheet.prose(_names_business):
        yield from _named(sheet, run)
    if sheet.role is Role.LICENCE:
        yield from _licence_lines(sheet)
    for entry in sheet.of("employer"):
        match = _BESIDE_COMPANY.search(entry.text)
        # `초청업체 : 가상주조 주식회사 (제조업 / 주조)`
        if match and company_of(entry.text) and not has_company_mark(match[1]):
            yield from _both(sheet, match[0][1:-1], entry.start + match.start() + 1, entry.line)


def _licence_lines(sheet: Sheet) -> Iterator[Fact]:
    for line in lines_of(sheet.document):
        match = _LICENCE_LINE.match(line.text)
        if match and not re.search(r"업\s*태|종\s*목", match["v"]):
            value = match["v"].strip(" ,;[]()")
            name = "business_type" if match["business_type"] else "business_items"
            yield sheet.fact(name, value, line.start + line.text.find(value), value, line)


def _both(sheet: Sheet, value: str, start: int, line: Line) -> Iterator[Fact]:
    first, second = value.split("/", 1)
    for name, part, offset in (("business_type", first, 0), ("business_items", second, len(first) + 1)):
        raw = part.strip()
        if raw:
            yield sheet.fact(name, raw, start + offset + part.find(raw), raw, line)


def _named(sheet: Sheet, run: Run) -> Iterator[Fact]:
    """Read `업태 제조업 종목 기계부품` without colons, only where both words stand, and sentences such as `갑의 업종은 제조업이다`."""
    told = _SENTENCE.search(run.text)
    if told:
        group = "k" if told["k"] else "e"
        yield sheet.fact("business_type", told[group], run.start + told.start(group), told[group], run.line)
    if not (re.search(r"업\s*태", run.text) and re.search(r"종\s*목", run.text)):
        return
    for name, pattern in (("business_type", _TYPE), ("business_items", _ITEMS)):
        match = pattern.search(run.text)
        if match:
            value = match["v"].strip(" ,;[]()")
            if value and not re.search(r"업\s*태|종\s*목", value) and not value.startswith(("및", "이 ", "과 ", "에 ")):
                yield sheet.fact(name, value, run.start + match.start("v") + match["v"].find(value), value, run.line)
