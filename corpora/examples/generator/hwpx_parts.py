"""The fixed parts of an HWPX package: fonts, borders, numberless paragraph shapes, manifest."""

from __future__ import annotations

from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" '
    'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core" '
    'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" xmlns:opf="http://www.idpf.org/2007/opf/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
MIMETYPE = b"application/hwp+zip"
VERSION = (
    f'{XML}<hv:HCFVersion {NAMESPACES} tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" '
    'buildNumber="1" os="1" xmlVersion="1.4" application="fixture" appVersion="1, 0, 0, 0"/>'
)
CONTAINER = (
    f'{XML}<ocf:container {NAMESPACES}><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" '
    'media-type="application/hwpml-package+xml"/><ocf:rootfile full-path="Preview/PrvText.txt" '
    'media-type="text/plain"/></ocf:rootfiles></ocf:container>'
)
MANIFEST = f'{XML}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
SETTINGS = (
    f'{XML}<ha:HWPApplicationSetting {NAMESPACES}><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/>'
    "</ha:HWPApplicationSetting>"
)


def package(title: str) -> str:
    """Return Contents/content.hpf."""
    items = "".join(
        f'<opf:item id="{name}" href="{href}" media-type="application/xml"/>'
        for name, href in (
            ("header", "Contents/header.xml"),
            ("section0", "Contents/section0.xml"),
            ("settings", "settings.xml"),
        )
    )
    return (
        f'{XML}<opf:package {NAMESPACES} version="" unique-identifier="" id=""><opf:metadata>'
        f"<opf:title>{escape(title)}</opf:title><opf:language>ko</opf:language>"
        '<opf:meta name="creator" content="text">FIXTURE</opf:meta>'
        '<opf:meta name="CreatedDate" content="text">2026-10-01T00:00:00Z</opf:meta></opf:metadata>'
        f'<opf:manifest>{items}</opf:manifest><opf:spine><opf:itemref idref="header" linear="yes"/>'
        '<opf:itemref idref="section0" linear="yes"/></opf:spine></opf:package>'
    )


def header(
    font: str, char_shapes: list[tuple[int, bool, bool]], para_shapes: list[tuple[str, int, int]], shades: list[str]
) -> str:
    """Return Contents/header.xml.

    :param font: Face name for every language.
    :param char_shapes: Height in hundredths of a point, bold, underlined.
    :param para_shapes: Alignment, left margin and first-line indent in hundredths of a point.
    :param shades: Background colours of the border fills that follow the two fixed ones (none, ruled).
    """
    return (
        f'{XML}<hh:head {NAMESPACES} version="1.4" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>'
        + _fonts(font)
        + _borders(shades)
        + _list("charProperties", [_char_shape(i, *shape) for i, shape in enumerate(char_shapes)])
        + _list("tabProperties", ['<hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/>'])
        + _list("paraProperties", [_para_shape(i, *shape) for i, shape in enumerate(para_shapes)])
        + _list(
            "styles",
            [
                '<hh:style id="0" type="PARA" name="바탕글" engName="Normal" paraPrIDRef="0" charPrIDRef="0" '
                'nextStyleIDRef="0" langID="1042" lockForm="0"/>'
            ],
        )
        + '</hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/>'
        "</hh:compatibleDocument></hh:head>"
    )


def _list(name: str, items: list[str]) -> str:
    return f'<hh:{name} itemCnt="{len(items)}">{"".join(items)}</hh:{name}>'


def _fonts(font: str) -> str:
    faces = [
        f'<hh:fontface lang="{language}" fontCnt="1"><hh:font id="0" face="{font}" type="TTF" isEmbedded="0"/>'
        "</hh:fontface>"
        for language in _LANGUAGES
    ]
    return _list("fontfaces", faces)


def _borders(shades: list[str]) -> str:
    def fill(number: int, line: str, colour: str) -> str:
        sides = "".join(
            f'<hh:{side}Border type="{line}" width="0.12 mm" color="#000000"/>'
            for side in ("left", "right", "top", "bottom")
        )
        brush = (
            f'<hc:fillBrush><hc:winBrush faceColor="#{colour}" hatchColor="#000000" alpha="0"/></hc:fillBrush>'
            if colour
            else ""
        )
        return (
            f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
            '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
            f'{sides}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>{brush}</hh:borderFill>'
        )

    items = [fill(1, "NONE", ""), fill(2, "SOLID", "")]
    items += [fill(3 + i, "SOLID", shade) for i, shade in enumerate(shades)]
    return _list("borderFills", items)


def _char_shape(number: int, height: int, bold: bool, underlined: bool) -> str:
    def each(name: str, value: int) -> str:
        return f"<hh:{name} " + " ".join(f'{language.lower()}="{value}"' for language in _LANGUAGES) + "/>"

    line = '<hh:underline type="BOTTOM" shape="SOLID" color="#000000"/>' if underlined else ""
    return (
        f'<hh:charPr id="{number}" height="{height}" textColor="#000000" shadeColor="none" useFontSpace="0" '
        'useKerning="0" symMark="NONE" borderFillIDRef="1">'
        + each("fontRef", 0)
        + each("ratio", 100)
        + each("spacing", 0)
        + each("relSz", 100)
        + each("offset", 0)
        + ("<hh:bold/>" if bold else "")
        + line
        + "</hh:charPr>"
    )


def _para_shape(number: int, align: str, left: int, first: int) -> str:
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1" '
        f'suppressLineNumbers="0" checked="0"><hh:align horizontal="{align}" vertical="BASELINE"/>'
        '<hh:heading type="NONE" idRef="0" level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="BREAK_WORD" widowOrphan="0" '
        'keepWithNext="0" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        f'<hh:margin><hc:intent value="{first}" unit="HWPUNIT"/><hc:left value="{left}" unit="HWPUNIT"/>'
        '<hc:right value="0" unit="HWPUNIT"/><hc:prev value="0" unit="HWPUNIT"/><hc:next value="200" unit="HWPUNIT"/>'
        '</hh:margin><hh:lineSpacing type="PERCENT" value="150" unit="HWPUNIT"/>'
        '<hh:border borderFillIDRef="1" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" '
        'ignoreMargin="0"/></hh:paraPr>'
    )
