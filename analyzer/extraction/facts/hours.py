"""Contractual working hours by week and day, stated or worked out from the times of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, Line
from analyzer.readers.normalise import squeeze

_WORDS = {"four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0}
_NUMBER = r"(?P<v>\d{1,2}(?:\.\d{1,2})?)"
_WEEKLY = re.compile(
    rf"(?:(?<![가-힣\d])[1일]?\s*주(?:당|일에|간|일|\s*평균|에)?\s*(?:소정\s*)?(?:근로\s*시간|근무\s*시간)?\s*(?:은|:|총|평균|,|\(|당)?\s*{_NUMBER}\s*시간)"
    rf"|{_NUMBER.replace('v>', 'e>')}[\s-]*(?:\(\s*\d+\s*\)\s*)?(?:(?:working\s+|paid\s+|regular\s+)?hours?|hrs?|h)\s*(?:of\s+work\s*)?(?:per|a|each|every|/)[\s-]*week"
    r"|(?P<y>[2-6]\d(?:\.\d{1,2})?)\s*hours?\s+weekly\b"
    rf"|{_NUMBER.replace('v>', 'w>')}[\s-]*hour\s+(?:work\s*)?week|(?:weekly|per\s+week)\s*(?:working\s+)?(?:hours)?\s*(?:of|:|are|is)?\s*{_NUMBER.replace('v>', 'x>')}\s*(?:hours|hrs|h\b)"
    rf"|(?:working\s+|work\s+)week\s+(?:has|is|of|consists\s+of|comprises|shall\s+be|:)\s*{_NUMBER.replace('v>', 'k>')}\s*(?:\(\d+\)\s*)?(?:working\s+)?hours"
    rf"|{_NUMBER.replace('v>', 'h>')}\s*(?:hrs?|h)\s*(?:/|per)\s*w(?:ee)?k|{_NUMBER.replace('v>', 's>')}\s*(?:시간|h)\s*/\s*주", re.I)
_DAILY = re.compile(
    rf"(?:(?:1|일|하루)\s*일?\s*(?:당|소정\s*근로\s*시간)?\s*(?:은|:|총)?\s*(?<![:\d]){_NUMBER}\s*시간(?!\s*(?:\d+\s*분|[가-힣]*\s*휴게))"
    rf"|(?:{_NUMBER.replace('v>', 'e>')}|(?<![\w-])(?<!twenty )(?<!thirty )(?<!forty )(?P<n>{'|'.join(_WORDS)}))\s*(?:\(\s*\d+\s*\)\s*)?(?:(?:working\s+)?hours?|hrs?|h)\s*(?:of\s+work\s*)?(?:(?:per|a|each|every|/)\s*(?:working\s+)?day|daily)|{_NUMBER.replace('v>', 's>')}\s*(?:시간|h)\s*/\s*일)", re.I)
_MONTHLY = re.compile(
    r"월\s*(?:소정\s*)?(?:근로\s*시간\s*)?(?:은|:|총|통상\s*임금\s*산정\s*기준\s*시간(?:은)?)?\s*\(?\s*(?P<v>\d{2,3}(?:\.\d+)?)\s*시간|(?P<s>\d{2,3}(?:\.\d+)?)\s*(?:시간|h)\s*/\s*월"
    r"|(?P<e>\d{2,3}(?:\.\d+)?)\s*(?:(?:\w+\s+)?hours?|hrs?|h)\s*(?:(?:per|a|each|/)\s*month|monthly\b)|monthly\s+(?:working\s+)?hours\s*(?:of|:|are)?\s*(?P<x>\d{2,3})", re.I)
_CLOCK = r"(?:(?P<{0}p>오전|오후|AM|PM)\s*)?(?P<{0}h>\d{{1,2}})\s*(?:(?::|시|\.(?=(?:00|15|30|45)(?!\d)))\s*(?P<{0}m>\d{{2}})?\s*(?:분)?)?\s*(?P<{0}q>a\.?m\.?|p\.?m\.?)?"
_RANGE = re.compile(
    _CLOCK.format("a") + r"\s*(?:부터|~|∼|-|–|—|to|until|and|에서)\s*" + _CLOCK.format("b") + r"\s*(?:까지)?", re.I)
_MINUTES = re.compile(r"(?P<m>\d{1,3})\s*(?:분|min(?:ute)?s?)|(?P<h>\d(?:\.\d)?|one|half\s+an|an|a)[\s-]*(?:\(\s*1\s*\)\s*)?(?:시간|hour)(?:\s*(?P<hm>\d{2})\s*분)?", re.I)
_BREAK = re.compile(r"휴\s*게|휴식|점심|recess|break|lunch|rest", re.I)
#: Days of work in a week as papers tell them.
DAYS_A_WEEK = (
    (5, re.compile(r"월(?:요일)?\s*(?:~|∼|-|–|부터|에서)\s*금(?:요일)?|주\s*5\s*일|매주\s*5\s*일|1주\s*5\s*일|주\s*오\s*일|Mon(?:day)?\.?\s*(?:to|through|~|-|–)\s*Fri(?:day)?|(?:five|5)\s*(?:\(5\)\s*)?(?:working\s+)?days?\s*(?:a|per|each|/)\s*week|five[- ]day|5[- ]day", re.I)),
    (6, re.compile(r"월(?:요일)?\s*(?:~|∼|-|–|부터)\s*토(?:요일)?|주\s*6\s*일|매주\s*6\s*일|Mon(?:day)?\.?\s*(?:to|through|~|-|–)\s*Sat(?:urday)?|(?:six|6)\s*(?:\(6\)\s*)?(?:working\s+)?days?\s*(?:a|per|each|/)\s*week|six[- ]day", re.I)),
)
_OVERTIME = re.compile(r"연장|초과|시간\s*외|추가|한도|최대|이내|overtime|additional|extra|maximum|up\s+to|limit|exceed", re.I)
# In a contract such words need no label; elsewhere they tell of courses and meetings as well.
_LOOSE = re.compile(r"1\s?일\s*\d{1,2}\s*시간|주\s*\d{2}\s*시간|주\s*[56]일\s*근무")
# Letters in front of a number in which a break may stand, and in which it may be ruled out.
_BREAK_NEAR, _BREAK_REACH = 8, 28
# `10~19시, 휴게 1h, 8h/일`
_BY_THE_CLOCK = re.compile(r"\d{1,2}(?::\d{2})?\s?(?:시)?\s?[~∼–-]\s?\d{1,2}\s?(?::\d{2}|시)")
_LIMIT = re.compile(r"\s*(?:을|를)?\s*(?:한도|이내|초과|까지|넘|이하의?\s*연장)")
_SPEAKS = re.compile(r"근로\s*시간|근무\s*시간|소정\s*근로|시업|종업|working\s+hours|work\s+hours|hours\s+of\s+work|hours\s+(?:per|a)\s+(?:week|month|day)|hour\s+(?:work\s*)?week|(?:working|work)\s+week", re.I)
# `주 소정근로시간 : 35시간` names the period in the label.
_LABELS = (("weekly_hours", re.compile(r"주(?!\s*소$|휴)|week", re.I)), ("daily_hours", re.compile(r"1\s*일|^일|daily|per\s+day", re.I)))
_PLAIN = re.compile(r"\s*(?P<v>\d{1,2}(?:\.\d{1,2})?)\s*(?:시간|hours?|hrs?|h\b|$)", re.I)
_ROLES = (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION, Role.OTHER)
_SILENT = (Section.DUTIES, Section.COMPANY, Section.CAREER, Section.SHARE, Section.EFFECT)
# 365 / 7 / 12 weeks of a month; a paid day of rest adds a fifth to the hours of a week.
_WEEKS = 365 / 7 / 12
_REST = 1.2
MAX_WEEKLY = 68.0
MAX_DAILY = 14.0


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield weekly and daily hours. What is stated comes first; times of the day are counted without the break."""
    if sheet.role not in _ROLES:
        return
    pieces = list(_pieces(sheet))
    weekly = [fact for piece in pieces for fact in _stated(sheet, piece, _WEEKLY, "weekly_hours", 4.0, MAX_WEEKLY)]
    daily = [fact for piece in pieces for fact in _stated(sheet, piece, _DAILY, "daily_hours", 1.0, MAX_DAILY)]
    for entry in sheet.of("hours"):
        plain = _PLAIN.match(entry.text)
        name = next((name for name, pattern in _LABELS if pattern.search(entry.label)), None)
        if plain and name:
            raw = plain[0].strip()
            fact = sheet.fact(name, float(plain["v"]), entry.start + plain[0].find(raw), raw, entry.line)
            (weekly if name == "weekly_hours" else daily).append(fact)
    shift = _shift(sheet, pieces)
    if not daily and shift is not None:
        daily = [shift]
    if not weekly:
        weekly = [fact for piece in pieces for fact in _by_month(sheet, piece)]
    if not weekly and daily:
        days = next((number for piece in pieces for number, pattern in DAYS_A_WEEK if pattern.search(piece[0])), None)
        if days is not None:
            first = daily[0]
            hours = round(float(first.value) * days, 2)
            if hours <= MAX_WEEKLY:
                weekly = [Fact("weekly_hours", hours, first.raw, first.start, first.end, first.page, first.low_trust)]
    yield from weekly
    yield from daily


def _pieces(sheet: Sheet) -> Iterator[tuple[str, int, Line, str]]:
    """Yield (text, start, line, label) of what speaks of hours."""
    taken: set[int] = set()
    for entry in sheet.of("hours", "break", "days"):
        taken.add(entry.start)
        text = entry.text
        yield text, entry.start, entry.line, "break" if entry.field == "break" and not re.search(r"휴게\s*포함", text) else entry.field
    for run in sheet.prose():
        # `시간` heads a column of shares as well.
        alone = sheet.role is Role.CONTRACT and run.section is Section.SHARE and squeeze(run.passage.label) == "시간" and not run.passage.header and (_BY_THE_CLOCK.search(run.text) or _LOOSE.search(run.text))
        if run.start not in taken and (alone or _speaks(sheet, run) or (sheet.role is Role.CONTRACT and run.number in sheet.saying(_counts_hours) and (run.section not in _SILENT or run.number in sheet.saying(_speaks_of_hours)))):
            yield run.text, run.start, run.line, "break" if _BREAK.search(run.passage.label) and not _SPEAKS.search(run.passage.label) else "hours"


_speaks_of_hours, _counts_hours = Asking({_SPEAKS: ("시간", "소정", "시업", "종업", "hour", "week")}), Asking({_LOOSE: ("시간", "근무")})


def _speaks(sheet: Sheet, run: Run) -> bool:
    return run.section not in _SILENT and (run.section is Section.HOURS or run.number in sheet.saying(_speaks_of_hours))


def _stated(sheet: Sheet, piece: tuple[str, int, Line, str], pattern: re.Pattern[str], name: str, least: float, most: float) -> Iterator[Fact]:
    text, start, line, label = piece
    if label == "break":
        return
    for match in pattern.finditer(text):
        group = next(key for key, value in match.groupdict().items() if value)
        hours = _WORDS.get(match[group].lower()) or float(match[group])
        over = _OVERTIME.search(text[max(0, match.start() - 14) : match.start()]) or _LIMIT.match(text[match.end() :])
        if least <= hours <= most and not over and not _of_a_break(text[max(0, match.start() - _BREAK_REACH) : match.start()]):
            raw = match[0].strip()
            yield sheet.fact(name, hours, start + match.start() + match[0].find(raw), raw, line)
            return


def _of_a_break(before: str) -> bool:
    """Whether a break stands right in front of a number, which is then its own; not in `휴게 1h, 8h/일`, nor in `excluding lunch, 8 hours`."""
    near = next((match for match in reversed([*_BREAK.finditer(before)]) if match.start() >= len(before) - _BREAK_NEAR), None)
    if near is None:
        return False
    lead, rest = before[: near.start()], before[near.end() :]
    return not (("," in rest or ")" in rest) and (re.search(r"\d|제외|별도|빼", rest) or re.search(r"excluding|not\s+counting|without|except", lead, re.I)))


def _by_month(sheet: Sheet, piece: tuple[str, int, Line, str]) -> Iterator[Fact]:
    text, start, line, label = piece
    for match in _MONTHLY.finditer(text):
        hours = float(next(value for value in match.groupdict().values() if value))
        if label == "break" or not 40 <= hours <= 320 or _OVERTIME.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        # 174 hours are a month of 40-hour weeks without the paid day of rest, 209 with it.
        weekly = hours / _WEEKS if 172 <= hours <= 175 else hours / _WEEKS / _REST
        raw = match[0].strip()
        yield sheet.fact("weekly_hours", round(weekly * 2) / 2, start + match.start() + match[0].find(raw), raw, line)
        return


def _shift(sheet: Sheet, pieces: list[tuple[str, int, Line, str]]) -> Fact | None:
    """Return the daily hours of the first times of the day, less the break that the paper states."""
    for text, start, line, label in pieces:
        if label == "break":
            continue
        for match in _RANGE.finditer(text):
            minutes = _minutes(match)
            if minutes is None or minutes < 180 or _BREAK.search(text[max(0, match.start() - 10) : match.start()]):
                continue
            pause = _pause(text[: match.start()] + " " + text[match.end() :], pieces)
            if pause is None:
                continue
            hours = round((minutes - pause) / 60, 2)
            if 1 <= hours <= MAX_DAILY:
                raw = match[0].strip()
                return sheet.fact("daily_hours", hours, start + match.start() + match[0].find(raw), raw, line)
    return None


def _minutes(match: re.Match[str]) -> int | None:
    """Return the minutes between two times, None if they are no times."""
    if not any(match[key] for key in ("am", "aq", "ap", "bm", "bq", "bp")) and "시" not in match[0] and ":" not in match[0]:
        return None
    begin, end = (_clock(match, side) for side in "ab")
    if begin is None or end is None:
        return None
    if end <= begin < 13 * 60 and end + 12 * 60 > begin and ":" not in match[0] and not (match["bp"] or match["bq"]):
        end += 12 * 60  # `12시~1시`
    return end - begin if end > begin else end + 24 * 60 - begin


def _clock(match: re.Match[str], side: str) -> int | None:
    hour, minute = int(match[side + "h"]), int(match[side + "m"] or 0)
    half = (match[side + "p"] or match[side + "q"] or "").lower().replace(".", "")
    if hour > 24 or minute > 59:
        return None
    if half in ("오후", "pm") and hour < 12:
        hour += 12
    return hour * 60 + minute


def _pause(rest: str, pieces: list[tuple[str, int, Line, str]]) -> int | None:
    """Return the minutes of the break: in the same text, else under its own label. None if none is stated."""
    texts = [rest[place.start() :] for place in _BREAK.finditer(rest)]
    # `with a recess of one hour` and `1시간의 휴게` stand on either side of the word.
    texts += [rest[max(0, place.start() - 16) : place.end() + 4] for place in _BREAK.finditer(rest)]
    # `12시부터 13시까지를 휴게시간으로 한다`
    texts += [rest[max(0, place.start() - 40) : place.end()] for place in _BREAK.finditer(rest)]
    texts += [text for text, _, _, label in pieces if label == "break"]
    texts += [text[place.start() :] for text, _, _, label in pieces if label != "break" for place in _BREAK.finditer(text)]
    for text in texts:
        match = _RANGE.search(text)
        minutes = _minutes(match) if match else None
        if minutes is not None and minutes <= 180:
            return minutes
        spoken = _MINUTES.search(text)
        if spoken:
            if spoken["m"]:
                return int(spoken["m"])
            word = spoken["h"].lower()
            hours = 0.5 if word.startswith("half") else 1.0 if word in ("one", "an", "a") else float(word)
            if hours <= 3:
                return round(hours * 60) + int(spoken["hm"] or 0)
    return None
