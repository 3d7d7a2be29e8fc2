"""What the Ministry's list says about one occupation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class _Bilingual:
    """Something with a text in both languages."""

    __slots__ = ()
    ko: str
    en: str

    def in_lang(self, lang: str) -> str:
        """Return the text in `ko` or `en`."""
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Note(_Bilingual):
    """A remark in both languages."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class ScopeLine(_Bilingual):
    """One activity inside the scope of an occupation."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Exclusion(_Bilingual):
    """Work that is confused with an occupation but lies outside it.

    :param code: The occupation that the work belongs to, None where it belongs to no E-7 occupation.
    """

    ko: str
    en: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour(_Bilingual):
    """What separates an occupation from the neighbour `code`."""

    code: str
    ko: str
    en: str


class Recommendation(StrEnum):
    """Whether a ministry's recommendation (고용추천서) has to be filed: always, in the cases of the note, or not."""

    ALWAYS = "always"
    CASES = "cases"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation in the newest numbering.

    :param subtype: `E-7-1` to `E-7-4`, or `E-7-S`.
    :param variants_ko: Other official prints of the name.
    :param variants_en: Other usual translations of the name.
    :param short_ko: Common short writings, no official names.
    :param heightened_scrutiny: The official five, and 2224 and 295 by their own entries; see `scrutiny_note`.
    :param sources: Keys of the sources in `corpora/occupations/index.json`.
    """

    code: str
    subtype: str
    group: str
    name_ko: str
    name_en: str
    variants_ko: tuple[str, ...] = ()
    variants_en: tuple[str, ...] = ()
    short_ko: tuple[str, ...] = ()
    short_en: tuple[str, ...] = ()
    scope: tuple[ScopeLine, ...] = ()
    titles_ko: tuple[str, ...] = ()
    titles_en: tuple[str, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    heightened_scrutiny: bool = False
    scrutiny_note: Note | None = None
    recommendation: Recommendation = Recommendation.NONE
    recommendation_note: Note | None = None
    sources: tuple[str, ...] = ()

    def name(self, lang: str = "ko") -> str:
        """Return the name in `ko` or `en`."""
        return self.name_ko if lang == "ko" else self.name_en

    @property
    def mandatory_recommendation(self) -> bool:
        """Whether every application needs a recommendation, not only the cases of the note."""
        return self.recommendation is Recommendation.ALWAYS

    @property
    def notes(self) -> tuple[Note, ...]:
        """What holds on scrutiny and recommendation, as far as anything special holds."""
        return tuple(note for note in (self.scrutiny_note, self.recommendation_note) if note)
