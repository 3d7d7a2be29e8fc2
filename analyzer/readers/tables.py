"""Row and column labels of table cells, the same for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.readers.document import CellPlace


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
    covered: dict[tuple[int, int], GridCell] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                covered[row, column] = cell
    result = []
    for cell in cells:
        row_label = ""
        for column in range(cell.column - 1, -1, -1):
            left = covered.get((cell.row, column))
            if left is not None and left.text.strip():
                row_label = left.text.strip()
                break
        top = covered.get((0, cell.column))
        column_label = top.text.strip() if top is not None and cell.row > 0 and top is not cell else ""
        result.append(
            CellPlace(table, cell.row, cell.column, cell.row_span, cell.column_span, row_label, column_label, parent)
        )
    return result
