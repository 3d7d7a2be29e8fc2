"""Rules in words: something for every topic of every occupation on any day, with its source, conditions kept apart."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzer.occupations import load_catalogue
from analyzer.regulations import TOPICS, rules_of

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize("day", [dt.date(2020, 1, 1), dt.date(2026, 8, 7), TODAY, dt.date(2040, 1, 1)])
def test_rules_of_speak_on_every_topic_in_both_languages(day: dt.date) -> None:
    for occupation in load_catalogue():
        held = rules_of(occupation.code, occupation.subtype, day)
        assert tuple(dict.fromkeys(rule.topic for rule in held)) == TOPICS, occupation.code
        assert all(text.ko and text.en for rule in held for text in rule.texts)
        assert all(rule.texts for rule in held), occupation.code
        assert all(entry.holds_on(day) for rule in held for entry in rule.entries)


@pytest.mark.parametrize(
    ("code", "topic", "day", "said"),
    [
        ("2224", "pay", TODAY, "31,120,000"),
        ("2224", "headcount", TODAY, "20%"),
        ("2223", "headcount", TODAY, "인원 한도가 없습니다"),
        ("76231", "recommendation", dt.date(2026, 8, 6), "산업통상부"),
        ("76231", "recommendation", dt.date(2026, 8, 7), "기후에너지환경부"),
        ("451", "guarantee", TODAY, "신원보증서를 냅니다"),
        ("2224", "pay", dt.date(2040, 1, 1), "알려져 있지 않습니다"),
    ],
)
def test_rules_of_say_what_the_tables_say(code: str, topic: str, day: dt.date, said: str) -> None:
    held = rules_of(code, load_catalogue()[code].subtype, day)
    assert any(said in text.ko for rule in held if rule.topic == topic and not rule.words for text in rule.texts)


def test_rules_of_keep_conditions_apart() -> None:
    rules = [rule for rule in rules_of("2842", "E-7-1", TODAY) if rule.topic == "guarantee"]
    assert [bool(rule.words) for rule in rules] == [False, True]
    assert "온라인 판매" in rules[1].words
