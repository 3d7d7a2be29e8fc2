"""Problems that concern pages: collected with their page numbers, told once each."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.readers.builder import Builder

# Mean OCR confidence below which a page is named to the reader.
LOW_CONFIDENCE = 0.7
# Share of the time limit after which OCR stops, so that the pages read so far are kept.
TIME_SHARE = 0.8


class PageNotes:
    """Page numbers per problem code."""

    def __init__(self) -> None:
        self._pages: dict[str, set[int]] = {}

    def add(self, code: str, page: int) -> None:
        """Note a problem on a page."""
        self._pages.setdefault(code, set()).add(page)

    def tell(self, builder: Builder) -> None:
        """Hand every problem to the builder with its pages, as in `p. 1-3, 5`."""
        for code, pages in self._pages.items():
            builder.problem(code, "p. " + page_list(pages), min(pages))


def page_list(pages: Iterable[int]) -> str:
    """Return page numbers with runs shortened: `1-3, 5`."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
