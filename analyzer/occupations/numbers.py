"""The numbers of one occupation through all editions, and what one number means in each of them."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.occupations.editions import Edition, Meaning, load_editions


@dataclass(frozen=True, slots=True)
class NumberUse:
    """What an edition says about an occupation's numbers.

    :param had: Numbers other than today's that the occupation has there.
    :param meant: What today's number means there besides the occupation.
    """

    edition: Edition
    had: tuple[str, ...]
    meant: tuple[Meaning, ...]


def number_uses(code: str) -> tuple[NumberUse, ...]:
    """Return the editions in which an occupation has another number, or its number another meaning, newest list first."""
    found = []
    for edition in load_editions().values():
        had = tuple(m.number for row in edition.numbers.values() for m in row if m.code == code and m.number != code and not m.misprint)
        meant = tuple(m for m in edition.meanings(code) if m.code != code and not m.misprint)
        if had or meant:
            found.append(NumberUse(edition, had, meant))
    return tuple(found)


def meanings_of(number: str) -> tuple[tuple[Edition, tuple[Meaning, ...]], ...]:
    """Return what a number means in each edition that prints it, newest list first."""
    found = ((edition, tuple(m for m in edition.meanings(number) if not m.misprint)) for edition in load_editions().values())
    return tuple((edition, meanings) for edition, meanings in found if meanings)
