"""The term of employment, and the dates on which papers were signed or issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.dates import LAST_BIRTH_YEAR, dates_in
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Entry, Run, Sheet
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking

_TERM_WORDS = re.compile(
    r"계약의\s*기간|계약은\s*(?=(?:19|20)\d\d[^\n]{4,18}(?:부터|~|에서))|(?:근로|고용|계약|근무|채용|보증|체류|초청|취업|일하는)\s*(?:계약\s*)?(?:\(예정\)\s*|예정\s*)?기간|(?:^|[.,;]\s)예정\s?기간|term\s+of\s+(?:this\s+|the\s+)?(?:agreement|contract|employment|guarantee)|period\s+of\s+(?:employment|contract|guarantee)|for\s+(?:the|a)\s+period\s+(?:from\s+)?(?=\d|[A-Z][a-z]{2,8}\s\d)"
    r"|(?:contract|employment|guarantee)\s+(?:period|term)|(?:contract|agreement)\s+(?:runs|lasts)\s+(?:for|from)|\bterm\s+(?:beginning|commencing|starting|from)\b|employs?\s+the\s+\w+\s+(?:from|for)|shall\s+(?:be\s+employed|commence|begin|remain\s+in)|is\s+employed\s+(?:from|for)|effective\s+(?:from|for)|employment\s+(?:is|will\s+be|runs|lasts|continues)\s+(?:from|for)"
    r"|동안\s*(?:고용|근로|근무)|부터\s*\d{1,2}\s*(?:년|개월)\s*(?:간|동안)\s*(?:고용|채용|근무|근로)|(?:is|be)\s+(?:engaged(?!\s+in\b)|employed|hired|appointed)\b[^.\n]{0,60}?\b(?:for|from)\b|부터[^\n]{0,40}까지[^\n]{0,40}(?:(?:고용|채용|근무|보증)\s*(?:하|한|할|합)|(?<=에서\s)일하(?:도록|고|며|게))|vouch(?:es)?\s+for|shall\s+guarantee", re.I)
_TRIAL = re.compile(r"수습|시용|probation|갱신|연장|renew|extend|통보|최장|이내|사전|notice|졸업|재학|전\s*직장|공고|모집|경력|휴게|설립", re.I)
_RANGE = re.compile(r"^[\s.)(]*(?:\([월화수목금토일]\)\s*)?(?:일\s*)?(?:부터|에서|~|∼|-|–|—|to|until|through|till|and\s+end|,?\s*ending|\(|\s)", re.I)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12, "eighteen": 18, "twenty-four": 24, "thirty-six": 36}
_LENGTH = re.compile(
    r"(?<![\d.,년월])\(?\s*(?P<y>\d{1,2})\s*\)?\s*(?:개\s*년|년)(?:\s*간)?(?!\s*\d{1,2}\s*월\s*\d|차|도|생|\s*[이후전]|에\s*\d)(?:\s*(?P<ym>\d{1,2})\s*개월)?"
    r"|(?<![\d.,])\(?\s*(?P<m>\d{1,3})\s*\)?\s*개\s*월(?!\s*(?:이?전|이내|내에))"
    r"|(?P<k>일|이|삼|사|오)\s*년\s*간"
    r"|\b(?P<w>one|two|three|four|five|six|twelve|eighteen|twenty-four|thirty-six)\s*(?:\(\s*\d{1,2}\s*\)\s*)?[- ]?(?P<wu>year|month)s?\b"
    r"|(?<![\d.,])\(?\s*(?P<e>\d{1,3})\s*\)?[ -]*(?P<eu>year|month)s?\b", re.I)
# `보증기간의 최장기간은 4년으로 한다` limits a term and states none.
_LIMIT = re.compile(r"(?:최장|최대|최고|at\s+most|maximum|no\s+longer\s+than|not\s+exceed(?:ing)?)[^\d,.;]{0,24}$", re.I)
# `첫 3개월은 …`, `13개월 뒤부터 …` are stages inside a term.
_PART = re.compile(r"(?:첫|처음|최초|초기|first|initial)\s*$", re.I)
_LATER = re.compile(r"\s*(?:간\s*)?(?:뒤|후|차|째|이후)(?=[부에는의,\s])|\s*(?:later|after)\b", re.I)
_BIRTH = re.compile(r"[\s.]*일?\s*(?:출)?생(?![산활])")
_DATE_FIRST = re.compile(r"\s*(?:date(?:\s+of\s+issue)?|issued(?:\s+on)?|발급일|발급일자|발행일|작성일)\s*[:：]?\s*(?=[\dA-Z])", re.I)
# `(주)표본주조 / 615-81-00001 / 발급일자 2026-04-16`
_ISSUED_ON = re.compile(r"(?<![가-힣])(?:발급|발행|출력|교부|조회)\s?(?:기준)?\s?(?:일자|일시|일|연월일)?\s*[::]?\s*(?=[\d‘’'])|\b(?:date\s+of\s+issue|(?:issued|printed)(?:\s+on)?|issue\s+date)\s*[::]?\s*(?=[\dA-Z])", re.I)
_TILDE = re.compile(r"[\s.]*(?:일\s*)?(?:[~∼–-]|부터)\s*")
_LEAST_DAYS = 180
_KOREAN = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5}
_WORKED = re.compile(r"(?:근무|재직|담당|종사|수행|활동|일을|일)\s?(?:하였|했|하며\s?쌓)|일해\s?왔|\b(?:worked|served|was\s+employed|has\s+worked)\b", re.I)
MAX_MONTHS = 120
_DATE_LINE = re.compile(r"^(?:[(\[]?\s*(?:(?:작성|계약(?:체결)?|체결|발급|발행|신청|조회(?:기준)?|출력)자?|date|dated|issued(?:on)?|자|날짜)\s*[)\]]?\s*[:.]?\s*)?$", re.I)
_MADE_ON = re.compile(
    r"\b(?:made|entered\s+into|executed|concluded|signed|dated)\s+(?:and\s+entered\s+into\s+|effective\s+)?(?:this|as\s+of|on|the)*\s*(?:the\s+)?(?=\d|[A-Z])"
    r"|(?:계약을|근로계약을|본\s*계약을|이\s*계약을)?\s*(?P<ko>)(?=\d{4}\s*년[^\n]{0,14}일(?:자로|에)\s*(?:다음과|아래와|체결|본\s*계약|근로계약|계약))", re.I)
# `2026년 2월 5일 표본시장 (관인)`, brackets and blanks put aside
_OFFICE = re.compile(r"[가-힣]{2,30}(?:시장|군수|구청장|도지사|세무서장|경찰서장|지청장|장관|청장|지사장|이사장|총장|학장|병원장|의료원장|공단)(?:관인|직인|인)?|[가-힣A-Za-z·]{2,30}(?:관인|직인)")
#: Papers that somebody else issues, and that may be too old.
# `상기 사실을 확인합니다. 2026년 2월 16일`
_CERTIFIED = re.compile(r"(?:확인|증명)(?:합니다|함|한다)\.?\s+(?=(?:19|20)\d\d\s*[년.]\s*\d{1,2}\s*[월.]\s*\d{1,2}\s*[일.]{0,2}\s*$)")
ISSUED_ROLES = (Role.RECOMMENDATION, Role.GUARANTEE, Role.LICENCE, Role.INSURANCE_LIST, Role.CREDENTIAL, Role.OTHER)


# In each form of `_TERM_WORDS` one of these stands.
_TERM_NEEDS = ("기간", "계약", "동안", "부터", "term", "period", "contract", "agreement", "guarantee", "employ", "effective", "shall", "vouch", "engaged", "hired", "appointed")
_speaks_of_term = Asking({_TERM_WORDS: _TERM_NEEDS})
_tells_making = Asking({_MADE_ON: ("년", "made", "entered", "executed", "concluded", "signed", "dated")})
_tells_issue = Asking({_DATE_FIRST: ("date", "issued", "발급일", "발행일", "작성일"), _ISSUED_ON: ("발급", "발행", "출력", "교부", "조회", "issue", "printed"), _CERTIFIED: ("확인", "증명")})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield start, end and length of the term, and the date of the paper."""
    if sheet.role not in (Role.LICENCE, Role.CREDENTIAL, Role.INSURANCE_LIST) and not sheet.lists_staff:
        told = list(_term(sheet))
        # A day without an end in an application is that of the arrival.
        arrives = sheet.role is Role.APPLICATION and not any(fact.name == "end" for fact in told)
        yield from (fact for fact in told if not (arrives and fact.name == "start"))
    yield from _paper_date(sheet)


def _term(sheet: Sheet) -> Iterator[Fact]:
    taken: set[int] = set()
    for name in ("start", "end"):
        for entry in sheet.of(name):
            taken.add(entry.start)
            found = dates_in(entry.text)
            # `만료일 / Expiry` in an application is that of the passport.
            if found and entry.party is not Party.GUARANTOR and not (sheet.role is Role.APPLICATION and name == "end"):
                # A start date's cell may hold the whole term.
                for part, (date, begin, end) in zip(("start", "end") if name == "start" else ("end",), found[:2], strict=False):
                    yield sheet.fact(part, date.isoformat(), entry.start + begin, entry.text[begin:end], entry.line)
    for entry in sheet.of("term"):
        yield from _span(sheet, entry.text, entry.start, entry)
    speaking = sheet.saying(_speaks_of_term)
    for run in sheet.prose():
        speaks = run.number in speaking or _is_bare(sheet, run)
        if run.start in taken or run.section in (Section.CAREER, Section.COMPANY, Section.EFFECT, Section.DUTIES) or not (run.section is Section.TERM or speaks):
            continue
        if run.section is Section.REASON and not speaks:
            continue
        yield from _span(sheet, run.text, run.start, run)


def _is_bare(sheet: Sheet, run: Run) -> bool:
    """Whether a line among the terms of a statement gives a span of half a year and more, with no word for it."""
    if sheet.role is not Role.STATEMENT or run.section not in (Section.TERMS, Section.PAY, Section.WORKPLACE, Section.TITLE):
        return False
    found = dates_in(run.text)
    return len(found) == 2 and _TILDE.fullmatch(run.text[found[0][2] : found[1][1]]) is not None and (found[1][0] - found[0][0]).days >= _LEAST_DAYS


def _span(sheet: Sheet, text: str, start: int, where: Entry | Run) -> Iterator[Fact]:
    line = where.line
    for clause, offset in _clauses(text):
        found = [each for each in dates_in(clause) if each[0].year > LAST_BIRTH_YEAR and not _BIRTH.match(clause[each[2] :])]
        # `홍길동 (베트남, 1995. 12. 2.), 고용기간 2026. 12. 28. ~ …`: what stands behind the word for the term
        word = _TERM_WORDS.search(clause)
        behind = [each for each in found if word and each[1] >= word.end()]
        found = behind if len(behind) >= 2 else found
        if _TRIAL.search(clause[: found[0][1]] if found else clause):
            continue
        if found and isinstance(where, Run) and _WORKED.search(clause, found[-1][2]):
            continue  # `2018년 2월 5일부터 2023년 6월 30일까지 … 일을 하였습니다` is a career
        if found:
            date, begin, end = found[0]
            between = clause[end : found[1][1]] if len(found) > 1 else ""
            second = len(found) > 1 and len(between) <= 40
            lone_end = not second and re.match(r"\s*\.?\s*(?:일\s*)?까지", clause[end:]) is not None or re.search(r"(?:until|through|ending|expires?\s+on|ends?\s+on)\s*$", clause[:begin], re.I) is not None
            yield sheet.fact("end" if lone_end else "start", date.isoformat(), start + offset + begin, clause[begin:end], line)
            if second:
                date, begin, end = found[1]
                yield sheet.fact("end", date.isoformat(), start + offset + begin, clause[begin:end], line)
        # In a paragraph that tells of much else only the clause on the term gives its length.
        said = not isinstance(where, Run) or where.section is Section.TERM or found or _TERM_WORDS.search(clause)
        for match in _LENGTH.finditer(clause) if said else ():
            months = _months(match)
            if isinstance(where, Run) and _WORKED.search(clause, match.end()):
                continue  # `현지 무역회사에서 3년 동안 근무하였습니다`
            if _TRIAL.search(clause[match.end() : match.end() + 12]) or any(b <= match.start() < e for _, b, e in found):
                continue
            if _LIMIT.search(clause[: match.start()]) or _PART.search(clause[: match.start()]) or _LATER.match(clause[match.end() :]):
                continue
            if 0 < months <= MAX_MONTHS:
                raw = match[0].strip()
                raw = raw[1:].strip() if raw.startswith("(") and ")" not in raw else raw
                yield sheet.fact("term_months", months, start + offset + match.start() + match[0].find(raw), raw, line)
                break


def _clauses(text: str) -> Iterator[tuple[str, int]]:
    """Yield sentences with their offsets; a date's own full stop ends no sentence."""
    begin = 0
    for match in re.finditer(r"(?<=[다함임])\.\s+|(?<=[a-z)])\.\s+(?=[A-Z])|\n(?=\s*[-•(※]|\s*\d\)|[^\d~\s]*수습)|;", text):
        yield text[begin : match.start()], begin
        begin = match.end()
    yield text[begin:], begin


def _months(match: re.Match[str]) -> int:
    if match["y"]:
        return int(match["y"]) * 12 + int(match["ym"] or 0)
    if match["m"]:
        return int(match["m"])
    if match["k"]:
        return _KOREAN[match["k"]] * 12
    number, unit = (_WORDS[match["w"].lower()], match["wu"]) if match["w"] else (int(match["e"]), match["eu"])
    return number * (12 if unit.lower() == "year" else 1)


def _paper_date(sheet: Sheet) -> Iterator[Fact]:
    name = "issued" if sheet.role in ISSUED_ROLES else "signed"
    for entry in sheet.of("issued", "signed", past=True):
        found = dates_in(entry.text)
        if found and (entry.field == name or sheet.role in ISSUED_ROLES) and (not entry.past or sheet.role is Role.CREDENTIAL):
            date, begin, end = found[0]
            yield sheet.fact(name, date.isoformat(), entry.start + begin, entry.text[begin:end], entry.line)
    for run in sheet.prose(_tells_making) if name == "signed" else ():
        match = _MADE_ON.search(run.text)
        found = dates_in(run.text[match.end() : match.end() + 50]) if match else []
        if match and found and found[0][1] <= 12:
            date, begin, end = found[0]
            yield sheet.fact("signed", date.isoformat(), run.start + match.end() + begin, run.text[match.end() + begin : match.end() + end], run.line)
    for run in sheet.prose(_tells_issue, past=True) if name == "issued" else ():
        # `Date: 3 September 2026 To whom it may concern`
        match = _DATE_FIRST.match(run.text) or _ISSUED_ON.search(run.text) or _CERTIFIED.search(run.text)
        found = dates_in(run.text[match.end() : match.end() + 30]) if match else []
        if match and found and found[0][1] <= 2:
            date, begin, end = found[0]
            yield sheet.fact("issued", date.isoformat(), run.start + match.end() + begin, run.text[match.end() + begin : match.end() + end], run.line)
            return
    alone = [(run, place) for run in sheet.prose(past=True) if (place := _alone(run))]
    if not alone and sheet.role in ISSUED_ROLES:
        alone = [(run, place) for run in sheet.prose(past=True) if (place := _alone(run, by_office=True))]
    if alone:
        run, (iso, begin, end) = alone[-1]
        yield sheet.fact(name, iso, run.start + begin, run.text[begin:end], run.line)


def _alone(run: Run, *, by_office: bool = False) -> tuple[str, int, int] | None:
    """Return the date of a line that holds nothing but a date, perhaps in two languages, or the office behind it that issued the paper."""
    if run.passage.labelled or run.section is Section.TERM or len(run.text) > 60:
        return None
    found = dates_in(run.text)
    if not found or len({date for date, _, _ in found}) != 1:
        return None
    rest = run.text
    for _, begin, end in reversed(found):
        rest = rest[:begin] + rest[end:]
    rest = re.sub(r"[\s/.,일()]+", "", rest)
    return (found[0][0].isoformat(), found[0][1], found[0][2]) if _DATE_LINE.match(rest) or by_office and _OFFICE.fullmatch(rest) else None
