"""What the person has learnt and done before: degree, major, years of experience."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Entry, Run, Sheet
from analyzer.extraction.facts.values import is_empty, line_of
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking

_DEGREES = (
    ("doctor", r"박사|\bPh\.?\s?D\b\.?|\bdoctor(?:ate|al)?\b"),
    ("master", r"석사|\bmaster(?:['’]?s)?\b|\bM\.?\s?(?:Sc|Eng)\b\.?|\bM\.S\.?(?=[\s,)]|$)|\bMS(?=\s+(?:in|degree))|\bMBA\b"),
    ("associate", r"전문\s?학사|전문대(?:학)?|초급대|\bassociate(?:['’]?s)?\b|junior\s+college"),
    ("bachelor", r"(?<!전문)(?<!전문 )학사|대졸|4년제|\bbachelor(?:['’]?s)?\b|\bB\.?\s?(?:Sc|Eng|Tech|A)\b\.?|\bB\.S\.?(?=[\s,)]|$)|\bBS(?=\s+(?:in|degree))|\bB\.E\.?(?=[\s,)]|$)"),
    ("high-school", r"고등\s?학교|고졸|\bhigh[\s-]school\b|\b(?:higher\s+)?secondary\s+(?:school|certificate)\b"),
)
_DEGREE = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _DEGREES), re.I)
_HOLDS = re.compile(r"학위|취득|마쳤|마침|수여|졸업|소지|보유|degree|graduat|awarded|conferred|holds?\b|diploma|passed\b", re.I)
_NOT_YET = re.compile(r"재학|과정\s*중|수료(?!증)|예정|이상|우대|필요|required|preferred|at\s+least|or\s+(?:higher|above)|candidate|휴학|중퇴|이상의|학력\s*무관|지원자|응시자", re.I)
_MAJOR = re.compile(
    r"(?P<k>[가-힣]{2,16}(?:\s?[가-힣]{1,6}(?=학\s|공학))?)\s*(?:을|를)\s*전공|(?P<c>[가-힣]{2,14}(?:학|공학|과학))\s*전공(?:의|으로|\s*과정)|(?P<b>[가-힣]{2,14})\s전공\s[가-힣]{0,6}[학석박]사|전공\s*(?:은|:)\s*(?P<n>[가-힣A-Za-z& ]{2,30}?)(?=이며|이고|이다|입니다|으로|[,.)\n]|$)"
    r"|(?P<d>[가-힣]{2,16}(?:학과|학부|공학과|과))\s*(?:를|을|,|/)?\s*\(?(?:[가-힣]{0,6}(?=[학석박]사))?\s*(?:졸업|석사|학사|박사|전공)|(?P<s>[가-힣]{2,14}(?:학|공학|과학))\s*(?:전문학사|학사|석사|박사)"
    r"|(?:major(?:ed|ing)?(?:\s+(?:in|of|is))?|degree\s+in|(?:course|programme|program|studies)\s+in|(?:Bachelor|Master|Doctor|Associate)(?:['’]s)?(?:\s+degree)?(?:\s+of\s+[A-Z][a-z]+)?\s+in|(?:Bachelor|Master)(?:['’]s)?\s+of(?!\s+(?:Science|Arts|Engineering|Technology|Applied|Philosophy)\b)|B\.?Sc?\.?\s+in|M\.?Sc?\.?\s+in|Ph\.?D\.?\s+in)\s*:?\s*(?P<e>(?-i:[A-Z][A-Za-z&-]+(?:\s+(?:and\s+|of\s+|&\s+)?[A-Z][A-Za-z-]+){0,4})|[a-z]+(?:\s(?:and\s)?[a-z]+){0,3}(?=[,.;)]|\s+(?:from|at|in\s+\d)|$))", re.I)
_FIELD = re.compile(
    r"(?:\b(?:Bachelor|Master|Doctor)(?:['’]?s)?(?:\s+degree)?(?:\s+of\s+(?:Science|Arts|Engineering|Technology|Commerce|Fine\s+Arts))?|\bB\.?\s?(?:Sc|Eng|Tech|A|S|E)\.?|\bM\.?\s?(?:Sc|Eng|A|S)\.?)"
    r"\s*(?:\(\s*([A-Z][A-Za-z& ]{3,40})\s*\)|(?:,|in|-|–)?\s+((?!in\b|of\b|degree\b)[A-Z][A-Za-z&]{3,}(?:\s+(?:and\s+|of\s+|&\s+)?[A-Z][A-Za-z]+){0,3}))\s*$"
    r"|(?:학사|석사|박사)\s*\(\s*([가-힣]{2,14}(?:학|과|부|전공))\s*\)", re.I)
_YEARS = re.compile(
    r"(?<![\d.])(?P<y>\d{1,2}(?:\.\d)?)\s*(?:여\s*)?년(?!\s*\d{1,2}\s*월\s*\d|도|생|부터|\s*\d{1,2}\s*월\s*[~\-부])\s*(?:간)?(?:\s*(?P<m>\d{1,2})\s*개?\s*월)?|(?<!\d)(?P<mo>\d{1,3})\s*개월"
    r"|(?P<e>\d{1,2}(?:\.\d)?)\s*(?:\(\d+\)\s*)?\+?\s*years?(?:\s*(?:and\s+)?(?P<em>\d{1,2})\s*months?)?|(?P<w>one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:\(\d+\)\s*)?years?", re.I)
_WORDS = {word: i for i, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)}
# What has to follow (`5년간 … 근무하였고`, `five years of experience`) or to precede (`경력 총 5년`) a number of years.
_SPENT = re.compile(r"^\s*(?:이?상의\s*)?(?:간|동안|여|의)?\s*(?:[가-힣A-Za-z0-9·,()/ ]{0,24}?)?(?:경력|실무\s*경험|근무(?:하[였며고여]|했|한|하면서|\s*경험|\s*경력)|종사(?:하[였며고여]|했|한)|일(?:하였|했|한))"
                    r"|^['’]?\s*(?:of\s+)?(?:\w+\s+){0,6}?(?:experience|practice)|^\s+(?:as\s+an?|at|in|with)\s", re.I)
_SUM = re.compile(r"(?:경력|경력기간|근무기간|재직기간|experience|worked\s+for|employed\s+for|working\s+for|period)\s*(?:은|는|이|:|of|is)?\s*\(?\s*(?:총|약|total|about|over|합계)?\s*$", re.I)
# `경력 : 식당 주방 근무 1년 8개월(2023.9. ~ 2025.4.)`: the dates behind show that the time is over. Two of them make a sum that is not stated.
_STAY = re.compile(r"^\s*간?\s*\(\s*(?:19|20)\d\d\s*[.년/-][^()]{0,20}[~\-–][^()]{0,20}\)")
_DATES = re.compile(r"(?:19|20)\d\d[^~\n]{0,12}[~–]")
_CAREER = re.compile(r"(?:관련|주요)?\s*경력(?:\s*사항)?|career|(?:work\s+)?experience", re.I)
_NOT_SPENT = re.compile(r"지난|향후|앞으로|과거|최근|next|last|past\s*$|계약|업력", re.I)
_OTHERS = re.compile(r"당사는|당사가|회사는|저희는|경력자는|내국인은|설립|창업|the\s+company\s+has|established|founded|we\s+have", re.I)
_COMPANY = re.compile(r"당사|회사는|업력|설립|(?<![통번])역사|company\s+(?:has|was)|established|founded|계약|기간은|거래", re.I)
_REQUIRED = re.compile(r"이상|요구|필요|우대|required|at\s+least|minimum|or\s+more|자격\s*요건|지원자|응시자|채용\s*공고", re.I)
MAX_YEARS = 50
_SILENT = (Section.COMPANY, Section.DUTIES, Section.QUALIFICATION, Section.EFFECT, Section.PLAN, Section.HOURS, Section.PAY, Section.TERM)


_NO_EXPERIENCE = re.compile(r"(?:직장|근무|실무|취업|관련|사회)\s*(?:경력|경험)(?:은|이|도)?\s*(?:아직\s*)?(?:없(?:다|습니다|으며|으나|는|음|지만)|전무)|\bno\s+(?:work|professional|previous|prior|former)\s+(?:work\s+|professional\s+)?(?:experience|employment|career)\b", re.I)


_TOPIK = re.compile(r"TOPIK|한국어\s*능력\s*시험", re.I)
_TOPIK_LEVEL = re.compile(r"(?:TOPIK|한국어\s*능력\s*시험)(?:\s*\(?TOPIK\)?)?\s*(?:I{1,2}\b)?[^\n.\d]{0,8}(?:(?P<n>[1-6])\s*급|(?:level|grade)\s*(?P<m>[1-6]))(?!\s*(?:이상|or\s+(?:higher|above)))", re.I)
_KIIP_LEVEL = re.compile(r"(?:KIIP|사회\s*통합\s*프로그램)[^\n.\d]{0,14}(?:(?P<n>[1-5])\s*단계|(?:level|stage)\s*(?P<m>[1-5]))(?!\s*(?:이상|or\s+(?:higher|above)))", re.I)
_GRADE = re.compile(r"^\W*(?P<n>[1-6])\s*급\W*$|(?:등급|level)\s*[::]?\s*(?P<m>[1-6])", re.I)


# `경력 | 없음(신규 졸업)`, `Work experience | None so far`; an empty cell says nothing
_NONE_YET = re.compile(r"(?:(?:해당|관련)\s?)?(?:경력\s?)?없음|신입(?:\s?졸업자?)?|none(?:\s+(?:so\s+far|yet))?|no\s+(?:work\s+)?experience(?:\s+(?:so\s+far|yet))?", re.I)
_ENDS = re.compile(r"\s*(?:\((?:신규|신입|올해|졸업|최근)[^()]{0,16}\)|,\s*(?:신규|신입|fresh|new)\s?[가-힣a-z ]{0,14})?[\s.]*$", re.I)
# Who signs a certificate has a degree of his own: `총장 공학박사 김모의`, `Kim Moui, Ph.D., President`.
_SIGNS_BEFORE = re.compile(r"(?:총\s?장|학\s?장|원\s?장|교수|대표)\s*[,:]?\s*[가-힣]{0,4}$")
_SIGNS_BEHIND = re.compile(r"[\s,]*(?:president|rector|dean|registrar|professor|director)\b|,?\s[가-힣]{2,4}\s(?:총장|학장|원장|교수)|[.,\s]+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2},\s*(?:president|rector|dean|registrar|professor|director)\b", re.I)
# `Sample University, Laurea (학사) 철학과` on a certificate
_SCHOOL = re.compile(r"universi|college|institute\s+of|대학교?(?!원?생)", re.I)
_names_degree = Asking({_DEGREE: ("박사", "석사", "학사", "학교", "졸", "전문대", "초급대", "4년제", "ph", "doctor", "m", "associate", "college", "b", "school", "secondary")})
_names_major = Asking({_MAJOR: ("전공", "졸업", "박사", "석사", "학사", "major", "degree", "course", "program", "studies", "doctor", "master", "m.s", "ms", "associate", "b", "ph")})
_counts_years = Asking({_YEARS: ("년", "개월", "year")})
_tells_of_none = Asking({_NO_EXPERIENCE: ("경력", "경험", "experience", "employment", "career")})
_tells_of_korean = Asking({_TOPIK_LEVEL: ("topik", "한국어"), _KIIP_LEVEL: ("kiip", "프로그램"), _GRADE: ("급", "level")})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield degree, major and years of related experience of the person."""
    if sheet.role in (Role.LICENCE, Role.INSURANCE_LIST, Role.GUARANTEE):
        return
    for entry in sheet.of("degree", past=True):
        if entry.party in (Party.NONE, Party.EMPLOYEE):
            yield from _degree(sheet, entry.text, entry.start, entry, stated=True)
            yield from _field_of_degree(sheet, entry)
            if not _REQUIRED.search(entry.text):
                yield from _majors_in(sheet, entry.text, entry.start, entry)
    for entry in sheet.of("major", past=True):
        value = line_of(entry.text)
        if not is_empty(value) and len(value) <= 60 and not _DEGREE.fullmatch(value) and not re.search(r"다\.?$|\d{3}", value):
            # `기계공학 학사` in a cell for the major names the degree as well.
            bare = re.sub(rf"\s*[(/]?\s*(?:{_DEGREES[0][1]}|{_DEGREES[1][1]}|{_DEGREES[2][1]}|{_DEGREES[3][1]})\s*(?:학위)?\)?$", "", value, flags=re.I).strip(" ,/")
            value = bare or value
            yield sheet.fact("major", value, entry.start + entry.text.find(value), value, entry.line)
    for entry in sheet.of("experience", past=True):
        yield from _none_yet(sheet, entry)
        yield from _years(sheet, entry.text, entry.start, entry, labelled=True)
    for entry in sheet.entries:
        # `관련경력 (5년)` carries the number in the label.
        if entry.field == "experience":
            yield from _in_label(sheet, entry)
    degrees, majors, years, none = (sheet.saying(what) for what in (_names_degree, _names_major, _counts_years, _tells_of_none))
    for run in sheet.prose(past=True):
        if run.section in _SILENT:
            continue
        if run.passage.labelled and _CAREER.fullmatch(run.passage.label.strip()):
            yield from _none_yet(sheet, run)
        if run.number in degrees:
            yield from _degree(sheet, run.text, run.start, run, stated=False)
        if run.number in majors:
            yield from _majors(sheet, run)
        if run.number in years:
            yield from _years(sheet, run.text, run.start, run, labelled=False)
        if sheet.role is Role.STATEMENT and run.number in none:
            yield from _none(sheet, run.text, run.start, run)
    yield from _korean(sheet)


def _korean(sheet: Sheet) -> Iterator[Fact]:
    """Yield the levels of Korean: of the test (TOPIK 1 to 6) and of the integration programme (KIIP 1 to 5)."""
    test = sheet.role is Role.CREDENTIAL and _TOPIK.search(sheet.document.text) is not None
    for run in sheet.prose(_tells_of_korean, past=True):
        for name, pattern in (("topik", _TOPIK_LEVEL), ("kiip", _KIIP_LEVEL), *((("topik", _GRADE),) if test else ())):
            if match := pattern.search(run.text):
                yield sheet.fact(name, int(match["n"] or match["m"]), run.start + match.start(), match[0], run.line)


def _degree(sheet: Sheet, text: str, start: int, where: Entry | Run, *, stated: bool) -> Iterator[Fact]:
    told = _HOLDS.search(text) or (isinstance(where, Run) and (where.section is Section.CAREER or sheet.role is Role.CREDENTIAL and (_DEGREE.match(text.strip()) or _SCHOOL.search(text))))
    # A count of people (`석사 3명`) tells of the company.
    if not stated and (not told or _COMPANY.search(text)):
        return
    for match in _DEGREE.finditer(text):
        around = text[match.end() : match.end() + 12]
        if sheet.role is Role.CREDENTIAL and (_SIGNS_BEFORE.search(text[: match.start()]) or match.lastgroup == "doctor" and _SIGNS_BEHIND.match(text[match.end() :])):
            continue
        if _NOT_YET.search(around) or re.match(r"\s*(?:학위\s*)?\d+\s*명|\s*(?:급|출신)", around) or re.search(r"(?:Scrum|Web|Quality)\s*$", text[: match.start()], re.I):
            continue
        if not stated and match.lastgroup == "high_school" and not re.search(r"졸업|graduat|diploma|certificate|passed", text, re.I):
            continue
        if not stated and match.lastgroup == "master" and not _HOLDS.search(text[max(0, match.start() - 30) : match.end() + 40]):
            continue
        name = next(key for key, value in match.groupdict().items() if value)
        yield sheet.fact("degree", name.replace("_", "-"), start + match.start(), match[0], where.line)
        if stated:
            return


def _field_of_degree(sheet: Sheet, entry: Entry) -> Iterator[Fact]:
    """Yield the field that stands behind the degree in its cell: `Bachelor of Arts (History)`, `BSc Mass Communication`, `공학사(기계공학)`."""
    match = _FIELD.search(line_of(entry.text))
    if match:
        value = next(value for value in match.groups() if value).strip()
        if not _DEGREE.search(value) and not is_empty(value):
            yield sheet.fact("major", value, entry.start + entry.text.find(value), value, entry.line)


def _majors(sheet: Sheet, run: Run) -> Iterator[Fact]:
    if not (_COMPANY.search(run.text) or _REQUIRED.search(run.text)):
        yield from _majors_in(sheet, run.text, run.start, run)


def _majors_in(sheet: Sheet, text: str, start: int, where: Entry | Run) -> Iterator[Fact]:
    for match in _MAJOR.finditer(text):
        group = next(key for key, value in match.groupdict().items() if value)
        value = match[group].strip()
        if group == "d" and not value.endswith(("학과", "학부", "공학과")):
            continue
        if len(value) >= 2 and not re.fullmatch(r"관련|해당|동|본|the|a|an|related|fields?|Korea|유사|복수|세부|이공계|무관|관련\s?분야", value, re.I):
            yield sheet.fact("major", value, start + match.start(group) + match[group].find(value), value, where.line)


def _years(sheet: Sheet, text: str, start: int, where: Entry | Run, *, labelled: bool) -> Iterator[Fact]:
    for match in _YEARS.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        if isinstance(where, Run) and where.passage.labelled:
            before = f"{where.passage.label} {before}"  # `경력 : 총 5년`
        if _REQUIRED.search(behind[:14]) or _NOT_SPENT.search(before[-12:]):
            continue
        if not labelled and (_OTHERS.search(before) or not (_only_stay(where, behind) or _SPENT.search(behind[:40]) or _SUM.search(before[-16:]))):
            continue
        years = _value(match)
        if 0 < years <= MAX_YEARS:
            raw = match[0].strip()
            yield sheet.fact("experience_years", years, start + match.start() + match[0].find(raw), raw, where.line)
            return


def _none(sheet: Sheet, text: str, start: int, where: Entry | Run) -> Iterator[Fact]:
    """Yield no years where the paper says outright that the person has not worked yet."""
    match = _NO_EXPERIENCE.search(text)
    if match:
        yield sheet.fact("experience_years", 0.0, start + match.start(), match[0], where.line)


def _none_yet(sheet: Sheet, where: Entry | Run) -> Iterator[Fact]:
    """Yield no years where the answer under a label for experience is that there is none."""
    match = _NONE_YET.match(where.text)
    if match and _ENDS.match(where.text, match.end()):
        yield sheet.fact("experience_years", 0.0, where.start, match[0], where.line)


def _only_stay(where: Entry | Run, behind: str) -> bool:
    """Whether a line of the career states one stay, with its dates behind the time."""
    return isinstance(where, Run) and _CAREER.fullmatch(where.passage.label.strip()) is not None \
        and _STAY.match(behind) is not None and len(_DATES.findall(where.text)) == 1


def _value(match: re.Match[str]) -> float:
    if match["y"]:
        return round(float(match["y"]) + int(match["m"] or 0) / 12, 2)
    if match["mo"]:
        return round(int(match["mo"]) / 12, 2)
    if match["w"]:
        return float(_WORDS[match["w"].lower()])
    return round(float(match["e"]) + int(match["em"] or 0) / 12, 2)


def _in_label(sheet: Sheet, entry: Entry) -> Iterator[Fact]:
    match = re.search(r"\(\s*(\d{1,2}(?:\.\d)?)\s*(?:년|years?)\s*\)", entry.label, re.I)
    if match:
        text = sheet.document.text
        place = text.rfind(match[0], max(0, entry.start - 400), entry.start)
        if place >= 0:
            yield sheet.fact("experience_years", float(match[1]), place, match[0], entry.line)
