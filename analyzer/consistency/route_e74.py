"""What the points route E-7-4 asks for: years in Korea, tenure, contract, pay, points, share of the staff."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzer.consistency.route_types import Answer, Given, State, Stay, counted, in_words, last_day, of_months, unknown
from analyzer.consistency.types import Message
from analyzer.regulations import Entry, in_force, months_after

_TABLE = "e74"
_FARM_SEA_CODE = "S610"
_CONSTRUCTION = ("건설", "construction")


def answers(given: Given) -> Iterator[Answer]:
    """Yield the answers that the given dates and numbers allow, a condition without a figure in its own words."""
    pay = "pay-farm-sea" if _is_farm_or_sea(given) else "pay"
    for topic, what, check in (
        ("look-back", Message("E-7-4 체류 이력", "Earlier stay for E-7-4"), _look_back),
        ("tenure", Message("E-7-4 추천 업체 근속", "Tenure with the employer for E-7-4"), _tenure),
        ("contract-term", Message("E-7-4 계약기간", "Term of contract for E-7-4"), _term),
        (pay, Message("E-7-4 급여", "Pay for E-7-4"), _pay),
        ("income", Message("E-7-4 평균 소득", "Average income for E-7-4"), _income),
        ("points", Message("E-7-4 점수", "Points for E-7-4"), _points),
        ("ratio", Message("E-7-4 고용 비율", "Share of the staff for E-7-4"), _ratio),
        ("barred", Message("E-7-4 제외 사유", "Bars to E-7-4"), _in_words),
        ("quota", Message("E-7-4 전환 규모", "Quota of E-7-4"), _in_words),
    ):
        entry = in_force(_TABLE, given.on, topic)
        if entry is None:
            yield unknown(topic, given.on, what)
        else:
            yield from check(given, entry)


def _is_farm_or_sea(given: Given) -> bool:
    return given.farm_or_sea or given.code == _FARM_SEA_CODE


def _in_words(given: Given, entry: Entry) -> Iterator[Answer]:
    yield in_words(entry, entry.subject)


def _look_back(given: Given, entry: Entry) -> Iterator[Answer]:
    if given.status is not None and given.status not in (*entry["statuses"], "E-7-4"):
        shown = ", ".join(entry["statuses"])
        yield Answer("status", State.FAILED, Message(
            f"현재 체류자격은 {given.status}입니다. E-7-4는 {shown}에서 바꾸는 경로입니다.",
            f"The status held now is {given.status}; E-7-4 is a change from {shown}."), (entry,))
        return
    if given.status == "E-7-4":
        return
    stays = [stay for stay in given.stays if stay.status in entry["statuses"]]
    if given.entry is not None:
        stays.append(Stay(given.status or "E-9", given.entry, given.on))
    if not stays:
        yield in_words(entry, "look-back")
        return
    opens = months_after(given.on, -12 * entry["window_years"])
    merged = _merged(stays, opens, given.on)
    total = sum((last - first).days + 1 for first, last in merged)
    needed = (given.on - months_after(given.on, -12 * entry["years"])).days
    fewer = (given.on - months_after(given.on, -12 * entry["years_with_province"])).days
    sums = " + ".join(f"({first}~{last}) {(last - first).days + 1:,}" for first, last in merged)
    sums = f"{sums} = {total:,}" if len(merged) > 1 else sums or "0"
    ko = f"최근 10년({opens}~{given.on}) 안의 {'·'.join(entry['statuses'])} 기간: {sums}일, 필요 {entry['years']}년({needed:,}일)"
    en = (f"{', '.join(entry['statuses'])} within the last ten years ({opens} to {given.on}): {sums} {'day' if total == 1 else 'days'}; "
          f"needed {entry['years']} years ({needed:,} days)")
    if total >= needed:
        state = State.MET if given.unbroken else State.OPEN
        yield Answer("look-back", state, Message(
            f"{ko}. {'채웠습니다' if given.unbroken else '그동안 끊긴 기간이 없어야 채워집니다'}.",
            f"{en}. {'Reached' if given.unbroken else 'Reached only if there was no gap'}."), (entry,))
        return
    reached = given.on + dt.timedelta(days=needed - total)
    ko, en = f"{ko}. {needed - total:,}일 모자랍니다", f"{en}. {counted(needed - total, 'day')} short"
    if given.entry is not None:
        ko, en = f"{ko}(끊김 없이 일하면 {reached}에 {entry['years']}년)", f"{en} (without a gap, {entry['years']} years are reached on {reached})"
    if total >= fewer:
        yield Answer("look-back", State.RISK, Message(
            f"{ko}. 수도권 밖에서 광역지자체 추천을 받으면 {entry['years_with_province']}년({fewer:,}일)으로 됩니다.",
            f"{en}. Outside the capital area, with a provincial recommendation, {entry['years_with_province']} years ({fewer:,} days) are enough."), (entry,))
    else:
        yield Answer("look-back", State.FAILED, Message(f"{ko}.", f"{en}."), (entry,))


def _merged(stays: Sequence[Stay], opens: dt.date, closes: dt.date) -> list[tuple[dt.date, dt.date]]:
    """Return the times within the window, those that overlap or follow on each other as one."""
    merged: list[tuple[dt.date, dt.date]] = []
    for stay in sorted(stays, key=lambda stay: stay.start):
        first, last = max(stay.start, opens), min(stay.end, closes)
        if first > last:
            continue
        if merged and first <= merged[-1][1] + dt.timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _tenure(given: Given, entry: Entry) -> Iterator[Answer]:
    if given.entry is None or given.changes is None:
        yield in_words(entry, "tenure")
        return
    # Earlier tenure is added where the change was not the worker's fault, since 2026-08-31.
    breaks = [change.day for change in given.changes if not (entry["adds_earlier"] and change.employers_fault)]
    since = max(breaks, default=given.entry)
    reached = months_after(since, entry["months"])
    enough = reached <= given.on
    yield Answer("tenure", State.MET if enough else State.FAILED, Message(
        f"근속 기산일 {since} + {of_months(entry['months']).ko} = {reached}. {given.on}에는 기간을 {'채웠습니다' if enough else '채우지 못했습니다'}.",
        f"Counted from {since} + {of_months(entry['months']).en} = {reached}. On {given.on} the time is {'complete' if enough else 'not complete'}."), (entry,))


def _term(given: Given, entry: Entry) -> Iterator[Answer]:
    months = entry["months"]
    if given.start is not None and given.end is not None:
        due = last_day(given.start, months)
        enough, short = given.end >= due, (due - given.end).days
        yield Answer("contract-term", State.MET if enough else State.FAILED, Message(
            f"계약 {given.start}~{given.end}, {of_months(months).ko}이면 {due}까지{'이므로 충분합니다' if enough else f'이므로 {short:,}일 모자랍니다'}.",
            f"Contract {given.start} to {given.end}; {of_months(months).en} run to {due}: {'enough' if enough else counted(short, 'day') + ' short'}."), (entry,))
    elif given.term_months is not None:
        enough = given.term_months >= months
        yield Answer("contract-term", State.MET if enough else State.FAILED, Message(
            f"계약기간 {given.term_months}개월, 필요 {months}개월{'' if enough else f'({months - given.term_months}개월 모자람)'}.",
            f"Contract of {counted(given.term_months, 'month')}, needed {months}{'' if enough else f' ({months - given.term_months} short)'}."), (entry,))
    else:
        yield in_words(entry, "contract-term")


def _pay(given: Given, entry: Entry) -> Iterator[Answer]:
    yield _amount("pay", given.pay, entry["won"], entry, Message("계약 급여", "Pay by the contract"))


def _income(given: Given, entry: Entry) -> Iterator[Answer]:
    needed = entry["won_farm_sea"] if _is_farm_or_sea(given) else entry["won"]
    yield _amount("income", given.income, needed, entry, Message("2년 평균 소득", "Average income of two years"))


def _amount(topic: str, won: int | None, needed: int, entry: Entry, what: Message) -> Answer:
    if won is None:
        return in_words(entry, topic)
    short = needed - won
    return Answer(topic, State.MET if short <= 0 else State.FAILED, Message(
        f"{what.ko} 연 {won:,}원, 기준 {needed:,}원{'' if short <= 0 else f'({short:,}원 모자람)'}.",
        f"{what.en} {won:,} won a year, needed {needed:,}{'' if short <= 0 else f' ({short:,} short)'}."), (entry,))


def _points(given: Given, entry: Entry) -> Iterator[Answer]:
    points, relief = given.points, in_force(_TABLE, given.on, "conditional")
    if points is None:
        yield in_words(entry, "points")
        return
    ko = f"점수 {points.total}(소득 {points.income}, 한국어 {points.korean}), 필요 {entry['total']}(소득 {entry['income']}, 한국어 {entry['korean']})"
    en = f"{points.total} points (income {points.income}, Korean {points.korean}), needed {entry['total']} (income {entry['income']}, Korean {entry['korean']})"
    if points.total >= entry["total"] and points.income >= entry["income"] and points.korean >= entry["korean"]:
        yield Answer("points", State.MET, Message(f"{ko}.", f"{en}."), (entry,))
    elif relief is not None and relief.text is not None and points.income >= entry["income"] and points.korean < entry["korean"] and points.total >= relief["total"]:
        yield Answer("points", State.RISK, Message(f"{ko}. {relief.text.ko}", f"{en}. {relief.text.en}"), (entry, relief))
    else:
        yield Answer("points", State.FAILED, Message(f"{ko}: 모자랍니다.", f"{en}: short."), (entry,))


def _ratio(given: Given, entry: Entry) -> Iterator[Answer]:
    if given.koreans is None or any(word in given.sector.casefold() for word in _CONSTRUCTION):
        yield in_words(entry, "ratio")
        return
    percent, wide = entry["percent"], entry["percent_wide"]
    cap, wide_cap = (_rounded_up(given.koreans * share) for share in (percent, wide))
    farm = in_force(_TABLE, given.on, "ratio-farm-sea") if _is_farm_or_sea(given) else None
    has_wide = given.code in entry["wide_codes"] or farm is not None
    entries = (entry, farm) if farm is not None else (entry,)
    sums = f"{given.koreans} × {percent}% = {given.koreans * percent / 100:g} → {cap}"
    wide_sums = f"{given.koreans} × {wide}% = {given.koreans * wide / 100:g} → {wide_cap}"
    ko, en = f"내국인 {sums}명까지", f"Koreans {sums} persons"
    ko, en = f"{ko}(인구감소지역·뿌리산업 등은 {wide_sums}명)", f"{en} ({wide_sums} in depopulated areas, root industries and the like)"
    if given.skilled is None:
        yield Answer("ratio", State.OPEN, Message(f"E-7-4 고용 한도: {ko}.", f"Limit of E-7-4 workers: {en}."), entries)
        return
    state = State.MET
    if given.skilled > wide_cap:
        state = State.FAILED
    elif given.skilled > cap and not has_wide:
        state = State.RISK
    verdict = {State.MET: ("한도 안입니다", "within the limit"), State.RISK: ("50% 한도가 적용되는 곳이어야 합니다", "only where the limit of 50% applies"),
               State.FAILED: ("한도를 넘습니다", "over the limit")}[state]
    yield Answer("ratio", state, Message(
        f"E-7-4 {given.skilled}명. 한도: {ko}. {verdict[0]}.", f"{given.skilled} workers under E-7-4. Limit: {en}: {verdict[1]}."), entries)


def _rounded_up(hundredths: int) -> int:
    return -(-hundredths // 100)
