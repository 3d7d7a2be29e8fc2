"""Row and column labels of table cells, the same for every format."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.readers.document import CellPlace

# Places of cells in one table; the largest lists of papers have some ten thousand.
_MAX_COVERED = 500_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as a reader found it, before labels. `text` is the plain text used for labels."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


def places(cells: Sequence[GridCell], table: int, parent: int | None = None) -> list[CellPlace]:
    """Return the place of each cell with its labels, in the order given.

    The row label is the nearest non-empty cell to the left that covers the row; the column label is the first-row
    cell that covers the column. Merged cells cover all their rows and columns.
    """
    covered: dict[int, dict[int, GridCell]] = {}
    left_over = _MAX_COVERED
    for cell in cells:
        # A forged table of spans may cover more than any page; then its cells stand where they begin.
        rows, columns = (cell.row_span, cell.column_span) if cell.row_span * cell.column_span <= left_over else (1, 1)
        left_over -= rows * columns
        for row in range(cell.row, cell.row + rows):
            line = covered.setdefault(row, {})
            for column in range(cell.column, cell.column + columns):
                line[column] = cell
    orders = {row: sorted(line) for row, line in covered.items()}
    result = []
    for cell in cells:
        row_label = ""
        line, order = covered.get(cell.row, {}), orders.get(cell.row, [])
        # Only columns that there are: a forged address may be thousands of millions of columns away.
        for column in reversed(order[: bisect.bisect_left(order, cell.column)]):
            if line[column].text.strip():
                row_label = line[column].text.strip()
                break
        top = covered.get(0, {}).get(cell.column)
        column_label = top.text.strip() if top is not None and cell.row > 0 and top is not cell else ""
        result.append(
            CellPlace(table, cell.row, cell.column, cell.row_span, cell.column_span, row_label, column_label, parent)
        )
    return result
