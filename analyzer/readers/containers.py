"""The many ways in which the libraries for zip and OLE containers fail, turned into one."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.problems import DamagedDocument

if TYPE_CHECKING:
    from olefile import OleFileIO

# Seen from zipfile on damaged containers and members; encrypted or unknown members give the last two.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)
# Seen from olefile on damaged directories, beside its own OSError.
_OLE_ERRORS = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, struct.error)


@contextmanager
def open_ole(path: Path) -> Iterator[OleFileIO]:
    """Open the container for the length of a `with` block.

    :raises DamagedDocument: If the container, or a stream read inside the block, is damaged.
    """
    import olefile

    try:
        with olefile.OleFileIO(path) as ole:
            yield ole
    except _OLE_ERRORS as exc:
        raise DamagedDocument("file.damaged", f"OLE {type(exc).__name__}") from exc
