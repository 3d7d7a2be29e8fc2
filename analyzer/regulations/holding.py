"""All dated rules that hold for an occupation on a day, in words: pay, headcount, qualification, recommendation, guarantee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.regulations.pay import Floor, floor_on
from analyzer.regulations.protection import Protection, is_protected, protection_on
from analyzer.regulations.routes import ways_on
from analyzer.regulations.tables import all_in_force, in_force, load_table
from analyzer.regulations.types import Entry, Text

TOPICS = ("pay", "headcount", "qualification", "recommendation", "guarantee")


@dataclass(frozen=True, slots=True)
class Holding:
    """One rule in words.

    :param topic: One of `TOPICS`.
    :param texts: What it says; that nothing is printed or known where there is no row.
    :param entries: The rows it rests on.
    :param words: Words of the papers on which it depends, empty where it holds for the whole occupation.
    """

    topic: str
    texts: tuple[Text, ...]
    entries: tuple[Entry, ...] = ()
    words: tuple[str, ...] = ()


def rules_of(code: str, subtype: str, day: dt.date) -> tuple[Holding, ...]:
    """Return the rules of an occupation on a filing day, one at least for each topic."""
    return (*_pay(code, subtype, day), *_headcount(code, subtype, day), *_qualification(code, day), *_recommendation(code, day), *_guarantee(code, day))


def _pay(code: str, subtype: str, day: dt.date) -> Iterator[Holding]:
    general = floor_on(code, subtype, day, _no_words)
    yield _floor(general) if general else Holding("pay", (_UNKNOWN,))
    for words in _conditions("wage_floors", code, day):
        floor = floor_on(code, subtype, day, lambda asked, own=words: asked is own)  # type: ignore[misc]
        if floor is not None:
            yield _floor(floor, words)


def _floor(floor: Floor, words: Sequence[str] = ()) -> Holding:
    texts = [floor.shown, *(relief.text for relief in floor.reliefs)]
    return Holding("pay", tuple(texts), floor.entries, tuple(words))


def _headcount(code: str, subtype: str, day: dt.date) -> Iterator[Holding]:
    general = protection_on(code, subtype, day, _no_words)
    if general is not None:
        yield Holding("headcount", _limit(general), (general.entry,))
    elif is_protected(code, subtype):
        yield Holding("headcount", (_UNKNOWN,))
    else:
        exempt = next((row for row in all_in_force("protection", day, code) if row.get("exempt")), None)
        text = exempt.text if exempt is not None and exempt.text is not None else _NONE["headcount"]
        yield Holding("headcount", (text,), (exempt,) if exempt is not None else ())
    for words in _conditions("protection", code, day):
        limit = protection_on(code, subtype, day, lambda asked, own=words: asked is own)  # type: ignore[misc]
        if limit is not None:
            yield Holding("headcount", _limit(limit), (limit.entry,), tuple(words))


def _limit(limit: Protection) -> tuple[Text, ...]:
    least, texts = limit.entry.get("min_koreans"), []
    if limit.percent is not None:
        texts.append(Text(f"외국인은 내국인 직원의 {limit.percent}%까지", f"Foreigners up to {limit.percent}% of the Korean staff"))
    if least is not None:
        texts.append(Text(f"내국인 직원 {least}명 이상", f"At least {least} Korean staff"))
    return (*texts, *_own(limit.entry))


def _qualification(code: str, day: dt.date) -> Iterator[Holding]:
    found = ways_on(code, day)
    if found is None:
        yield Holding("qualification", (_UNKNOWN,))
        return
    entry, ways = found
    yield Holding("qualification", (*(Text(way.shown("ko"), way.shown("en")) for way in ways), *_own(entry)), (entry,))


def _recommendation(code: str, day: dt.date) -> Iterator[Holding]:
    entry = in_force("recommendation", day, code)
    if entry is None:
        listed = any(row.subject == code for row in load_table("recommendation"))
        yield Holding("recommendation", (_UNKNOWN if listed else _NONE["recommendation"],))
        return
    texts = list(_own(entry))
    if "issuer" in entry.values:
        issuer = Text(**entry["issuer"])
        kind = {
            "mandatory": Text(f"{issuer.ko} 고용추천서 필수", f"Letter of {issuer.en} required"),
            "optional": Text(f"{issuer.ko} 고용추천서를 낼 수 있음(필수 아님)", f"Letter of {issuer.en} may be filed (not required)"),
            "abolished": Text("고용추천서 제도 폐지", "The letter was abolished"),
        }
        cases = entry.get("cases", ())
        when = Text(", ".join(case["ko"] for case in cases), "; ".join(case["en"] for case in cases))
        texts.insert(0, kind.get(entry["status"], Text(f"{when.ko} {issuer.ko} 고용추천서 필수", f"Letter of {issuer.en} required where {when.en}")))
    yield Holding("recommendation", tuple(texts), (entry,))


def _guarantee(code: str, day: dt.date) -> Iterator[Holding]:
    rows = all_in_force("guarantee", day, code)
    if all("if_words" in row.values for row in rows):
        listed = any(row.subject == code for row in load_table("guarantee"))
        yield Holding("guarantee", (_UNKNOWN if listed and not rows else _NONE["guarantee"],))
    for row in rows:
        texts = []
        if row.get("guarantee"):
            texts.append(Text("신원보증서를 냅니다", "A letter of guarantee is filed"))
        if row.get("prior_permission"):
            texts.append(Text("근무처를 바꾸려면 사전 허가가 필요합니다", "A change of workplace needs permission beforehand"))
        yield Holding("guarantee", (*texts, *_own(row)), (row,), tuple(row.get("if_words", ())))


_UNKNOWN = Text("이 날짜의 기준이 알려져 있지 않습니다. 유효한 매뉴얼을 확인하세요.", "Not known for this date; look it up in the manual in force.")
_NONE = {
    "headcount": Text("이 직종에 적힌 인원 한도가 없습니다.", "No limit is printed for this occupation."),
    "recommendation": Text("추천서를 요구한다고 적혀 있지 않습니다.", "No letter is asked for in print."),
    "guarantee": Text("신원보증서를 요구한다고 적혀 있지 않습니다.", "No letter of guarantee is asked for in print."),
}


def _no_words(words: Sequence[str]) -> bool:
    return False


def _conditions(table: str, code: str, day: dt.date) -> list[Sequence[str]]:
    return [row["if_words"] for row in all_in_force(table, day, code) if "if_words" in row.values]


def _own(entry: Entry) -> tuple[Text, ...]:
    return (entry.text,) if entry.text is not None else ()
