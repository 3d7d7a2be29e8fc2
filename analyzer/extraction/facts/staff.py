"""Headcount: all regular staff, Koreans, foreigners and the statuses they hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzer.extraction.facts.reading import Entry, Run, Sheet
from analyzer.extraction.facts.values import nation_of
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, lines_of

_FIELDS = ("staff", "korean_staff", "foreign_staff")
_COUNT = re.compile(r"(?<![\d.,\-/])(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d,.\-/]{0,18}\d)\s*(?:명|인(?![가-힣])|persons?|people|employees|staff|workers|Koreans?|foreigners?)?", re.I)
_N = r"(?P<v>\d{1,3}(?:,\d{3})+|\d{1,5})\s*(?:명|인(?![가-힣]))"
_GAP = r"\s*(?:수|인원|인원수)?\s*(?:은|는|이|가|:|약|총|현재|전체|을|를|\(|으로|[,]|\s)*\s*"
_PROSE = {
    "staff": re.compile(
        rf"(?:상시\s*(?:근로자|종업원|고용\s*인원|근무\s*인원|직원)|임직원|총\s*(?:직원|인원|근로자|종업원)|전체\s*(?:직원|인원|근로자|종업원)|(?:당사|회사)의?\s*(?:직원|근로자|종업원)|(?:직원|근로자|종업원)(?:은|는|이)\s*(?:모두|총|전부)|피보험자)(?:\s*수)?{_GAP}{_N}"
        r"|\b(?:has|have)\s+(?:a\s+total\s+of\s+)?(?P<g>\d[\d,]{0,18})\s+(?:regular\s+|full-time\s+|permanent\s+)?(?:employees|workers|staff)\b"
        r"|(?:employs|employing|workforce\s+of|staff\s+of|headcount\s+of|total\s+of)\s+(?P<e>\d[\d,]{0,18})\s+(?:regular\s+|full-time\s+)?(?:people|persons|employees|staff|workers|members)"
        r"|(?P<f>\d[\d,]{0,18})\s+(?:regular|full-time|permanent)\s+(?:employees|workers|staff)|(?:staff|workforce|headcount)\s+(?:numbers|counts|is|totals)\s+(?P<h>\d[\d,]{0,18})", re.I),
    "korean_staff": re.compile(
        rf"\([^()]{{0,12}}(?:내국인|한국인)\s*(?P<p>\d{{1,5}})\s*명?\s*[,/·]\s*외국인\s*\d{{1,5}}\s*명?\s*\)|(?:내국인|한국인|국민|국내)\s*(?:상시\s*)?(?:고용\s*)?(?:직원|근로자|종업원|인력|고용\s*인원|피보험자|사원)?(?:\s*\([^()]{{1,20}}\))?{_GAP}{_N}"
        r"|(?P<e>\d[\d,]{0,18})\s+(?:are\s+)?(?:Korean|domestic)\s*(?:nationals?|employees|staff|workers|citizens)\b(?!\s*(?:\([^)]*\))?\s*:)|(?P<f>\d[\d,]{0,18})\s+(?:are\s+)?Koreans?\b", re.I),
    "foreign_staff": re.compile(
        rf"\([^()]{{0,12}}(?:내국인|한국인)\s*\d{{1,5}}\s*명?\s*[,/·]\s*외국인\s*(?P<p>\d{{1,5}})\s*명?\s*\)|외국인?\s*(?:전문\s*)?(?:E-?7(?:-\d)?\s*)?(?:상시\s*)?(?:고용\s*)?(?:직원|근로자|종업원|인력|고용\s*인원|피보험자|사원)?(?:\s*\([^()]{{1,20}}\))?{_GAP}{_N}"
        r"|(?P<e>\d[\d,]{0,18})\s+(?:are\s+)?(?:foreign)\s*(?:nationals?|employees|staff|workers|professionals)\b(?!\s*(?:\([^)]*\))?\s*:)|(?P<f>\d[\d,]{0,18})\s+(?:are\s+)?foreigners", re.I),
}
_OF_OTHERS = {"staff": re.compile(r"내국|외국|국민|한국|korean|foreign", re.I), "korean_staff": re.compile(r"외국|foreign", re.I),
              "foreign_staff": re.compile(r"내국|한국|국민|korean", re.I)}
_PLANNED = re.compile(r"^\s*(?:을|를)?\s*(?:추가|신규|더|채용(?:하고자|할|하려|이\s*필요)|고용하고자|고용할|고용하려|초청|충원|모집|이?\s*필요|증가|늘|의\s*지원)|^\s*(?:to\s+be|will|more)", re.I)
# `외국인 1,740명을 진료하였고`: customers, no staff
_SERVED = re.compile(r"^\s*(?:을|를)\s+(?:[가-힣]+\s){0,1}(?:진료|치료|상담|유치|안내|응대|맞|교육하|수송|접대|받|모시)")
# `도면은 설계실 내국인 2명이 작성합니다`: a part of the staff
_IN_UNIT = re.compile(r"[가-힣]{2,6}(?:실|팀|반|파트)(?:의|에|에서|에는)?\s*$")
_UNIT = 14
_EARLIER = re.compile(r"\d{4}년\s*(?:당시|에는|설립)|설립\s*당시|창업\s*당시|목표|까지\s*(?:확대|증원)|평균|규모의\s*고객|(?<!개월 )(?<!개월)이상")
_EMPLOYED = re.compile(r"현재|상시|재직|고용\s*중|종업원|근무\s*중|피보험자|currently|employs", re.I)
_SILENT = (Section.DUTIES, Section.CAREER, Section.EFFECT, Section.PLAN, Section.QUALIFICATION)
MAX_STAFF = 400_000
MAX_NATION = 24
_STATUS = r"(?<![A-Za-z0-9])(?P<s>[A-H]-?\d{1,2}(?:-\d{1,2}|-[A-Z]\d?)?)(?![A-Za-z0-9-])"
_IN_A_ROW = re.compile(_STATUS)
_WITH_COUNT = re.compile(_STATUS + r"\s*(?:\([가-힣]+\))?\s*[:은는이가]?\s*(?P<n>\d{1,4})\s*(?:명|인(?![가-힣])|persons?|people)")
MIN_ROWS = 3
_SUM = re.compile(r"\s*(?:합\s*계|총\s*계|계|총원|전체|total|sum)\s*$", re.I)
# `내국인(고용보험 3개월 이상) | 생산 | 9`, `외국인 소계 | 5`
_KIND_OF_STAFF = re.compile(r"\s*(?:(?:고용보험\s?)?(?:가입|피보험)\s?)?(?:(?:내국인|한국인|국민)|(?P<f>외국인))(?:\s|\(|$)(?!.*(?:예정|신규|비율|본\s?건|3\s?개월\s?미만|E-?(?:9|10)|H-?2|F-?\d))")
_OF_ALL = re.compile(r"소계|합계|총계|계$")
# As a column of a list says it of each person.
_KINDS = {"내국인": "KR", "한국인": "KR", "외국인": "--"}
# Who is on the list without being counted.
_NOT_INSURED = re.compile(r"피보험자\s?아님|미가입|가입\s?제외|not\s+insured", re.I)
_SUM_OF = re.compile(r"(?:^|[-–,)]\s*)(?:합\s*계|총\s*계|소\s*계|이상|총|계)\s*:?\s*(\d{1,4})\s*명\s*\.?\s*$")
# What heads a list of them and nothing else.
_HEADS_KIND = re.compile(r"\s*(?:내국인|한국인|(?P<f>외국인))\s?(?:전문)?\s?(?:인력|직원|근로자)?\s?(?:\([^()]{1,20}\))?\s*")
_SENTENCE = re.compile(r"[다요음함]\.?\s*$")
_ONLY_NUMBER = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d{1,5})\s*(?P<unit>명|인)?\s*")
_HEADS_PEOPLE = re.compile(r"(?:현재)?(?:재직|현|총|고용보험|가입|피보험)?(?:인원|자|원|명|수)+(?:수)?(?:\(명\))?|계|합계|headcount|number|staff", re.I)
_INSURED_LONG = re.compile(r"3\s?개월\s?이상")
# Lists of people who are no staff, by their title.
_OF_OTHER_PEOPLE = re.compile(r"퇴직|퇴사|모집|지원자|응모|채용\s?(?:계획|결과)|면접")
_TITLE = 40

_counts = Asking({_PROSE["staff"]: ("명", "인", "employ", "worker", "staff", "people", "person", "member", "workforce", "headcount"), _PROSE["korean_staff"]: ("내국인", "한국인", "국민", "국내", "korean", "domestic"), _PROSE["foreign_staff"]: ("외국", "foreign")})
_counts_statuses = Asking({_WITH_COUNT: ("명", "인", "person", "people")})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield the stated numbers of staff."""
    if sheet.role in (Role.CREDENTIAL, Role.GUARANTEE) or sheet.role is Role.OTHER and _OF_OTHER_PEOPLE.search(sheet.document.text.lstrip()[:_TITLE]):
        return
    given: set[str] = set()
    numbers = list(_totals(list(sheet.of(*_FIELDS, "name_weak"))))
    for entry in (entry for entry in numbers if entry.field in _FIELDS):
        match = _COUNT.search(entry.text)
        # A label with a sentence behind it (`직원 : 김 과장`) is no number.
        apart = match and _OF_OTHERS[entry.field].search(entry.text[: match.start()])
        if match and match.start() <= 12 and not apart and int(match[1].replace(",", "")) <= MAX_STAFF and not re.match(r"\s*(?:%|년|월|시간|원|만)", entry.text[match.end():]):
            given.add(entry.field)
            yield sheet.fact(entry.field, int(match[1].replace(",", "")), entry.start + match.start(), match[0].strip(), entry.line)
    for entry in (entry for entry in numbers if entry.field == "name_weak") if sheet.role in (Role.INSURANCE_LIST, Role.OTHER, Role.APPLICATION) else ():
        # `외국인 | 2명` in a list of the insured is a number, not a party.
        match = re.fullmatch(r"\s*(\d{1,5})\s*(?:명|인)?\s*(?:\([^()]*\))?\s*", entry.text)
        cell = entry.line.block.cell
        if match and "외국인" in (entry.label or (cell.row_label if cell is not None else "")):
            given.add("foreign_staff")
            yield sheet.fact("foreign_staff", int(match[1]), entry.start + match.start(1), entry.text[match.start(1):].strip(), entry.line)
    stated = set()
    for run in sheet.prose(_counts):
        if run.section not in _SILENT:
            for fact in _prose(sheet, run):
                stated.add(fact.name)
                yield fact
    known = {*stated, *given}
    if sheet.role in (Role.INSURANCE_LIST, Role.OTHER) and not known >= {"korean_staff", "foreign_staff"}:
        for fact in [fact for fact in _rows(sheet) if "foreign_staff" not in known or fact.name not in known]:
            known.add(fact.name)
            yield fact
    if sheet.role in (Role.INSURANCE_LIST, Role.OTHER):
        for fact in [fact for fact in _under_heads(sheet) if fact.name not in known]:
            known.add(fact.name)
            yield fact
    if sheet.role is Role.INSURANCE_LIST or sheet.lists_staff:
        yield from (fact for fact in _counted(sheet) if fact.name not in known)
    yield from _statuses(sheet)


def _totals(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries, of a column of numbers by departments only the one in the row of the sums."""
    columns, sums = Counter[tuple[str, int, int]](), set()
    for entry in entries:
        if (cell := entry.line.block.cell) is not None:
            columns[entry.field, cell.table, cell.column] += 1
            if _SUM.match(cell.row_label):
                sums.add((cell.table, cell.row))
    for entry in entries:
        cell = entry.line.block.cell
        if cell is None or columns[entry.field, cell.table, cell.column] < MIN_ROWS or (cell.table, cell.row) in sums:
            yield entry


def _rows(sheet: Sheet) -> Iterator[Fact]:
    """Yield the numbers of a table whose rows begin with the kind of staff: its row of the sum, else its rows together."""
    rows: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in sheet.runs:
        if (cell := run.passage.cell) is not None:
            rows[cell.table, cell.row].append(run)
    found: dict[str, list[tuple[bool, int, Run]]] = defaultdict(list)
    for row in rows.values():
        numbers = [(run, match) for run in row if (match := _ONLY_NUMBER.fullmatch(run.text)) and _counts_people(run, match)]
        place = row[0].passage.cell
        first = row[0].text if not _ONLY_NUMBER.fullmatch(row[0].text) else place.row_label if place is not None else ""
        kind = _KIND_OF_STAFF.match(first)
        if kind and numbers:
            name = "foreign_staff" if kind["f"] else "korean_staff"
            # Beside all Koreans stand those that are counted.
            run, match = next((each for each in numbers if not kind["f"] and _INSURED_LONG.search(_head(each[0]))), numbers[0])
            found[name].append((_OF_ALL.search(first) is not None, int(match[1].replace(",", "")), run))
    if set(found) != {"korean_staff", "foreign_staff"}:
        return
    for name, told in found.items():
        told = [each for each in told if each[0]] or told
        yield sheet.fact(name, sum(number for _, number, _ in told), told[-1][2].start, told[-1][2].text.strip(), told[-1][2].line)


def _under_heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield the sums of a list that counts Koreans and foreigners under heads of their own: `외국인 전문인력`, the names, `합계 3명`."""
    name = ""
    for line in lines_of(sheet.document):
        if line.block.cell is not None:
            continue
        if kind := _HEADS_KIND.fullmatch(line.text):
            name = "foreign_staff" if kind["f"] else "korean_staff"
        elif name and (total := _SUM_OF.search(line.text)):
            yield sheet.fact(name, int(total[1]), line.start + total.start(1), line.text[total.start(1) : total.end()], line)
            name = ""
        elif _SENTENCE.search(line.text) or _KIND_OF_STAFF.match(line.text):
            name = ""


def _head(run: Run) -> str:
    cell = run.passage.cell
    return run.passage.header or (cell.column_label if cell is not None else "")


def _counts_people(run: Run, number: re.Match[str]) -> bool:
    """Whether a number counts people: by its unit, or by the head of its column."""
    return number["unit"] is not None or _HEADS_PEOPLE.fullmatch(re.sub(r"\s", "", _head(run))) is not None


def _statuses(sheet: Sheet) -> Iterator[Fact]:
    """Yield how many foreigners hold which status: one row each in a list of the insured, or `외국인 7명(E-9 6명, E-7-1 1명)`."""
    for run in sheet.prose(_counts_statuses):
        told = {match["s"]: int(match["n"]) for match in _WITH_COUNT.finditer(run.text)} if run.section not in _SILENT and "외국" in run.text else {}
        if told:
            yield sheet.fact("foreign_statuses", _listed(told), run.start, run.text, run.line)
            return
    if sheet.role is not Role.INSURANCE_LIST:
        return
    rows = [(run, match["s"]) for run in sheet.runs if run.passage.cell is not None and len(run.text) <= MAX_NATION
            for match in _IN_A_ROW.finditer(run.text)]
    if rows:
        yield sheet.fact("foreign_statuses", _listed(Counter(status for _, status in rows)), rows[-1][0].start, rows[-1][0].text, rows[-1][0].line)


def _listed(told: Mapping[str, int]) -> str:
    return ", ".join(f"{status} {number}" for status, number in sorted(told.items()))


def _counted(sheet: Sheet) -> Iterator[Fact]:
    """Yield how many Koreans and how many foreigners a list of the insured names, where it gives no sums: one cell of nationality each."""
    apart = {(cell.table, cell.row) for run in sheet.runs if (cell := run.passage.cell) is not None and _NOT_INSURED.search(run.text)}
    kinds = [run for run in sheet.runs if (cell := run.passage.cell) is not None and cell.row and run.text.strip() in _KINDS]
    by_kind = _KINDS if len(kinds) >= MIN_ROWS else {}
    nations = [(run, by_kind.get(run.text.strip()) or nation_of(run.text.split("(")[0])) for run in sheet.runs if (cell := run.passage.cell) is not None and len(run.text) <= MAX_NATION and (cell.table, cell.row) not in apart]
    for name, rows in (("korean_staff", [run for run, code in nations if code == "KR"]), ("foreign_staff", [run for run, code in nations if code not in (None, "KR")])):
        if len(nations) >= MIN_ROWS and rows:
            yield sheet.fact(name, len(rows), rows[-1].start, rows[-1].text, rows[-1].line)


def _prose(sheet: Sheet, run: Run) -> Iterator[Fact]:
    for name, pattern in _PROSE.items() if run.figures else ():
        for match in pattern.finditer(run.text):
            group = next(key for key, value in match.groupdict().items() if value)
            if _IN_UNIT.search(run.text[max(0, match.start() - _UNIT) : match.start()]) or _PLANNED.search(run.text[match.end() :]) or name == "foreign_staff" and _SERVED.search(run.text[match.end() :]) or _EARLIER.search(run.text[max(0, match.start() - 14) : match.end() + 6]):
                continue
            if run.section is Section.REASON and name != "staff" and not _EMPLOYED.search(run.text):
                continue  # `외국인 1명` in the reasons is the person to be hired, `내국인 9명` applied in vain
            digits = match[group]
            raw = run.text[match.start(group) : match.end()].rstrip() if group == "v" else digits
            yield sheet.fact(name, int(digits.replace(",", "")), run.start + match.start(group), raw, run.line)
            break
