"""Takes in what a person sends: files go straight to the private folder, and limits are kept while they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from analyzer.web.desk import Desk, Given, shown_name
from analyzer.web.settings import Settings

_FIELDS = 20
_FIELD_BYTES = 4  # a letter takes at most that many
# What comes after a limit was hit is thrown away up to here, so that the browser lives to show the answer.
_PATIENCE = 4


class Refused(Exception):
    """What was sent goes over a limit, or is not what the page sends.

    :param key: Message in `words.py`.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass
class _Part:
    """One field or file while it comes in."""

    header: bytearray = field(default_factory=bytearray)
    value: bytearray = field(default_factory=bytearray)
    headers: dict[bytes, bytes] = field(default_factory=dict)
    name: str = ""
    shown: str = ""
    data: bytearray = field(default_factory=bytearray)
    stream: BinaryIO | None = None
    given: Given | None = None
    size: int = 0


class Intake:
    """Receives one form with files into a desk."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._part = _Part()
        self._total = 0
        self._count = 0
        self.fields: dict[str, str] = {}

    async def receive(self, content_type: str, chunks: AsyncIterator[bytes]) -> dict[str, str]:
        """Take a form in and return its fields; its files lie on the desk then.

        :raises Refused: If a limit is hit. Nothing of the file that hit it is kept.
        """
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or b"boundary" not in options:
            raise Refused("refused.form")
        parser = MultipartParser(options[b"boundary"], {
            "on_part_begin": self._begin, "on_header_field": self._header, "on_header_value": self._value,
            "on_header_end": self._header_end, "on_headers_finished": self._headers_end, "on_part_data": self._data,
            "on_part_end": self._end,
        })
        refused: Refused | None = None
        received = 0
        async for chunk in chunks:
            received += len(chunk)
            if refused is None:
                try:
                    parser.write(chunk)
                except MultipartParseError:
                    refused = Refused("refused.form")
                except Refused as error:
                    refused = error
            if received > _PATIENCE * self._settings.total_bytes:
                break
        self._close()
        if refused is None and self._part.name == "" and not self.fields and not self._desk.papers:
            refused = Refused("refused.form")
        if refused is not None:
            raise refused
        return self.fields

    def _begin(self) -> None:
        self._part = _Part()

    def _header(self, data: bytes, start: int, end: int) -> None:
        self._part.header += data[start:end]

    def _value(self, data: bytes, start: int, end: int) -> None:
        self._part.value += data[start:end]

    def _header_end(self) -> None:
        part = self._part
        part.headers[bytes(part.header).lower()] = bytes(part.value)
        part.header.clear()
        part.value.clear()

    def _headers_end(self) -> None:
        part = self._part
        _, options = parse_options_header(part.headers.get(b"content-disposition", b""))
        part.name = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" in options:
            self._begin_file(options[b"filename"].decode("utf-8", "replace"))

    def _begin_file(self, name: str) -> None:
        if not name:  # an empty file field
            return
        part, taken = self._part, [given.name for given in self._desk.papers]
        part.shown = shown_name(name, taken)
        self._count += 1
        if self._count > self._settings.files:
            raise Refused("refused.count", limit=self._settings.files)
        # The name on the disk is a number of ours: what the browser sent is never part of a path.
        path = self._desk.folder / f"{self._count:04d}"
        part.given = Given(part.shown, path)
        part.stream = path.open("xb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        part, settings = self._part, self._settings
        part.size += end - start
        self._total += end - start
        if part.given is None:
            if part.size > _FIELD_BYTES * settings.text_chars:
                raise Refused("refused.text", limit=settings.text_chars)
            part.data += data[start:end]
            return
        if part.size > settings.file_bytes:
            self._drop()
            raise Refused("refused.bytes", name=part.shown, limit=_size(settings.file_bytes))
        if self._total > settings.total_bytes:
            self._drop()
            raise Refused("refused.total", name=part.shown, limit=_size(settings.total_bytes))
        assert part.stream is not None
        part.stream.write(data[start:end])

    def _end(self) -> None:
        part = self._part
        self._close()
        if part.given is not None:
            self._desk.papers.append(part.given)
        elif part.name and b"filename" not in part.headers.get(b"content-disposition", b""):
            if len(self.fields) >= _FIELDS:
                raise Refused("refused.form")
            text = part.data.decode("utf-8", "replace")
            if len(text) > self._settings.text_chars:
                raise Refused("refused.text", limit=self._settings.text_chars)
            self.fields[part.name] = text

    def _drop(self) -> None:
        """Throw away the file that is coming in."""
        self._close()
        if self._part.given is not None and self._part.given.path is not None:
            self._part.given.path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._part.stream is not None:
            self._part.stream.close()
            self._part.stream = None


def _size(count: int) -> str:
    return f"{count / 2**20:.0f} MB" if count >= 2**20 else f"{count / 1024:.0f} KB"
