"""Opens OLE containers with olefile and turns its many ways to fail into one."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.problems import DamagedDocument

if TYPE_CHECKING:
    from olefile import OleFileIO

# Seen from olefile on damaged directories, beside its own OSError.
_ERRORS = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, struct.error)


@contextmanager
def open_ole(path: Path) -> Iterator[OleFileIO]:
    """Open the container for the length of a `with` block.

    :raises DamagedDocument: If the container, or a stream read inside the block, is damaged.
    """
    import olefile

    try:
        with olefile.OleFileIO(path) as ole:
            yield ole
    except _ERRORS as exc:
        raise DamagedDocument("file.damaged", f"OLE {type(exc).__name__}") from exc
