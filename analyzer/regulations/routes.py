"""Which degree and experience an occupation asks for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analyzer.regulations.tables import in_force, load_table
from analyzer.regulations.types import Entry, Text

DEGREES = ("high-school", "associate", "bachelor", "master", "doctor")
DEGREE_NAMES = {
    "high-school": Text("고등학교 졸업", "high school"), "associate": Text("전문학사", "an associate degree"), "bachelor": Text("학사", "a bachelor's degree"),
    "master": Text("석사", "a master's degree"), "doctor": Text("박사", "a doctorate"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One route to an occupation.

    :param degree: Lowest degree, None where experience alone counts.
    :param years: Years of related experience.
    :param related: Whether the degree has to be in a related field.
    :param also: A condition that papers of a package seldom show in a comparable form, such as a licence.
    :param words: Words of which a package speaks where that condition is met; a route that has some is not open to a package without them.
    """

    degree: str | None
    years: float
    related: bool = False
    also: Text | None = None
    words: tuple[str, ...] = ()

    def shown(self, lang: str) -> str:
        """Return the route in words."""
        ko, years = lang == "ko", f"{self.years:g}"
        parts = []
        if self.degree is not None:
            name = DEGREE_NAMES[self.degree].in_lang(lang)
            parts.append((f"관련 {name}" if ko else f"{name} in a related field") if self.related else name)
        if self.years:
            parts.append(f"관련 경력 {years}년" if ko else f"{years} year{'s' if self.years != 1 else ''} of related work")
        if self.also is not None:
            parts.append(self.also.in_lang(lang))
        return " + ".join(parts)

    def fits(self, degree: str | None, years: float | None) -> bool:
        """Return whether stated degree and experience meet the route, as far as they are stated.

        A degree that is not stated may be any; experience that is not stated is asked for only where no bachelor's degree opens the route.
        """
        if self.degree is not None and degree is not None and DEGREES.index(degree) < DEGREES.index(self.degree):
            return False
        if years is None:
            return self.years == 0 or self.degree in ("bachelor", "master")
        return years >= self.years


def ways_on(code: str, day: dt.date) -> tuple[Entry, tuple[Way, ...]] | None:
    """Return the routes of an occupation with the row they stand in, None where none is known for that day."""
    own = any(entry.subject == code for entry in load_table("qualification"))
    entry = in_force("qualification", day, code if own else "general")
    if entry is None:
        return None
    return entry, tuple(
        Way(row["degree"], row["years"], row.get("related", False), Text(**row["also"]) if "also" in row else None, tuple(row.get("words", ()))) for row in entry["routes"]
    )
