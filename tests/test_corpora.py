"""Our own corpora: lexicon and training sentences keep the form that code and people rely on."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from analyzer.extraction.labels import Section
from analyzer.occupations import load_catalogue

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
LEXICON = CORPORA / "lexicon"
DUTY_FILES = sorted((CORPORA / "duties").glob("*/*.txt"))
NON_DUTY_FILES = sorted((CORPORA / "non_duties").glob("*.txt"))
DUTY_LINE = re.compile(r"[cnhe] \| (?P<ko>[^|]*\S) \| (?P<en>[^|]*\S)")
JOB_LINE = re.compile(r"@ (?P<ko>[^|]*\S) \| (?P<en>[^|]*\S) \| [^|]*\S")
NON_DUTY_LINE = re.compile(r"(?P<kind>career|catchall|company|effect|form|qualification|reason|terms) \| (?P<ko>[^|]*\S) \| (?P<en>[^|]*\S)")


def lexicon(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((LEXICON / name).read_text(encoding="utf-8"))
    return data


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def lines_of(path: Path) -> list[tuple[int, str]]:
    text = path.read_text(encoding="utf-8")
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]


def hangul(text: str) -> int:
    return sum("가" <= char <= "힣" for char in text)


def latin(text: str) -> int:
    return sum("a" <= char.casefold() <= "z" for char in text)


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.json")), ids=lambda path: path.name)
def test_lexicon_files_say_what_they_are_and_when(path: Path) -> None:
    data = lexicon(path.name)
    assert data["about"].strip()
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", data["date"])


def patterns() -> list[tuple[str, str]]:
    phrases, roles = lexicon("phrases.json"), lexicon("roles.json")
    named = [(kind, p) for kind, found in phrases.items() if isinstance(found, list) and kind != "bare_titles" for p in found]
    named += [(f"catch_all.{grade}", p) for grade, found in phrases["catch_all"].items() for p in found]
    named += [(f"{role}.{kind}", p) for role, kinds in roles["roles"].items() for kind, found in kinds.items() for p in found]
    named += [("other_titles", p) for p in roles["other_titles"]]
    return named + [(f"routes.{route}", p) for route, found in roles["routes"].items() for p in found]


@pytest.mark.parametrize(("kind", "pattern"), patterns())
def test_lexicon_patterns_compile_and_match_no_empty_text(kind: str, pattern: str) -> None:
    assert re.compile(pattern, re.I).search("") is None, kind


def test_lexicon_patterns_of_one_kind_stand_once() -> None:
    found = patterns()
    assert len(found) == len(set(found))


@pytest.mark.parametrize("kind", ["reference", "not_duty", "past", "company", "reason", "effect"])
def test_lexicon_phrases_leave_a_plain_duty_alone(kind: str) -> None:
    joined = "|".join(lexicon("phrases.json")[kind])
    for duty in ("사출 금형의 3D 설계", "해외 바이어 발굴과 수출 협상", "통역", "Design of press dies and jigs"):
        assert re.search(joined, duty, re.I) is None, duty


def test_no_label_stands_in_two_sections() -> None:
    places = defaultdict(list)
    for section, words in lexicon("labels.json")["sections"].items():
        for word in (*words["ko"], *words["en"]):
            places[word].append(section)
    assert {word: sections for word, sections in places.items() if len(set(sections)) > 1} == {}


def test_label_sections_are_those_of_the_code() -> None:
    assert set(lexicon("labels.json")["sections"]) == {section.value for section in Section}


def test_labels_are_written_as_they_are_compared() -> None:
    # A word with a space, a capital or a stripped sign could never be met.
    for section, words in lexicon("labels.json")["sections"].items():
        for word in (*words["ko"], *words["en"]):
            assert word == re.sub(r"[\s·.:()\[\]<>「」『』\"“”‘’*_]+", "", word).casefold(), (section, word)


def test_labels_stand_on_the_side_of_their_language() -> None:
    for section, words in lexicon("labels.json")["sections"].items():
        assert not [word for word in words["en"] if hangul(word)], section
        assert not [word for word in words["ko"] if not hangul(word) and latin(word) > 6], section


def test_bare_titles_are_lower_case_and_stand_once() -> None:
    titles = lexicon("phrases.json")["bare_titles"]
    assert titles == [title.strip().casefold() for title in titles]
    assert len(titles) == len(set(titles))


def test_duty_files_are_there_for_every_writer() -> None:
    assert len(DUTY_FILES) > 60 and NON_DUTY_FILES


@pytest.mark.parametrize("path", DUTY_FILES, ids=name_of)
def test_duty_file_is_named_after_an_occupation(path: Path) -> None:
    assert path.stem == "outside" or path.stem in load_catalogue()


@pytest.mark.parametrize("path", DUTY_FILES, ids=name_of)
def test_duty_file_keeps_its_form(path: Path) -> None:
    lines = lines_of(path)
    assert lines[0][1].startswith("@ "), "a job opens the file"
    wrong = [number for number, line in lines if not (JOB_LINE if line.startswith("@") else DUTY_LINE).fullmatch(line)]
    assert wrong == []


@pytest.mark.parametrize("path", [*DUTY_FILES, *NON_DUTY_FILES], ids=name_of)
def test_both_languages_stand_on_their_sides(path: Path) -> None:
    wrong = []
    for number, line in lines_of(path):
        match = (JOB_LINE if line.startswith("@") else NON_DUTY_LINE if path in NON_DUTY_FILES else DUTY_LINE).fullmatch(line)
        if match and (hangul(match["ko"]) == 0 or hangul(match["en"]) > 0 or latin(match["en"]) == 0):
            wrong.append((number, line))
    assert wrong == []


def test_no_duty_stands_under_two_codes() -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for path in DUTY_FILES:
        for _, line in lines_of(path):
            match = DUTY_LINE.fullmatch(line)
            if match:
                for lang in ("ko", "en"):
                    places[match[lang].rstrip(".").casefold()].add(path.stem)
    assert {duty: sorted(codes) for duty, codes in places.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("path", NON_DUTY_FILES, ids=name_of)
def test_non_duty_file_keeps_its_form(path: Path) -> None:
    assert [number for number, line in lines_of(path) if not NON_DUTY_LINE.fullmatch(line)] == []


def test_no_line_is_both_a_duty_and_none() -> None:
    duties = {match[lang] for path in DUTY_FILES for _, line in lines_of(path) if (match := DUTY_LINE.fullmatch(line)) for lang in ("ko", "en")}
    others = {match[lang] for path in NON_DUTY_FILES for _, line in lines_of(path) if (match := NON_DUTY_LINE.fullmatch(line)) for lang in ("ko", "en")}
    assert duties & others == set()
