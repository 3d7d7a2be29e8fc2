"""Loads the occupations from `corpora/occupations/`."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analyzer.occupations.types import Exclusion, Neighbour, Note, Occupation, Recommendation, ScopeLine
from analyzer.resources import load_json, resource


class Catalogue:
    """The occupations in the order of the Ministry's list; `catalogue["2842"]` is one of them, iteration yields all.

    :param version: Edition of the list, such as `moj-2026-09`.
    :param sources: Title and date of each source by the key that `Occupation.sources` uses.
    """

    def __init__(self, version: str, occupations: Iterable[Occupation], sources: Mapping[str, str]) -> None:
        self.version = version
        self.sources = sources
        self._by_code = {occupation.code: occupation for occupation in occupations}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in the order of the list."""
        return tuple(self._by_code)

    def __getitem__(self, code: str) -> Occupation:
        """Return the occupation of a code of the newest numbering.

        :raises KeyError: If no occupation has this code.
        """
        return self._by_code[code]

    def get(self, code: str | None) -> Occupation | None:
        """Return the occupation of a code, None where there is none (also for `None` and `outside`)."""
        return self._by_code.get(code) if code else None

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Occupation]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)


@functools.cache
def load_catalogue() -> Catalogue:
    """Return the shipped catalogue. Read once.

    :raises FileNotFoundError: If the installation lacks its data.
    """
    index = load_json("corpora", "occupations", "index.json")
    folder = resource("corpora", "occupations")
    return Catalogue(
        index["catalogue"],
        (_occupation(row, _scope_file(folder, row["code"])) for row in index["occupations"]),
        index["sources"],
    )


def _scope_file(folder: Path, code: str) -> dict[str, Any]:
    """Return the scope data of a code. A code without a file has names but no scope."""
    try:
        data: dict[str, Any] = json.loads((folder / f"{code}.json").read_bytes())
    except FileNotFoundError:
        return {}
    return data


def _occupation(row: dict[str, Any], scope: dict[str, Any]) -> Occupation:
    scrutiny, recommendation = row.get("heightened_scrutiny"), row.get("recommendation", {})
    return Occupation(
        code=row["code"],
        subtype=row["subtype"],
        group=row["group"],
        name_ko=row["name_ko"],
        name_en=row["name_en"],
        variants_ko=_texts(row, "variants", "ko"),
        variants_en=_texts(row, "variants", "en"),
        short_ko=_texts(row, "short_names", "ko"),
        short_en=_texts(row, "short_names", "en"),
        scope=tuple(ScopeLine(line["ko"], line["en"]) for line in scope.get("scope", ())),
        titles_ko=_texts(scope, "titles", "ko"),
        titles_en=_texts(scope, "titles", "en"),
        exclusions=tuple(Exclusion(line["ko"], line["en"], line.get("code")) for line in scope.get("exclusions", ())),
        neighbours=tuple(Neighbour(line["code"], line["ko"], line["en"]) for line in scope.get("neighbours", ())),
        heightened_scrutiny=scrutiny is not None,
        scrutiny_note=_note(scrutiny),
        recommendation=Recommendation(recommendation.get("mandatory", Recommendation.NONE)),
        recommendation_note=_note(recommendation),
        sources=tuple(row["sources"]),
    )


def _texts(row: dict[str, Any], key: str, lang: str) -> tuple[str, ...]:
    return tuple(row.get(key, {}).get(lang, ()))


def _note(row: dict[str, str] | None) -> Note | None:
    return Note(row["ko"], row["en"]) if row else None
