"""Tells a file's format from its content. Suffixes are never believed: PDF and HWPML saved as .hwp exist."""

from __future__ import annotations

import codecs
import unicodedata
import zipfile
from pathlib import Path

from analyzer.readers.containers import ZIP_ERRORS, open_ole
from analyzer.readers.document import Format
from analyzer.readers.problems import DamagedDocument, EmptyDocument, LockedDocument, UnsupportedDocument

HEAD_BYTES = 65536
PDF_JUNK_BYTES = 1024  # Acrobat's own tolerance
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HWP5 = b"HWP Document File"
_HWP3 = b"HWP Document File V3"
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
# What people send by mistake, so that the message can name it.
_NAMED = (
    (b"{\\rtf", "RTF"),
    (b"GIF8", "GIF"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "RAR"),
    (b"ALZ\x01", "ALZ"),
    (b"EGGA", "EGG"),
    (b"\x1f\x8b", "gzip"),
    (b"%!PS", "PostScript"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)
_ZIP_KINDS = (("xl/", "XLSX"), ("ppt/", "PPTX"), ("visio/", "VSDX"))
_OLE_KINDS = (("workbook", "XLS"), ("book", "XLS"), ("powerpoint document", "PPT"), ("__properties_version1.0", "MSG"))
_TEXT_ENCODINGS = ("utf-8", "cp949")
_PRINTABLE = 0.97


def sniff(path: Path) -> Format:
    """Return the format of a file.

    :raises EmptyDocument: If it has no bytes.
    :raises UnsupportedDocument: If the format is one that is not read; the detail names it where it is known.
    :raises LockedDocument: If it is an office file behind a password.
    :raises DamagedDocument: If it starts like a container and is none.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if not head:
        raise EmptyDocument("file.empty")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(path)
    if head.startswith(_OLE):
        return _ole_format(path)
    if head.startswith(_HWP3):
        raise UnsupportedDocument("format.hwp3")
    if head.startswith(_IMAGES) or _is_bmp(head):
        return Format.IMAGE
    if b"%PDF-" in head[:PDF_JUNK_BYTES]:
        return Format.PDF
    name = _known_name(head)
    if name:
        raise UnsupportedDocument("format.unknown", name)
    return _text_format(head)


def _known_name(head: bytes) -> str:
    """Return the name of a format that is not read, empty if it is none of the usual ones."""
    if head[4:8] == b"ftyp":
        return "HEIC" if head[8:11] in (b"hei", b"mif") else "MP4"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    return next((name for magic, name in _NAMED if head.startswith(magic)), "")


def _zip_format(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as container:
            names = set(container.namelist())
            mimetype = b""
            if "mimetype" in names and not container.getinfo("mimetype").flag_bits & 1:
                with container.open("mimetype") as stream:
                    mimetype = stream.read(64).strip()
    except ZIP_ERRORS as exc:
        raise DamagedDocument("file.damaged", f"zip {type(exc).__name__}") from exc
    if mimetype.startswith(b"application/hwp+zip") or "Contents/section0.xml" in names:
        return Format.HWPX
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    for prefix, name in _ZIP_KINDS:
        if any(member.startswith(prefix) for member in names):
            raise UnsupportedDocument("format.unknown", name)
    for marker, name in ((b"opendocument", "OpenDocument"), (b"epub", "EPUB")):
        if marker in mimetype:
            raise UnsupportedDocument("format.unknown", name)
    raise UnsupportedDocument("format.unknown", "ZIP")


def _ole_format(path: Path) -> Format:
    with open_ole(path) as ole:
        names = {entry[0].lower() for entry in ole.listdir()}
        header = ole.openstream("FileHeader").read(len(_HWP5)) if ole.exists("FileHeader") else b""
    if header == _HWP5:
        return Format.HWP
    if "encryptedpackage" in names:
        raise LockedDocument("file.locked")
    if "worddocument" in names:
        raise UnsupportedDocument("format.doc")
    for stream, name in _OLE_KINDS:
        if stream in names:
            raise UnsupportedDocument("format.unknown", name)
    raise UnsupportedDocument("format.unknown", "OLE")


def _is_bmp(head: bytes) -> bool:
    return head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS


def _text_format(head: bytes) -> Format:
    text = decode_text(head, final=len(head) < HEAD_BYTES)
    if text is None or not _mostly_printable(text):
        raise UnsupportedDocument("format.unknown", "binary")
    start = text.lstrip("\ufeff \t\r\n")[:4096].lower()
    if start.startswith(("<?xml", "<hwpml")):
        if "<hwpml" in start:
            raise UnsupportedDocument("format.hwpml")
        raise UnsupportedDocument("format.unknown", "HTML" if "<html" in start else "XML")
    if start.startswith(("<!doctype html", "<html")):
        raise UnsupportedDocument("format.unknown", "HTML")
    if start.startswith("mime-version:"):
        raise UnsupportedDocument("format.unknown", "MHTML")
    return Format.TEXT


def decode_text(data: bytes, *, final: bool = True) -> str | None:
    """Return plain text decoded by its byte order mark, else as UTF-8, else as CP949; None if none of them fits.

    :param final: False when `data` is only the start of a file and may end inside a character.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)
    else:
        encodings = _TEXT_ENCODINGS
    for encoding in encodings:
        try:
            return codecs.getincrementaldecoder(encoding)().decode(data, final)
        except UnicodeDecodeError:
            continue
    return None


def _mostly_printable(text: str) -> bool:
    if "\x00" in text:
        return False
    good = sum(char in "\t\n\r\f\ufeff" or unicodedata.category(char) not in ("Cc", "Cn", "Co") for char in text)
    return good >= _PRINTABLE * len(text)
