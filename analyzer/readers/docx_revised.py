"""A Word file with some lines reworded: runs, tables and everything else stay as they are.

The file is opened in a guarded child process, and the result is read back: it is handed out only if it reads exactly as
the wanted document does.
"""

from __future__ import annotations

import base64
import io
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.readers.child import Child
from analyzer.readers.document import Document
from analyzer.readers.limits import DEFAULT_LIMITS, Limits
from analyzer.readers.worker import request_line, requested_path, serve

if TYPE_CHECKING:
    from lxml.etree import _Element

    # A letter, and the text element and the place in it that it comes from.
    Letter = tuple[str, _Element, int]
Change = tuple[str, str, int]


def revised(path: Path, original: Document, wanted: Document, limits: Limits = DEFAULT_LIMITS) -> bytes | None:
    """Return a Word file that reads as `wanted`, None where rewording lines is not enough.

    :param path: Where the original lies.
    :param original: The original as it was read.
    """
    changes = changed_lines(original, wanted)
    if not changes:
        return None
    child = Child("analyzer.readers.docx_revised")
    try:
        reply = child.ask(request_line(path, limits, changes=changes, text=wanted.text), limits.seconds)
    finally:
        child.end()
    answer = json.loads(reply) if reply is not None else {}
    return base64.b64decode(answer["docx"]) if "docx" in answer else None


def changed_lines(original: Document, wanted: Document) -> list[Change]:
    """Return each changed line as (old text, new text, how many lines with the old text stand before it).

    Nothing where lines were added or taken out: a Word file needs more than new words then.
    """
    before, after = original.text.splitlines(), wanted.text.splitlines()
    changes: list[Change] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if kind != "replace" or a1 - a0 != b1 - b0:
            return []
        changes += [(before[a], after[b], before[:a].count(before[a])) for a, b in zip(range(a0, a1), range(b0, b1), strict=True)]
    return changes


def _answer(request: dict[str, Any], limits: Limits) -> str:
    try:
        made = _made(requested_path(request["path"]), request["changes"], request["text"], limits)
    except Exception:  # whatever the file is, the text can be handed out instead
        made = None
    return json.dumps({"docx": base64.b64encode(made).decode("ascii")} if made else {})


def _made(path: Path, changes: Sequence[Change], text: str, limits: Limits) -> bytes | None:
    from docx import Document as open_docx

    from analyzer.readers.docx_names import W
    from analyzer.readers.docx_package import open_main_part
    from analyzer.readers.read import read_document

    open_main_part(path, limits)  # keeps the limits before the other library opens it
    document = open_docx(str(path))
    # All places are found before anything is changed: changed lines may read like others.
    lines = [line for paragraph in document.element.body.iter(W + "p") for line in _lines(paragraph)]
    places = []
    for old, new, before in changes:
        alike = [line for line in lines if "".join(char for char, _, _ in line) == old]
        if before >= len(alike):
            return None
        places.append((alike[before], old, new))
    for line, old, new in places:
        _reword(line, old, new)
    stream = io.BytesIO()
    document.save(stream)
    handle, name = tempfile.mkstemp(suffix=".docx", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as copy:
            copy.write(stream.getvalue())
        reads = read_document(Path(name), limits).text
    finally:
        Path(name).unlink()
    return stream.getvalue() if reads == text else None


def _lines(paragraph: _Element) -> Iterator[list[Letter]]:
    """Yield the lines of a paragraph as letters, each with the text element and the place in it that it comes from."""
    from analyzer.readers.docx_names import W

    line: list[Letter] = []
    for element in paragraph.iter(W + "t", W + "tab", W + "br", W + "cr"):
        if element.tag in (W + "br", W + "cr"):
            yield _folded(line)
            line = []
        else:
            text = element.text or "" if element.tag == W + "t" else "\t"
            line += [(char, element, place) for place, char in enumerate(text)]
    yield _folded(line)


def _folded(line: Sequence[Letter]) -> list[Letter]:
    """Return a line with its white space folded, as the reader does."""
    found: list[Letter] = []
    for char, element, place in line:
        if not char.isspace():
            found.append((char, element, place))
        elif found and found[-1][0] != " ":
            found.append((" ", element, place))
    return found[:-1] if found and found[-1][0] == " " else found


def _reword(letters: Sequence[Letter], old: str, new: str) -> None:
    """Put new words in the place of old ones: what both have at either end stays in its run, with its formatting."""
    head = len(os.path.commonprefix([old, new]))
    tail = len(os.path.commonprefix([old[head:][::-1], new[head:][::-1]]))
    gone = letters[head : len(old) - tail]
    at = gone[0] if gone else letters[head] if head < len(letters) else letters[-1]
    texts: dict[int, list[str]] = {}
    elements: dict[int, _Element] = {}
    for _, element, _ in [*gone, at]:
        elements[id(element)] = element
        texts.setdefault(id(element), list(element.text or ""))
    for _, element, place in gone:
        if place < len(texts[id(element)]):
            texts[id(element)][place] = ""
    middle = new[head : len(new) - tail]
    row = texts[id(at[1])]
    if gone or head < len(letters):
        row[at[2]] = middle + row[at[2]]
    else:
        row[at[2]] += middle
    for key, element in elements.items():
        if element.tag.endswith("}t"):
            element.text = "".join(texts[key])
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


if __name__ == "__main__":
    serve(_answer)
