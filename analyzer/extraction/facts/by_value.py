"""Facts that a paper tells under no label that we know, where the value itself can be nothing else.

A span of years to come is the term, a number of the form `000-00-00000` the firm's registration, the company beside the seal at the
end the employer, an address among the terms the place of work. Asked only for what was not found by a label or a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator

from analyzer.extraction.facts.dates import MONTH, dates_in
from analyzer.extraction.facts.identifiers import DASHED, FIRM, FIRM_EN
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.facts.values import PROVINCE, company_of, is_blank_number
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking

_BETWEEN = re.compile(r"[\s.)]*(?:일\s*)?(?:\([월화수목금토일]\)\s*)?(?:[~∼–—-]|부터|에서|to|until|through)\s*", re.I)
# What may stand between two dates: a line break of the page, and no word.
_LONGEST_BETWEEN = 14
_LEAST, _MOST = dt.timedelta(days=180), dt.timedelta(days=5 * 366)
# A term may have begun shortly before the paper was written.
_BEFORE = dt.timedelta(days=31)
_OTHER_SPAN = re.compile(r"수습|시용|갱신|연장|공고|모집|구인|게시|채용\s?기간|과제|사업|프로젝트|납품|공급|제휴|공사|행사|전시|경력|재직|재학|졸업|유효|보험|임대|과거|전\s?직장|probation|renew|valid|lease|previous|project|recruit|advertis", re.I)
_AROUND = 24
_SILENT = (Section.CAREER, Section.COMPANY, Section.QUALIFICATION)

_REGISTERED = re.compile(rf"(?:등록\s?번호|사업자(?:\s?번호)?|registration(?:\s+(?:no\.?|number))?|\breg\.?(?:\s+no\.?)?)\s*[:：(]?\s*$|{FIRM}\s*[,(/·]?\s*$|^[가-힣A-Za-z·& ]{{2,24}}\(\s*$|{FIRM_EN}\s*[,(/·]?\s*$", re.I)

_SEAL = r"\(\s*(?:인|서명|직인|날인|印|seal|signed|signature)[^()]{0,12}\)"
_HEAD = r"(?:\s*(?:대표(?:이사|자)?|원장|사장|CEO|Representative(?:\s+Director)?)\s*[:：]?\s*(?:[가-힣]{2,4}|[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){1,3}))"
# `2026. 10. 16. 표본정밀(주) 대표 김모의 (인)`
_SIGNS = re.compile(rf"(?:^|(?<=[\s.])|(?<=\d일))(?P<v>(?!\d{{1,2}}\s?일){FIRM}|{FIRM_EN})(?:{_HEAD})?\s*{_SEAL}\s*$")
# Who else signs, is written to or is named: agents, guarantors, customers, the firm of before.
_OTHERS = re.compile(r"대행|행정사|작성자|수신|귀하|귀중|보증|거래처|고객|협력|납품|전\s?직장|근무했|위\s?회사|prepared\s+by|agent|guarant|customer|client|attn|dear", re.I)
_MONTH_AND_YEAR = re.compile(rf"^{MONTH}\s+(?:19|20)\d\d,?\s+")
# The signature stands among the last lines.
_LAST = 8

_STREET = re.compile(
    rf"(?:(?:{PROVINCE})\s+)?[가-힣]{{1,6}}(?:시|군|구)\s+(?:[가-힣0-9]{{1,8}}(?:시|군|구|읍|면|동)\s+){{0,2}}[가-힣0-9]{{1,14}}(?:대로|로|길|리|동)\s?\d+(?:-\d+)?(?:번길\s?\d+)?[^,;/\n]{{0,16}}"
    r"|\d[\w-]*,?\s+[A-Za-z0-9-]+-(?:daero|ro|gil)\b[^;()/\n]{0,60}?-(?:si|gu|gun)\b")
_NO_WORKPLACE = re.compile(r"본사|본점|기숙사|숙소|현주소|거주|주민등록|자본금|매출|월세|임대", re.I)
_MONEY_OR_TERM = re.compile(r"\d[\d,]{5,}\s?원|\d만\s?원|KRW\s?\d|\d{4}\s?[.년-][^\n]{3,14}[~∼–-]|\bwon\b", re.I)

_WON = re.compile(r"(?P<v>\d{1,3}(?:,\d{3}){2,3})\s?원")
_BY_YEAR_OR_MONTH = re.compile(r"(?<![가-힣])(?P<u>[연월])\s?(?P<v>\d{1,3}(?:,\d{3}){2,3}|\d{1,2},?\d{3}(?=\s?만)|\d{3}(?=\s?만))\s?(?P<m>만)?\s?원")
_SILENT_PAY = re.compile(r"임차|사택|기숙|숙소|장려|수당(?!\s?없)|상여|성과|식대|까지|한도|보조|최저|하한|평균|매출|동료|내국인|floor|minimum", re.I)

_holds_money, _holds_number = Asking({_WON: ("원",), _BY_YEAR_OR_MONTH: ("원",)}), Asking({DASHED: ("-",)})
_holds_terms = Asking({_MONEY_OR_TERM: ("원", "krw", "won", "~", "∼", "–", "-")})


def find(sheet: Sheet, known: Collection[Fact]) -> Iterator[Fact]:
    """Yield what the values alone tell.

    :param known: What the paper was already found to say; nothing is added to it of the same name.
    """
    if sheet.role not in (Role.CONTRACT, Role.STATEMENT, Role.GUARANTEE):
        return
    names = {fact.name for fact in known}
    term = list(_term(sheet, known)) if not names & {"start", "end"} else []
    yield from term
    if sheet.role is Role.GUARANTEE:
        return
    if not names & {"annual_salary_krw", "monthly_salary_krw"}:
        yield from _pay(sheet) if sheet.role is Role.CONTRACT else _pay_beside_term(sheet, [*known, *term])
    if "employer_number" not in names:
        yield from _registration(sheet)
    if "employer" not in names:
        yield from _signatory(sheet)
    if "workplace" not in names and sheet.role is Role.STATEMENT:
        yield from _workplace(sheet)


def _term(sheet: Sheet, known: Collection[Fact]) -> Iterator[Fact]:
    """Yield start and end of the only span of half a year to five years that lies ahead of the day on which the paper was written."""
    written = max((dt.date.fromisoformat(str(fact.value)) for fact in known if fact.name in ("signed", "issued")), default=None) or _signed_on(sheet)
    if written is None:
        return
    found: dict[tuple[dt.date, dt.date], tuple[Fact, Fact]] = {}
    for run in sheet.prose():
        if not run.figures or run.section in _SILENT:
            continue
        for first, second in _spans(sheet, run):
            start, end = dt.date.fromisoformat(str(first.value)), dt.date.fromisoformat(str(second.value))
            if _LEAST <= end - start <= _MOST and start >= written - _BEFORE and all(_fits(fact, start, end) for fact in known if fact.name == "term_months"):
                found.setdefault((start, end), (first, second))
    if len(found) == 1:
        yield from next(iter(found.values()))


def _signed_on(sheet: Sheet) -> dt.date | None:
    """Return the day with which the last lines of a paper begin: `2026. 10. 22. 김모의 (인)`."""
    return next((dates[0][0] for run in reversed(sheet.runs[-_LAST:]) if len(dates := dates_in(run.text)) == 1 and dates[0][1] == 0), None)


def _spans(sheet: Sheet, run: Run) -> Iterator[tuple[Fact, Fact]]:
    # A page may break the line inside the span.
    text = sheet.document.text[run.start : run.start + len(run.text) + _LONGEST_BETWEEN * 2]
    dates = dates_in(text)
    for (start, begin, stop), (end, other, last) in zip(dates, dates[1:], strict=False):
        if begin >= len(run.text) or other - stop > _LONGEST_BETWEEN or not _BETWEEN.fullmatch(text[stop:other]):
            continue
        if not _OTHER_SPAN.search(text[max(0, begin - _AROUND) : begin]) and not _OTHER_SPAN.search(text[last : last + _AROUND].split("\n")[0]):
            yield (sheet.fact("start", start.isoformat(), run.start + begin, text[begin:stop], run.line),
                   sheet.fact("end", end.isoformat(), run.start + other, text[other:last], run.line))


def _fits(length: Fact, start: dt.date, end: dt.date) -> bool:
    """Whether a span is about as long as the months that the paper states."""
    return abs((end - start).days / 30.44 - float(length.value)) < 1


def _pay(sheet: Sheet) -> Iterator[Fact]:
    """Yield the pay of a month and of a year that a line gives side by side: the one is twelve times the other."""
    for run in sheet.prose(_holds_money):
        amounts = [(int(match["v"].replace(",", "")), match) for match in _WON.finditer(run.text)]
        for pair in zip(amounts, amounts[1:], strict=False):
            (month, by_month), (year, by_year) = sorted(pair, key=lambda each: each[0])
            if month * 12 == year and not _SILENT_PAY.search(run.text):
                yield sheet.fact("annual_salary_krw", year, run.start + by_year.start(), by_year[0], run.line)
                yield sheet.fact("monthly_salary_krw", month, run.start + by_month.start(), by_month[0], run.line)
                return


def _pay_beside_term(sheet: Sheet, known: Collection[Fact]) -> Iterator[Fact]:
    """Yield the pay of a line of a statement that also gives the term: `… 2028년 12월 20일까지, 연 36,000,000원, …`, if it is the line's only amount."""
    terms = {name: {str(fact.value) for fact in known if fact.name == name} for name in ("start", "end")}
    for run in sheet.prose(_holds_money):
        amounts = list(_BY_YEAR_OR_MONTH.finditer(run.text))
        if len(amounts) != 1 or run.section in _SILENT or _SILENT_PAY.search(run.text.replace("까지", "")):
            continue
        if not any(str(first.value) in terms["start"] and str(last.value) in terms["end"] for first, last in _spans(sheet, run)):
            continue
        [match] = amounts
        won = int(match["v"].replace(",", "")) * (10_000 if match["m"] else 1)
        yield sheet.fact("annual_salary_krw" if match["u"] == "연" else "monthly_salary_krw", won, run.start + match.start("v"), run.text[match.start("v") : match.end()], run.line)
        return


def _registration(sheet: Sheet) -> Iterator[Fact]:
    numbers = {match[0] for match in DASHED.finditer(sheet.document.text) if not is_blank_number(match[0])}
    if len(numbers) != 1:
        return
    for run in sheet.prose(_holds_number):
        match = DASHED.search(run.text)
        if match and run.party is not Party.GUARANTOR and _REGISTERED.search(run.text[: match.start()]) and not _OTHERS.search(run.text[: match.start()]):
            yield sheet.fact("employer_number", match[0], run.start + match.start(), match[0], run.line)
            return


def _signatory(sheet: Sheet) -> Iterator[Fact]:
    for run in sheet.runs[-_LAST:]:
        match = _SIGNS.search(run.text)
        if match and run.party in (Party.NONE, Party.EMPLOYER) and "\n" not in match["v"] and not _OTHERS.search(run.text[: match.end("v")]):
            # `14 October 2026 Sample Co., Ltd. (seal)`: the pattern begins behind the day.
            firm = company_of(_MONTH_AND_YEAR.sub("", match["v"]) if run.text[: match.start("v")].rstrip()[-1:].isdigit() else match["v"])
            yield sheet.fact("employer", firm, run.start + match.start("v") + match["v"].find(firm), firm, run.line)
            return


def _workplace(sheet: Sheet) -> Iterator[Fact]:
    """Yield the address in the line that also gives pay or term."""
    for run in sheet.prose(_holds_terms):
        if run.party in (Party.NONE, Party.EMPLOYEE) and run.section not in _SILENT:
            match = _STREET.search(run.text)
            if match and not _NO_WORKPLACE.search(run.text):
                raw = re.split(r"[()]|(?<=\d)(?:에|에서|의)(?:\s|$)", match[0])[0].rstrip(" .")
                yield sheet.fact("workplace", raw, run.start + match.start(), raw, run.line)
                return
