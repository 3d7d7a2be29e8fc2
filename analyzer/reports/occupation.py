"""An occupation, and the boundary of two, as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.occupations import Boundary, Catalogue, Occupation, number_uses
from analyzer.reports.text import beside
from analyzer.reports.words import word


def occupation_lines(occupation: Occupation, catalogue: Catalogue, lang: str) -> Iterator[RenderableType]:
    """Yield what an occupation covers, what it excludes, and what it was or is called elsewhere."""
    yield _head(occupation, lang)
    yield Text(f"{occupation.name('en' if lang == 'ko' else 'ko')} - {occupation.subtype}", style="dim")
    yield from _section("scope", (line.in_lang(lang) for line in occupation.scope), lang)
    yield from _section("titles", [", ".join(occupation.titles_ko if lang == "ko" else occupation.titles_en)], lang)
    outside = (f"{line.in_lang(lang)} ({line.code or word('none.code', lang)})" for line in occupation.exclusions)
    yield from _section("exclusions", outside, lang)
    yield from _section("neighbours", (f"{n.code} {_name(n.code, catalogue, lang)}: {n.in_lang(lang)}" for n in occupation.neighbours), lang)
    yield from _section("notes", (note.in_lang(lang) for note in occupation.notes), lang)
    yield from _section("numbers", _numbers(occupation.code, lang), lang)
    yield from _section("source", (catalogue.sources[key] for key in occupation.sources), lang)


def boundary_lines(boundary: Boundary, lang: str) -> Iterator[RenderableType]:
    """Yield the scopes of two occupations side by side, then what separates them."""
    pair = (boundary.first, boundary.second)
    scopes = Table.grid(padding=(0, 3), expand=True)
    for _ in pair:
        scopes.add_column(ratio=1, overflow="fold")
    scopes.add_row(*(_head(occupation, lang) for occupation in pair))
    scopes.add_row(*(_bullets(line.in_lang(lang) for line in occupation.scope) for occupation in pair))
    yield scopes
    apart = [f"{boundary.first.code}: {n.in_lang(lang)}" for n in boundary.first_says]
    apart += [f"{boundary.second.code}: {n.in_lang(lang)}" for n in boundary.second_says]
    yield from _section("apart", apart or [word("apart.none", lang)], lang)
    left = [(boundary.second, line) for line in boundary.first_excludes] + [(boundary.first, line) for line in boundary.second_excludes]
    yield from _section("belongs", (f"{owner.code}: {line.in_lang(lang)}" for owner, line in left), lang)


def _bullets(lines: Iterable[str]) -> Group:
    return Group(*(beside("-", Text(line)) for line in lines))


def _head(occupation: Occupation, lang: str) -> Text:
    return Text.assemble((f"{occupation.code} ", "bold blue"), (occupation.name(lang), "bold"))


def _name(code: str, catalogue: Catalogue, lang: str) -> str:
    occupation = catalogue.get(code)
    return occupation.name(lang) if occupation else ""


def _numbers(code: str, lang: str) -> Iterator[str]:
    """Yield the numbers an occupation has had, and what else its number has meant, edition by edition."""
    for use in number_uses(code):
        name = use.edition.name.in_lang(lang)
        if use.had:
            yield f"{name}: {', '.join(use.had)}"
        if use.meant:
            yield f"{name}: {code} = {', '.join(meaning.name for meaning in use.meant)}"


def _section(key: str, lines: Iterable[str], lang: str) -> Iterator[RenderableType]:
    """Yield a heading and its lines; nothing where there are no lines."""
    found = [line for line in lines if line]
    if found:
        yield Text(f"\n{word(key, lang)}", style="bold")
    for line in found:
        yield Padding(beside("-", Text(line)), (0, 0, 0, 2))
