"""Takes one file apart that holds several papers: contract, statement and lists, scanned or printed one behind the other, or typed under titles in brackets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from analyzer.extraction.roles import reads_as_letter, titled_role
from analyzer.extraction.types import Role
from analyzer.language import Marker
from analyzer.language.lines import marker_of
from analyzer.readers import Block, BlockKind, Document
from analyzer.readers.normalise import squeeze

_BRACKETED = re.compile(r"\s*[\[<【〈《「『]\s*([^\]>】〉》」』\n]{3,24}?)\s*[\]>】〉》」』]")
_LONGEST_NAME = 20
_LEAST_BODY = 12
# A title stands among the first lines of its page.
_TOP_BLOCKS = 6
# Papers that have no role of their own but are none of the one before: `납세증명서`, `인원 현황표`. A statement has sections on staff, too.
_OTHER_TITLE = re.compile(r"(?!.*(?:별지|별첨|붙임|첨부|부속|업무|직무|계획|사유)).{0,16}(?:증명서?|확인원|등록증|신고증|영수증|이력서|진단서|위임장)(?:\([^()]{1,8}\))?|(?:인원|직원|사원|근로자)(?:현황표|명부)")
_LISTS = re.compile(r"(?:현황표|명부)$")
_OF_THE_STATEMENT = re.compile(r"업\s?무|직\s?무|사\s?유|필요|맡|당사|임\s?금|급\s?여")
_MARGINS = (BlockKind.HEADER, BlockKind.FOOTER)
# `제출철 3 / 신청요약` over a page of a file whose parts are counted.
_COUNTED_PART = re.compile(r"\s*(?P<file>(?!(?:section|article|part|chapter|page|clause|조항|항목|사진|그림|표|장|절)\b)[가-힣A-Za-z][가-힣A-Za-z ]{0,14}?)\s*(?P<n>\d{1,2})\s*[/|:–—-]\s*(?P<title>[^/|:\n]{2,24})\s*", re.I)
_LEAST_COUNTED = 3
_CIRCLES = "①②③④⑤⑥⑦⑧⑨"
_CIRCLED = re.compile(rf"\s*(?P<n>[{_CIRCLES}])\s*(?P<title>[가-힣][가-힣 ]{{0,14}}(?:서|증|표|도|원|명부|목록)(?:\s?\([^()]{{1,16}}\))?)\s*")
_LEAST_BLOCKS = 2


def papers_in(document: Document) -> tuple[Document, ...]:
    """Return the papers of a document, most often the document itself.

    A new paper begins on a page whose first lines are the title of a paper of another kind; a translation of the same kind and
    an annex belong to the paper before them. Parts keep their pages and their offsets: what stands before them is blank.
    """
    if not document.usable:
        return (document,)
    starts = _circled_starts(document) or list(_starts(document) if (document.page_count or 0) > 1 else _bracketed_starts(document))
    if len(starts) < 2 or {role for _, role in starts} <= {Role.CREDENTIAL, Role.OTHER}:
        return (document,)
    begins = [start for start, _ in starts]
    return tuple(_part(document, begin, end) for begin, end in zip(begins, [*begins[1:], len(document.blocks)], strict=True))


def _starts(document: Document) -> Iterator[tuple[int, Role]]:
    """Yield the number of the first block of each paper with the role that its title gives it; pages before the first title are a cover."""
    pages: dict[int, int] = {}
    for number, block in enumerate(document.blocks):
        if block.page is not None:
            pages.setdefault(block.page, number)
    current: Role | None = None
    blocks = _by_page(document)
    counted = _counted_parts(blocks)
    for page, first in sorted(pages.items()):
        role = counted.get(page) or _title_of(blocks[page]) or (Role.STATEMENT if first and reads_as_letter("\n".join(block.text for block in blocks[page])) else None)
        if first == 0:
            current = role or Role.OTHER
            yield first, current
        elif role is not None and role is not current:
            current = role
            yield first, role


def _by_page(document: Document) -> dict[int, list[Block]]:
    """Return the blocks of each page but its margins."""
    blocks: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.page is not None and block.kind not in _MARGINS:
            blocks[block.page].append(block)
    return blocks


def _circled_starts(document: Document) -> list[tuple[int, Role]]:
    """Return the papers that follow each other under titles counted by circles (`① 근로계약서`), a contract and a statement among them, if they do."""
    titles = [(number, match) for number, block in enumerate(document.blocks) if block.cell is None and (match := _CIRCLED.fullmatch(block.text))]
    counted = [match["n"] for _, match in titles] == list(_CIRCLES[: len(titles)])
    roles = [titled_role(match["title"]) or Role.OTHER for _, match in titles]
    # A list of what is enclosed has nothing between its lines.
    apart = all(after - before > _LEAST_BLOCKS for (before, _), (after, _) in zip(titles, titles[1:], strict=False))
    if len(titles) < _LEAST_COUNTED or not counted or not apart or not {Role.CONTRACT, Role.STATEMENT} <= set(roles):
        return []
    starts = [(number, role) for (number, _), role in zip(titles, roles, strict=True)]
    return starts if starts[0][0] == 0 else [(0, Role.OTHER), *starts]


def _counted_parts(blocks: Mapping[int, Sequence[Block]]) -> dict[int, Role]:
    """Return the role of each page whose first line counts it as a part of the file, which several do in the same words."""
    found = {page: match for page, own in blocks.items() if (match := _COUNTED_PART.fullmatch(own[0].text))}
    files = Counter(match["file"] for match in found.values())
    roles = {page: titled_role(match["title"]) for page, match in found.items() if files[match["file"]] >= _LEAST_COUNTED}
    return {page: role or Role.OTHER for page, role in roles.items()} if any(roles.values()) else {}


def _bracketed_starts(document: Document) -> Iterator[tuple[int, Role]]:
    """Yield the papers of a file without pages, where the first line of each is its title in brackets: `[신원보증서]`."""
    current: Role | None = None
    for number, block in enumerate(document.blocks):
        title = _BRACKETED.match(block.text) if block.cell is None else None
        if title and 0 < len(block.text[title.end() :].strip()) < _LEAST_BODY:
            continue  # `[근로계약서] 1부` lists what is enclosed
        role = titled_role(title[1]) if title else None
        if number == 0 and role is None:
            return
        if role is not None and role is not current:
            current = role
            yield number, role


def _title_of(blocks: Sequence[Block]) -> Role | None:
    """Return the role that the title at the top of a page names, None where the page goes on with what was before."""
    for place, block in enumerate(blocks[:_TOP_BLOCKS]):
        marker, _, length = marker_of(block.text)
        # `(2) 고용사유서` heads a page only as its first line; further down it counts up what is enclosed.
        heads = marker is Marker.NONE and not block.number or place == 0 and marker in (Marker.NUMBER, Marker.PAREN_NUMBER)
        if block.cell is None and heads and (role := titled_role(block.text[length:])):
            return role
        if place == 0 and block.kind is BlockKind.HEADING and _OTHER_TITLE.fullmatch(squeeze(block.text)):
            rest = " ".join(other.text for other in blocks)
            return None if _LISTS.search(squeeze(block.text)) and _OF_THE_STATEMENT.search(rest) else Role.OTHER
    return None


def _bracketed(text: str) -> str:
    title = _BRACKETED.match(text)
    return (title[1].strip() if title else text[:_LONGEST_NAME]).replace("/", "·")


def _part(document: Document, begin: int, end: int) -> Document:
    blocks = document.blocks[begin:end]
    first, last = blocks[0].start, blocks[-1].end
    pages = sorted({block.page for block in blocks if block.page is not None})
    name = PurePath(document.name)
    shown = f"p.{pages[0]}-{pages[-1]}" if len(pages) > 1 else f"p.{pages[0]}" if pages and (document.page_count or 0) > 1 else _bracketed(blocks[0].text)
    return replace(
        document, name=f"{name.stem} ({shown}){name.suffix}", text=" " * first + document.text[first:last], blocks=blocks,
        page_count=len(pages) or None, revisions=tuple(r for r in document.revisions if r.start is not None and first <= r.start < last),
    )
