"""What the employment permit system (E-9) allows: stay, workplace changes, deadlines, country, sector, firm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from analyzer.consistency.particles import with_particle
from analyzer.consistency.route_types import (
    Answer,
    Change,
    Given,
    State,
    counted,
    in_words,
    last_day,
    of_months,
    unknown,
)
from analyzer.consistency.types import Message
from analyzer.readers.normalise import squeeze
from analyzer.regulations import Entry, in_force, months_after

_TABLE = "e9"


def answers(given: Given) -> Iterator[Answer]:
    """Yield the answers that the given dates and numbers allow, a condition without a figure in its own words."""
    for topic, what, check in (
        ("stay", Message("E-9 총 체류기간", "Total stay under E-9"), _stay),
        ("changes", Message("E-9 사업장 변경 횟수", "Workplace changes under E-9"), _changes),
        ("deadlines", Message("E-9 사업장 변경 기한", "Deadlines of a workplace change under E-9"), _deadlines),
        ("countries", Message("E-9 송출국", "Sending countries of E-9"), _country),
        ("sectors", Message("E-9 허용 업종", "Sectors of E-9"), _sector),
        ("firm", Message("E-9 기업 규모", "Size of the firm under E-9"), _firm),
        ("quota", Message("E-9 도입 규모", "Quota of E-9"), _quota),
    ):
        entry = in_force(_TABLE, given.on, topic)
        if entry is None:
            yield unknown(topic, given.on, what)
        else:
            yield from check(given, entry)


def _stay(given: Given, entry: Entry) -> Iterator[Answer]:
    first = given.entry
    if first is None:
        yield in_words(entry, "stay")
        return
    middle, last = (last_day(first, entry[key]) for key in ("first_months", "total_months"))
    left = (last - given.on).days
    start, more, whole = (of_months(months) for months in (entry["first_months"], entry["total_months"] - entry["first_months"], entry["total_months"]))
    sum_ko = f"{first} 입국 + {start.ko} = {middle}까지, + {more.ko} = {last}까지 (최장 {whole.ko})"
    sum_en = f"Entry {first} + {start.en} = to {middle}, + {more.en} = to {last} (at most {whole.en})"
    today = with_particle(str(given.on), "은")
    if left >= 0:
        yield Answer("stay", State.MET, Message(
            f"{sum_ko}. 신청일 {given.on} 기준 {left:,}일 남았습니다.", f"{sum_en}. {counted(left, 'day')} left on {given.on}."), (entry,))
    else:
        yield Answer("stay", State.FAILED, Message(
            f"{sum_ko}. 신청일 {today} 이를 {-left:,}일 넘습니다. 출국 후 다시 입국했다면 그 입국일부터 새로 셉니다.",
            f"{sum_en}. {given.on} is {counted(-left, 'day')} beyond. After leaving and entering again the count starts from that entry."), (entry,))
    if given.end is not None and given.end > last >= given.on:
        yield Answer("contract-in-stay", State.RISK, Message(
            f"계약은 {given.end}까지인데 체류할 수 있는 기간은 {last}까지입니다({(given.end - last).days:,}일 초과).",
            f"The contract runs to {given.end}, the stay can last to {last} ({counted((given.end - last).days, 'day')} less)."), (entry,))


def _changes(given: Given, entry: Entry) -> Iterator[Answer]:
    if given.entry is None or given.changes is None:
        if given.counted_changes is None:
            yield in_words(entry, "changes")
            return
        yield _changes_by_number(given.counted_changes, entry)
        return
    border = months_after(given.entry, entry["first_months"])
    early = [change for change in given.changes if change.day < border]
    late = [change for change in given.changes if change.day >= border]
    first_end = border - dt.timedelta(days=1)
    yield _count("changes", early, entry["first"], entry, Message(
        f"처음 3년({given.entry}~{first_end})", f"The first three years ({given.entry} to {first_end})"))
    if late or given.on >= border:
        yield _count("changes-extension", late, entry["extension"], entry, Message(f"연장 기간({border}부터)", f"The extension (from {border})"))


def _count(topic: str, changes: Sequence[Change], limit: int, entry: Entry, when: Message) -> Answer:
    excused = sum(change.employers_fault for change in changes)
    own = len(changes) - excused
    ko = f"{when.ko}: 변경 {len(changes)}번 - 사업주 사정 {excused}번 = {own}번, 한도 {limit}번."
    en = f"{when.en}: {counted(len(changes), 'change')} - {excused} for the employer's fault = {own}, limit {limit}."
    if own > limit:
        return Answer(topic, State.FAILED, Message(f"{ko} {own - limit}번 넘습니다.", f"{en} {own - limit} too many."), (entry,))
    return Answer(topic, State.MET, Message(f"{ko} {limit - own}번 남았습니다.", f"{en} {limit - own} left."), (entry,))


def _changes_by_number(count: int, entry: Entry) -> Answer:
    first, both = entry["first"], entry["first"] + entry["extension"]
    ko = f"사업장 변경 {count}번 (처음 3년 {first}번, 연장 기간 {entry['extension']}번까지; 사업주 사정은 제외)"
    en = f"{count} changes of workplace (up to {first} in the first three years and {entry['extension']} in the extension; those for the employer's fault do not count)"
    if count <= first:
        return Answer("changes", State.MET, Message(f"{ko}: 한도 안입니다.", f"{en}: within the limit."), (entry,))
    if count <= both:
        return Answer("changes", State.RISK, Message(
            f"{ko}: 변경한 날짜와 사유에 따라 한도를 넘을 수 있습니다.", f"{en}: whether this is too many depends on their days and reasons."), (entry,))
    return Answer("changes", State.RISK, Message(
        f"{ko}: 사업주 사정이 {count - both}번 이상이어야 한도 안입니다.",
        f"{en}: within the limit only if {count - both} or more were for the employer's fault."), (entry,))


def _deadlines(given: Given, entry: Entry) -> Iterator[Answer]:
    if given.left is None and given.applied is None:
        yield in_words(entry, "deadlines")
        return
    if given.left is not None:
        due = months_after(given.left, entry["apply_months"])
        ko, en = f"계약 종료 {given.left} + {entry['apply_months']}개월 = {due}까지 신청", f"End of contract {given.left} + {counted(entry['apply_months'], 'month')} = apply by {due}"
        if given.applied is not None:
            yield _kept("deadline-apply", given.applied <= due, Message(f"{ko}, 실제 신청 {given.applied}.", f"{en}; applied on {given.applied}."), entry)
        else:
            yield _still_open("deadline-apply", given.on, due, Message(ko, en), entry)
    if given.applied is not None:
        due = months_after(given.applied, entry["permit_months"])
        yield _still_open("deadline-permit", given.on, due, Message(
            f"신청 {given.applied} + {entry['permit_months']}개월 = {due}까지 허가", f"Application {given.applied} + {counted(entry['permit_months'], 'month')} = permitted by {due}"), entry)


def _kept(topic: str, kept: bool, text: Message, entry: Entry) -> Answer:
    return Answer(topic, State.MET if kept else State.FAILED, text, (entry,))


def _still_open(topic: str, day: dt.date, due: dt.date, text: Message, entry: Entry) -> Answer:
    left = (due - day).days
    if left >= 0:
        return Answer(topic, State.MET, Message(f"{text.ko}. {day} 기준 {left}일 남았습니다.", f"{text.en}. {counted(left, 'day')} left on {day}."), (entry,))
    return Answer(topic, State.FAILED, Message(f"{text.ko}. {with_particle(str(day), '은')} 기한을 {-left}일 넘었습니다.", f"{text.en}. {day} is {counted(-left, 'day')} late."), (entry,))


def _country(given: Given, entry: Entry) -> Iterator[Answer]:
    nation = given.nationality
    if nation is None or len(nation) != 2:
        return
    count = len(entry["countries"])
    inside = nation in entry["countries"]
    yield Answer("countries", State.MET if inside else State.FAILED, Message(
        f"국적 {nation}: 고용허가제 송출국 {count}개국에 {'들어 있습니다' if inside else '없습니다'}.",
        f"Nationality {nation}: {'one' if inside else 'none'} of the {count} sending countries of the employment permit system."), (entry,))


def _sector(given: Given, entry: Entry) -> Iterator[Answer]:
    if not given.sector:
        yield in_words(entry, "sectors")
        return
    found: dict[str, Any] | None = next((row for row in entry["sectors"] if _mentions(given.sector, row["words"])), None)
    if found is None:
        barred = next((row for row in entry["never"] if _mentions(given.sector, row["words"])), None)
        if barred is not None:
            yield Answer("sectors", State.RISK, Message(
                f"업종 '{given.sector}'({barred['ko']}): E-9 허용 업종에 없습니다.", f"Business '{given.sector}' ({barred['en']}): not among the sectors of E-9."), (entry,))
        else:
            yield Answer("sectors", State.OPEN, Message(
                f"업종 '{given.sector}': E-9 허용 업종인지 알아볼 수 없습니다. {entry.text.ko if entry.text else ''}",
                f"Business '{given.sector}': cannot be told to be a sector of E-9. {entry.text.en if entry.text else ''}"), (entry,))
        return
    ko, en = f"업종 '{given.sector}': {found['code']} {found['ko']}", f"Business '{given.sector}': {found['code']} {found['en']}"
    if "only" not in found:
        yield Answer("sectors", State.MET, Message(f"{ko}, 허용 업종입니다.", f"{en}, a sector of E-9."), (entry,))
        return
    fits = bool(given.job) and _mentions(given.job, found["jobs"])
    state = State.MET if fits else State.RISK if given.job else State.OPEN
    job_ko, job_en = (f" 적힌 업무: {given.job}", f" Work as written: {given.job}") if state is State.RISK else ("", "")
    yield Answer("sectors", state, Message(f"{ko}. {found['only']['ko']}{job_ko}", f"{en}; {found['only']['en']}{job_en}"), (entry,))


def _mentions(text: str, words: Sequence[str]) -> bool:
    bare = squeeze(text).casefold()
    return any(squeeze(word).casefold() in bare for word in words)


def _firm(given: Given, entry: Entry) -> Iterator[Answer]:
    if given.staff is None:
        yield in_words(entry, "firm")
        return
    small, limit = given.staff < entry["staff_below"], entry["staff_below"]
    yield Answer("firm", State.MET if small else State.RISK, Message(
        f"상시근로자 {given.staff:,}명, 기준 {limit}명 미만{'입니다' if small else '을 넘습니다. 자본금이 80억 원 이하인지에 달려 있습니다'}.",
        f"{given.staff:,} regular workers, {'below' if small else 'not below'} {limit}{'' if small else '; it depends on a capital of at most 8 billion won'}."), (entry,))


def _quota(given: Given, entry: Entry) -> Iterator[Answer]:
    yield in_words(entry, "quota")
