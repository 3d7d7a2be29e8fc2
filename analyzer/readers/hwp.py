"""Reads HWP 5: an OLE container with deflated record streams.

The walk is ours, because it has to keep cells, notes and headers apart; syhwp decrypts distribution documents and
serves the tests as a second opinion. How the format marks deleted text of tracked changes is not published: such text
stays in, and the changes are reported by their number. Not read: charts and embedded objects.
"""

from __future__ import annotations

import struct
from pathlib import Path

from analyzer.readers.builder import Builder
from analyzer.readers.flow import write
from analyzer.readers.hwp_body import Body
from analyzer.readers.hwp_container import open_streams
from analyzer.readers.hwp_docinfo import read_doc_info
from analyzer.readers.hwp_records import tree
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Fill `builder` with the sections of an HWP 5 file.

    :raises DocumentError: If the file is locked, damaged or breaks a limit.
    """
    streams = open_streams(path, limits)
    try:
        info = read_doc_info(streams.doc_info)
        body = Body(info)
        for section in streams.sections:
            write(builder, body.items(tree(section, limits).children))
    except struct.error as exc:
        raise DamagedDocument("file.damaged", "record") from exc
    if info.changes:
        builder.problem("text.revisions", f"{info.changes}")
