"""Writes PDF files that mean harm, byte by byte: no library would write them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

TEXT = b"BT /F1 12 Tf 60 700 Td (Duties: interpreting for overseas buyers) Tj ET"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_MIB = 2**20


def pdf(objects: Mapping[int, bytes], *, root: int = 1) -> bytes:
    """Return a PDF of these objects with a right cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def page(content: bytes, *, entries: bytes = b"", resources: bytes = b"", more: Mapping[int, bytes] | None = None, catalog: bytes = b"", kids: bytes = b"[3 0 R]", box: bytes = b"[0 0 595 842]") -> bytes:
    """Return a PDF of one page; `content` is its finished content stream."""
    return pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids %s /Count 1 >>" % kids,
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (box, resources, entries),
        4: content,
        5: _FONT,
        **(more or {}),
    })  # fmt: skip


@cache
def deflated(size: int, layers: int) -> bytes:
    """Return `size` zeros, packed `layers` times."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(_MIB)) for _ in range(size // _MIB)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def flate() -> bytes:
    """256 MiB of zeros in a few kilobytes, packed twice, as the content of a page."""
    return page(stream(deflated(256 * _MIB, 2), b"/Filter [/FlateDecode /FlateDecode]"))


def flate_many() -> bytes:
    """The same as content of the page eight times over."""
    data = stream(deflated(256 * _MIB, 2), b"/Filter [/FlateDecode /FlateDecode]")
    return page(data, entries=b"/Contents [" + b"4 0 R " * 8 + b"]")


def lzw() -> bytes:
    """LZW of one letter: each code is one letter longer than the one before."""
    codes, width, bits, count, known = [256], 9, 0, 0, 258
    out, table = bytearray(), list(range(258, 4094))
    for _ in range(60):
        codes += [0, *table, 256]
    for code in codes:
        if code == 256:
            known, width_of = 258, 9
        else:
            known += 1
            width_of = 9 if known < 512 else 10 if known < 1024 else 11 if known < 2048 else 12
        bits, count = bits << width | code, count + width
        while count >= 8:
            out.append(bits >> (count - 8) & 0xFF)
            count -= 8
            bits &= (1 << count) - 1
        width = width_of
    return page(stream(zlib.compress(bytes(out), 9), b"/Filter [/FlateDecode /LZWDecode]"))


def run_length() -> bytes:
    """Runs of 128 letters in two bytes each, packed by Flate."""
    return page(stream(zlib.compress(b"\x81 " * (4 * _MIB) + b"\x80", 9), b"/Filter [/FlateDecode /RunLengthDecode]"))


def font() -> bytes:
    """An embedded font program that unpacks to 256 MiB."""
    return page(stream(TEXT), more={
        5: b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 0 /LastChar 255 /FontDescriptor 6 0 R >>",
        6: b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 7 0 R >>",
        7: stream(deflated(256 * _MIB, 2), b"/Filter [/FlateDecode /FlateDecode] /Length1 268435456"),
    })  # fmt: skip


def character_map() -> bytes:
    """A ToUnicode map with a hundred thousand ranges of all characters."""
    ranges = b"\n".join(b"<0000> <FFFF> <AC00>" for _ in range(100_000))
    data = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 100000 beginbfrange\n" + ranges + b"\nendbfrange endcmap"
    return page(stream(TEXT), more={
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        7: stream(zlib.compress(data, 9), b"/Filter /FlateDecode"),
    })  # fmt: skip


def picture() -> bytes:
    """A picture of 60,000 by 60,000 points in a few kilobytes."""
    data = stream(deflated(256 * _MIB, 2), b"/Filter [/FlateDecode /FlateDecode] /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8")
    return page(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), resources=b"/XObject << /I 6 0 R >>", more={6: data})


def nested_forms() -> bytes:
    """Ten forms, each of which draws the next one ten times."""
    more = {}
    for number in range(6, 17):
        draws = b" ".join(b"/X Do" for _ in range(10)) if number < 16 else TEXT
        inner = b"/XObject << /X %d 0 R >>" % (number + 1) if number < 16 else b"/Font << /F1 5 0 R >>"
        more[number] = stream(draws, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % inner)
    return page(stream(b"/X Do"), resources=b"/XObject << /X 6 0 R >>", more=more)


def cyclic_form() -> bytes:
    """A form that draws itself."""
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>")
    return page(stream(TEXT + b" /X Do"), resources=b"/XObject << /X 6 0 R >>", more={6: form})


def cyclic_pages() -> bytes:
    """A page tree that holds itself."""
    return page(stream(TEXT), kids=b"[3 0 R 2 0 R]")


def cyclic_outline() -> bytes:
    """An outline whose entry follows itself."""
    return page(stream(TEXT), catalog=b"/Outlines 6 0 R", more={
        6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
        7: b"<< /Title (a) /Parent 6 0 R /Next 7 0 R /First 6 0 R >>",
    })  # fmt: skip


def cyclic_fields() -> bytes:
    """A form field that is its own parent and child."""
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [60 300 300 320] /Parent 6 0 R /Kids [6 0 R] /P 3 0 R >>"
    return page(stream(TEXT), entries=b"/Annots [6 0 R]", catalog=b"/AcroForm << /Fields [6 0 R] >>", more={6: field})


def many_objects() -> bytes:
    """A cross-reference table of a million objects."""
    whole = page(stream(TEXT))
    return whole.replace(b"xref\n0 6\n", b"xref\n0 1000000\n").replace(b"trailer", b"0000000000 65535 f \n" * 999_994 + b"trailer")


def script() -> bytes:
    """JavaScript that runs when the file is opened, and a command that starts a program."""
    return page(stream(TEXT), catalog=b"/OpenAction 6 0 R", more={
        6: b"<< /S /JavaScript /JS (while \\(true\\) { app.launchURL\\('http://127.0.0.1:9/'\\) }) /Next 7 0 R >>",
        7: b"<< /S /Launch /F (/bin/sh) >>",
    })  # fmt: skip


def open_inline_picture() -> bytes:
    """A picture inside the content whose end is missing."""
    return page(stream(TEXT + b" BI /W 9 /H 9 /CS /RGB /BPC 8 ID " + b"a" * 5000))


def no_pages() -> bytes:
    """A document without a page."""
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


def many_pages() -> bytes:
    """5,001 times the same page."""
    whole = page(stream(TEXT))
    return whole.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [" + b"3 0 R " * 5001 + b"] /Count 5001")


def lying_count() -> bytes:
    """A page tree that claims two thousand million pages."""
    return page(stream(TEXT)).replace(b"/Count 1 ", b"/Count 2000000000 ")


def poster() -> bytes:
    """A page of a hundred kilometres with a picture on it, so that it would have to be drawn."""
    image = stream(b"\x80" * 3, b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8")
    content = stream(b"q 100000000 0 0 100000000 0 0 cm /I Do Q")
    return page(content, resources=b"/XObject << /I 6 0 R >>", more={6: image}, box=b"[0 0 100000000 100000000]")


def deep_arrays() -> bytes:
    """Arrays nested a hundred thousand deep in an annotation."""
    return page(stream(TEXT), entries=b"/Annots " + b"[" * 100_000 + b"]" * 100_000)


BOMBS: dict[str, Callable[[], bytes]] = {
    each.__name__: each
    for each in (
        flate, flate_many, lzw, run_length, font, character_map, picture, nested_forms, cyclic_form, cyclic_pages, cyclic_outline, cyclic_fields,
        many_objects, script, open_inline_picture, no_pages, many_pages, lying_count, poster, deep_arrays,
    )
}  # fmt: skip


def write(name: str, path: Path) -> Path:
    """Write one of the bombs."""
    path.write_bytes(BOMBS[name]())
    return path
