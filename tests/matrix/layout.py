"""Lays a page out in one of the three ways, as a paper that the writers of the example packages print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpora.examples.generator.model import Align, Block, Cell, Paper, Table, cell, label, p
from tests.matrix.contract_en import contract as contract_en
from tests.matrix.contract_ko import contract as contract_ko
from tests.matrix.model import Item, Kind, Page, Part, Sheet, Way
from tests.matrix.routes import route_contract
from tests.matrix.statement_en import statement as statement_en
from tests.matrix.statement_ko import statement as statement_ko
from tests.matrix.support import support

# Values up to this length share a row of a form with another one.
_SHORT = 24
_MARKS = ("①②③④⑤⑥⑦⑧", "12345678", "abcdefgh")


def page_of(sheet: Sheet) -> Page:
    """Return what a sheet says."""
    if sheet.kind is Kind.CONTRACT:
        return (contract_ko if sheet.lang == "ko" else contract_en)(sheet)
    if sheet.kind is Kind.STATEMENT:
        return (statement_ko if sheet.lang == "ko" else statement_en)(sheet)
    if sheet.kind in (Kind.E9_CONTRACT, Kind.E74_CONTRACT):
        return route_contract(sheet)
    return support(sheet)


def paper_of(sheet: Sheet) -> Paper:
    """Return the paper of a sheet."""
    page = page_of(sheet)
    blocks: list[Block] = [p(page.top, size=8)] if page.top else []
    blocks.append(p(page.title, heading=1, align=Align.CENTER))
    for part in page.parts:
        marked = replace(part, items=tuple(_tracked(item, sheet) for item in part.items))
        blocks += {Way.TABLE: _table, Way.LINES: _lines, Way.PROSE: _prose}[sheet.way](marked, sheet)
    blocks += [p(item.text, before=10) for item in page.close]
    return Paper(page.title, tuple(blocks), footer="", break_words=sheet.lang == "ko")


def _tracked(item: Item, sheet: Sheet) -> Item:
    added = sheet.tracked.get(item.key)
    if added is None:
        return item
    if item.points:
        return replace(item, points=(*item.points, f"[+{added}+]"))
    return replace(item, text=f"{item.text}[+{added}+]")


def _table(part: Part, sheet: Sheet) -> list[Block]:
    rows: list[tuple[Cell, ...]] = [(cell(part.heading, columns=4, shade="DCE6F1", bold=True),)] if part.heading and part.banded else []
    waiting: Item | None = None
    for item in part.items:
        short = len(item.text) <= _SHORT and not item.points
        if waiting is not None and short:
            rows.append((label(waiting.label), cell(waiting.text), label(item.label), cell(item.text)))
            waiting = None
            continue
        if waiting is not None:
            rows.append((label(waiting.label), cell(waiting.text, columns=3)))
            waiting = None
        if short:
            waiting = item
        elif item.label:
            rows.append((label(item.label), cell("\n".join(_with_points(item)), columns=3)))
        else:
            rows.append((cell(item.text, columns=4),))
    if waiting is not None:
        rows.append((label(waiting.label), cell(waiting.text, columns=3)))
    above: list[Block] = [] if part.banded else [p(part.heading, heading=2)]
    return [*above, Table((19, 31, 19, 31), tuple(rows)), p("", size=6)]


def _with_points(item: Item) -> Iterator[str]:
    if item.text:
        yield item.text
    yield from (f"- {point}" for point in item.points)


def _lines(part: Part, sheet: Sheet) -> list[Block]:
    blocks: list[Block] = [p(part.heading, heading=2)] if part.heading else []
    for item in part.items:
        if item.points and len(part.items) > 1:
            blocks.append(p(f"○ {item.label}", indent=6))
        elif not item.points:
            blocks.append(p(f"○ {item.label} : {item.text}" if item.label else item.text, indent=6))
        blocks += [p(point, number=f"{number}.", indent=14) for number, point in enumerate(item.points, 1)]
    return blocks


def _prose(part: Part, sheet: Sheet) -> list[Block]:
    blocks: list[Block] = [p(part.heading, heading=2)] if part.heading else []
    marks = _MARKS[0] if sheet.lang == "ko" else _MARKS[sheet.seed % 2 + 1]
    for item in part.items:
        text = f"{item.label}: {item.text}" if item.label and not item.points else item.text
        if text:
            blocks.append(p(text))
        blocks += [p(point, number=mark if sheet.lang == "ko" else f"{mark}.", indent=12) for mark, point in zip(marks, item.points, strict=False)]
    return blocks
