"""Tables of which only the labels have cells: shaded boxes one below the other, and their values free beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzer.readers.pdf_grid import Grid, GridCell
from analyzer.readers.pdf_page import Glyph

# Fewer boxes may be a note beside a paragraph.
MIN_ROWS = 3
# Letters of a label.
_LONGEST_LABEL = 16
# Points by which a letter may reach into a box or beyond its value.
_SPARE = 1.0


def with_values_beside(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> list[Grid]:
    """Return the grids, those of label boxes alone with a second column for the values beside them.

    Each box needs a value at its height; nothing else may be drawn there.
    """
    return [_widened(grid, glyphs) if _is_of_labels(grid, grids) else grid for grid in grids]


def _is_of_labels(grid: Grid, grids: Sequence[Grid]) -> bool:
    """Whether a grid is one column of single cells with no other grid beside it."""
    single = all(cell.column == 0 and cell.column_span == cell.row_span == 1 for cell in grid.cells)
    if not single or len(grid.cells) < MIN_ROWS or grid.parent is not None:
        return False
    return not any(other is not grid and other.parent is None and other.x1 > grid.x1 and other.top < grid.bottom and other.bottom > grid.top for other in grids)


def _widened(grid: Grid, glyphs: Sequence[Glyph]) -> Grid:
    printed = [glyph for glyph in glyphs if not glyph.turn and not glyph.text.isspace() and grid.top <= glyph.middle[1] < grid.bottom]
    right = [glyph for glyph in printed if glyph.x0 >= grid.x1 - _SPARE]
    if len(right) + sum(grid.x0 <= glyph.middle[0] < grid.x1 for glyph in printed) < len(printed):
        return grid  # something stands left of the boxes as well
    for cell in grid.cells:
        label = sum(cell.holds(*glyph.middle) for glyph in printed)
        if not 0 < label <= _LONGEST_LABEL or not any(cell.top <= glyph.middle[1] < cell.bottom for glyph in right):
            return grid
    edge = max(glyph.x1 for glyph in right) + _SPARE
    values = (GridCell(cell.row, 1, 1, 1, grid.x1, cell.top, edge, cell.bottom) for cell in grid.cells)
    return replace(grid, cells=tuple(sorted((*grid.cells, *values), key=lambda cell: (cell.row, cell.column))))
