"""What identifies the parties: registration number, passport, birth, nationality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.extraction.facts.dates import LAST_BIRTH_YEAR, birth_in, dates_in
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Entry, Run, Sheet
from analyzer.extraction.facts.values import is_blank_number, is_empty, line_of, nation_of, nations
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking

_NUMBER = re.compile(r"(?<![\d-])(\d{3})\s?[-–—−]?\s?(\d{2})\s?[-–—−]?\s?(\d{5})(?![\d-])")
_NUMBER_WORD = re.compile(r"사\s*업\s*자\s*(?:등\s*록\s*)?(?:증\s*)?(?:번\s*호)?|business\s*(?:registration|license|reg\.?)?\s*(?:number|no\.?)", re.I)
# Numbers with letters between the digits, and those of German passports.
_WITH_LETTERS = r"[A-Z]\d{3}[A-Z]\d{4}|[A-Z]{2}\d{2}[A-Z0-9]{4,5}|[CFGHJK](?=(?:[A-Z]*\d){4})[0-9CFGHJKLMNPRTVWXYZ]{8}"
PASSPORT = re.compile(
    r"(?:여\s*권\s*(?:번\s*호)?|passport\s*(?:number|no\.?|#)?)(?:\s*\([^)\d]{0,30}\))?(?:\s*/?\s*passport\s*(?:number|no\.?))?\s*(?:[:#=]|은|는|is)?\s*"
    r"(?P<v>[A-Z]{1,2}[ -]?\d(?:[ -]?\d){5,8}[A-Z]?|" + _WITH_LETTERS + r"|\d{8,9}|\d{2} \d{7})(?![A-Za-z0-9])", re.I)
_PASSPORT_VALUE = re.compile(r"(?<![A-Za-z0-9])(?=(?:[A-Z -]*\d){5})[A-Z0-9](?:[ -]?[A-Z0-9]){5,11}(?![A-Za-z0-9])", re.I)
_BORN = re.compile(r"(?P<d>\d{2,4}\s*[년.\-/]\s*\d{1,2}\s*[월.\-/]\s*\d{1,2}\s*일?\.?)\s*(?:(?:출)?생(?![산활명])|에\s*태어|(?:[가-힣]{2,9}에서\s*)태어)|born\s+(?:on\s+)?(?P<e>\d{4}[-./]\d{1,2}[-./]\d{1,2}|[^;()]{6,24}?\d{4})"
                   r"|(?:생년월일|date\s+of\s+birth)\s*(?:[::]|은|는|is)?\s*(?P<f>(?:[A-Za-z]{3,9}\.?\s+)?\d[^;()]{5,24}?\d)(?=\s*일?\s*(?:,(?!\s*\d{4})|[;)]|\.?\s*$|생))", re.I)
_CITIZEN = re.compile(r"(?:citizen|national)\s+of\s+(?P<v>(?:the\s+)?[A-Z][\w.' ]{2,40}?)(?=[,.;)(]|\s+(?:with|holding|who|born|and|passport|residing)|$)"
                      r"|(?:of|,|holds?|holding|has|having)\s+(?P<a>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s+(?:nationality|citizenship)", re.I)
_KOREAN_CITIZEN = re.compile(r"(?P<v>[가-힣]{2,9})\s*국적(?:의|을|인|자|으로|이며|이고|\s*보유|\s*소지|,|\)|\s)|(?P<c>[가-힣]{2,9})\s*국민(?:으로|이며|이고|인|입니다)|국적\s*[:은는]?\s*(?P<b>[가-힣]{2,9})(?=[,)/]|\s|$)|(?P<o>[가-힣]{2,9})\s*출신(?:의|으로|이며|이고|인|입니다|이다)|(?P<w>[가-힣]{2,9})에서\s*(?:태어|출생)")
FIRM = r"(?:(?:주식회사|유한회사|㈜|\(주\)|\(유\))\s*[가-힣A-Za-z0-9&·]{1,24}?|[가-힣A-Za-z0-9&·]{1,24}\s*(?:주식회사|유한회사|㈜|\(주\)|\(유\)))"
#: One of these stands in every `FIRM`, for `Asking`.
FIRM_MARKS = ("주식회사", "유한회사", "㈜", "(주)", "(유)")
FIRM_EN = r"(?!(?:We|Our|The)\b,?\s)[A-Z][A-Za-z0-9&.' -]{1,50}?,?\s+(?:Co\.,?\s*Ltd\.?|Inc\.?|Corp\.?|Ltd\.?|LLC|Corporation|Limited)"
#: Written with both hyphens a registration number is like no other number and needs no word in front of it.
DASHED = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{5}(?![\d-])")
_BRACKETED_NUMBER = re.compile(rf"(?:{FIRM}|{FIRM_EN})\s*\((?:[^()]|\([^()]*\))*?(?P<v>{DASHED.pattern})")
# As passports are numbered: one to three letters and six digits or more, letters between the digits, or the letters and digits of German ones.
_PASSPORT_ALONE = re.compile(r"[A-Z]{1,3}[ -]?\d{6,8}[A-Z]?|\d{2}[A-Z]{2}\d{5}|" + _WITH_LETTERS)
_PARTS = re.compile(r"[^,/;|·()\n]+")
MIN_PARTS = 3
# `SAMPLE ALPHA(베트남, 1990-04-04, 여권 M1234567)`
_IN_BRACKETS = re.compile(r"(?P<n>[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:[ \t]+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’.-]*){1,4}|[가-힣])\s*\((?P<v>[^()\n]{12,120})\)")
_NOT_THE_PERSON = re.compile(r"기존|재직\s?중|전임|동반|가족|임원|대표|현황|실적|퇴사|resign|\b(?:CORP|INC|LTD|CO|LLC)\b", re.I)
_HEADING = 40
_HEAD = re.compile(r"대표|사장|\b(?:CEO|director|president|chair)", re.I)
# `SAMPLE ALPHA, 홍콩, 2001-05-19, M1234567`: a line of its own
_ROW = re.compile(r"(?P<n>[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:[ \t]+[A-ZÀ-Ý][A-ZÀ-Ý'’.-]*){0,4}(?:,[ \t]+[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:[ \t]+[A-ZÀ-Ý][A-ZÀ-Ý'’.-]*){0,3})?)\s*[,;/|·]\s*(?P<v>[^()\n]{12,80})")
_LED = re.compile(r"^(?:여권(?:\s*번호)?|passport(?:\s*(?:no\.?|number))?|생년월일|born(?:\s+on)?|date\s+of\s+birth|국적|nationality)\s*[:.]?\s*", re.I)
_TOLD = re.compile(r"\s*(?:일?생|국적)\.?$")
MIN_TOLD = 2
# German passports hold letters between few digits.
MIN_DIGITS = 4
#: Letters between the particulars of one person.
_ONE_BLOCK = 120
BARE_DATE = re.compile(r"(?:19\d\d|200\d)\s*[.\-/년]\s*\d{1,2}\s*[.\-/월]\s*\d{1,2}\s*[.일]?(?:\s*생)?")


_tells_of_person = Asking({PASSPORT: ("권", "passport"), _BORN: ("생", "태어", "born", "birth"), _CITIZEN: ("citizen", "national"), _KOREAN_CITIZEN: ("국적", "국민", "출신", "태어", "출생")})
_holds_number, _holds_brackets = Asking({_BRACKETED_NUMBER: ("-",), _NUMBER_WORD: ("사", "business")}), Asking({_IN_BRACKETS: ("(",)})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield registration numbers of the firm, passport, birth and nationality of the person."""
    yield from _employer_number(sheet)
    person = sheet.role not in (Role.LICENCE, Role.INSURANCE_LIST) and not sheet.lists_staff
    for entry in sheet.of("passport", "birth", "nationality", past=True):
        if not person or not own(entry) or (entry.past and sheet.role is not Role.CREDENTIAL):
            continue
        if entry.field == "passport":
            # A cell may hold the birth date as well: `1993-07-26 / TZ1180357`.
            text = entry.text
            for _, begin, end in dates_in(text):
                text = f"{text[:begin]}{' / '.ljust(end - begin)}{text[end:]}"  # `1997.07.21 A09714523`
            found = [m for m in _PASSPORT_VALUE.finditer(text) if not BARE_DATE.fullmatch(m[0]) and birth_in(m[0]) is None]
            match = next((m for m in found if re.search("[A-Za-z]", m[0])), found[0] if found else None)
            if match:
                yield from _passport(sheet, match[0], entry.start + match.start(), entry)
        elif entry.field == "birth":
            yield from birth(sheet, entry.text, entry.start, entry)
        else:
            yield from _nationality(sheet, entry)
    for entry in sheet.of("name", "name_weak") if person else ():
        if own(entry):
            yield from _in_a_row(sheet, entry)
    for run in sheet.prose(_holds_brackets, past=True) if person else ():
        for bracket in _IN_BRACKETS.finditer(run.text) if run.party is not Party.GUARANTOR and run.figures else ():
            yield from _told_together(sheet, run, bracket)
    rows = [(run, row) for run in sheet.prose() if run.figures and own(run) and (row := _ROW.fullmatch(run.text))] if sheet.role in (Role.CONTRACT, Role.STATEMENT) else []
    if person and len(rows) == 1 and not any(sheet.of("name", "name_weak", "passport", "birth")) and not _NOT_THE_PERSON.search(_line_above(sheet, rows[0][0]) + rows[0][1][0]):
        yield from _told_together(sheet, *rows[0])
    told = [run for run in sheet.prose(_tells_of_person, past=True) if run.party is not Party.GUARANTOR] if person else []
    misplaced = sheet.role is Role.CONTRACT and not any(own(run) for run in told) and not any(run.party is Party.EMPLOYEE for run in sheet.runs)
    if misplaced:
        yield from (fact for entry in sheet.of("birth") if entry.party is Party.EMPLOYER and _beside_passport(sheet, told, entry.start)
                    for fact in birth(sheet, entry.text, entry.start, entry))
    for run in told:
        # A firm has no passport: where no other line of a contract tells who comes, its head was taken for that of the employer's part.
        if not own(run) and not (misplaced and _beside_passport(sheet, told, run.start)):
            continue
        for match in PASSPORT.finditer(run.text) if run.figures else ():
            yield from _passport(sheet, match["v"], run.start + match.start("v"), run)
        for match in _BORN.finditer(run.text) if run.figures else ():
            group = next(key for key, value in match.groupdict().items() if value)
            yield from birth(sheet, match[group], run.start + match.start(group), run)
        if run.section not in (Section.COMPANY, Section.DUTIES, Section.EFFECT, Section.PLAN):
            yield from _citizenship(sheet, run)


def _line_above(sheet: Sheet, run: Run) -> str:
    return sheet.document.text[: run.start].rstrip().rpartition("\n")[2]


def _beside_passport(sheet: Sheet, told: Sequence[Run], start: int) -> bool:
    """Whether a passport stands near and no word for the head of the firm between or in front of it."""
    near = [run.start for run in told if PASSPORT.search(run.text) and abs(run.start - start) <= _ONE_BLOCK]
    return bool(near) and not _HEAD.search(sheet.document.text[max(0, min(*near, start) - _HEADING) : max(*near, start) + _ONE_BLOCK // 2])


def _told_together(sheet: Sheet, run: Run, bracket: re.Match[str]) -> Iterator[Fact]:
    """Yield the particulars in a bracket behind a name, and the name, if two of its parts are such; beside the employer's a nationality must tell that they are not its head's."""
    offset = run.start + bracket.start("v")
    told = [fact for part in _PARTS.finditer(bracket["v"]) for fact in _particular(sheet, part, offset, run)]
    names = {fact.name for fact in told}
    if len(names) >= MIN_TOLD and (own(run) or "nationality" in names):
        if len(bracket["n"]) > 1:
            yield sheet.fact("employee", bracket["n"], run.start + bracket.start("n"), bracket["n"], run.line)
        yield from told


def _in_a_row(sheet: Sheet, entry: Entry) -> Iterator[Fact]:
    """Yield the particulars behind a name in one cell: `SAMPLE ALPHA, 베트남, 1990. 4. 4., M1234567`."""
    parts = list(_PARTS.finditer(entry.text))
    for part in parts[1:] if len(parts) >= MIN_PARTS else ():
        yield from _particular(sheet, part, entry.start, entry)


def _particular(sheet: Sheet, part: re.Match[str], offset: int, source: Entry | Run) -> Iterator[Fact]:
    """Yield the birth, passport or nationality that one part of a list tells, with a word in front or behind or bare; `offset` is where the list starts."""
    words = part[0].strip()
    led = _LED.match(words)
    begin = led.end() if led else 0
    raw = _TOLD.sub("", words[begin:])
    start = offset + part.start() + len(part[0]) - len(part[0].lstrip()) + begin
    found = birth_in(raw)
    if found and found[1] == 0 and len(raw) - found[2] <= 1 and (led or found[0].year <= LAST_BIRTH_YEAR):
        yield from birth(sheet, raw, start, source)
    elif _PASSPORT_ALONE.fullmatch(raw) or (led and raw.isalnum() and PASSPORT.fullmatch(words)):
        yield from _passport(sheet, raw, start, source)
    elif (code := nation_of(raw)) and code != "KR":
        yield sheet.fact("nationality", code, start, raw, source.line)


def own(entry: Entry | Run) -> bool:
    """Whether the particulars may be the person's."""
    return entry.party in (Party.NONE, Party.EMPLOYEE)


def _employer_number(sheet: Sheet) -> Iterator[Fact]:
    for entry in sheet.of("employer_number"):
        match = _NUMBER.search(entry.text)
        if match and not is_blank_number(match[0]) and entry.party is not Party.GUARANTOR:
            yield sheet.fact("employer_number", "-".join(match.groups()), entry.start + match.start(), match[0], entry.line)
    for entry in sheet.of("employer", "employer_weak"):
        match = DASHED.search(entry.text)
        if match and not is_blank_number(match[0]) and entry.party is not Party.GUARANTOR:
            yield sheet.fact("employer_number", match[0], entry.start + match.start(), match[0], entry.line)
    for run in sheet.prose(_holds_number):
        # `주식회사 예시(000-00-00000, 대표이사 홍길동)는 …`
        match = _BRACKETED_NUMBER.search(run.text) if run.party in (Party.NONE, Party.EMPLOYER) else None
        if match and not is_blank_number(match["v"]):
            yield sheet.fact("employer_number", match["v"], run.start + match.start("v"), match["v"], run.line)
        for word in _NUMBER_WORD.finditer(run.text):
            match = _NUMBER.search(run.text, word.end())
            if match and match.start() - word.end() <= 12 and not is_blank_number(match[0]):
                yield sheet.fact("employer_number", "-".join(match.groups()), run.start + match.start(), match[0], run.line)


def _passport(sheet: Sheet, raw: str, start: int, where: Entry | Run) -> Iterator[Fact]:
    value = re.sub(r"[\s-]", "", raw).upper()
    line = where.line
    if 6 <= len(value) <= 12 and sum(c.isdigit() for c in value) >= MIN_DIGITS and not is_blank_number(value):
        yield sheet.fact("passport", value, start, raw, line)


def birth(sheet: Sheet, text: str, start: int, where: Entry | Run) -> Iterator[Fact]:
    """Yield the date of birth that a text holds, if it holds one."""
    line = where.line
    found = birth_in(text)
    if found:
        date, begin, end = found
        yield sheet.fact("birth", date.isoformat(), start + begin, text[begin:end], line)


def _nationality(sheet: Sheet, entry: Entry) -> Iterator[Fact]:
    value = line_of(entry.text)
    if is_empty(value) or len(value) > 40 or re.search(r"\d|다\.?$", value):
        return
    yield sheet.fact("nationality", nation_of(value) or value, entry.start + entry.text.find(value), value, entry.line)


def _citizenship(sheet: Sheet, run: Run) -> Iterator[Fact]:
    for pattern in (_CITIZEN, _KOREAN_CITIZEN):
        for match in pattern.finditer(run.text):
            group = next(name for name, value in match.groupdict().items() if value)
            raw = match[group].strip()
            if raw.casefold() in nations() or nation_of(raw):
                code = nation_of(raw)
                if code and code != "KR":
                    yield sheet.fact("nationality", code, run.start + match.start(group) + match[group].find(raw), raw, run.line)
