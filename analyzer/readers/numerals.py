"""Writes list numbers the way Word and Hangul print them."""

from __future__ import annotations

from enum import Enum, auto


class Numeral(Enum):
    """How a number is printed."""

    DECIMAL = auto()
    DECIMAL_ZERO = auto()
    PARENTHESISED = auto()
    CIRCLED = auto()
    UPPER_ROMAN = auto()
    LOWER_ROMAN = auto()
    UPPER_LETTER = auto()
    LOWER_LETTER = auto()
    CIRCLED_UPPER_LETTER = auto()
    CIRCLED_LOWER_LETTER = auto()
    SYLLABLE = auto()
    CIRCLED_SYLLABLE = auto()
    JAMO = auto()
    CIRCLED_JAMO = auto()
    KOREAN_COUNT = auto()
    KOREAN_NATIVE = auto()
    IDEOGRAPH = auto()
    STEM = auto()
    IDEOGRAPH_STEM = auto()
    NONE = auto()


_SIMPLE = {
    Numeral.DECIMAL: "{}",
    Numeral.DECIMAL_ZERO: "{:02d}",
    Numeral.PARENTHESISED: "({})",
    Numeral.NONE: "",
}
_LARGEST = 3999  # of Roman numbers; no list comes near
# Series that start anew with a changed vowel (가..하, 거..허) follow the numbering rule of Korean official documents.
_SERIES: dict[Numeral, str] = {
    Numeral.CIRCLED: "".join(
        [*map(chr, range(0x2460, 0x2474)), *map(chr, range(0x3251, 0x3260)), *map(chr, range(0x32B1, 0x32C0))]
    ),
    Numeral.CIRCLED_UPPER_LETTER: "".join(map(chr, range(0x24B6, 0x24D0))),
    Numeral.CIRCLED_LOWER_LETTER: "".join(map(chr, range(0x24D0, 0x24EA))),
    Numeral.SYLLABLE: "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호",
    Numeral.CIRCLED_SYLLABLE: "".join(map(chr, range(0x326E, 0x327C))),
    Numeral.JAMO: "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    Numeral.CIRCLED_JAMO: "".join(map(chr, range(0x3260, 0x326E))),
    Numeral.STEM: "갑을병정무기경신임계",
    Numeral.IDEOGRAPH_STEM: "甲乙丙丁戊己庚辛壬癸",
}
_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(value: int, style: Numeral) -> str:
    """Return `value` in `style`; values that a style cannot write come out as decimals."""
    if style in _SIMPLE:
        return _SIMPLE[style].format(value)
    if not 0 < value <= _LARGEST:
        return str(value)
    if style in _SERIES:
        series = _SERIES[style]
        return series[value - 1] if value <= len(series) else str(value)
    match style:
        case Numeral.UPPER_ROMAN:
            return _roman(value)
        case Numeral.LOWER_ROMAN:
            return _roman(value).lower()
        case Numeral.UPPER_LETTER:
            return _letters(value, "A")
        case Numeral.LOWER_LETTER:
            return _letters(value, "a")
        case Numeral.KOREAN_COUNT:
            return _count(value, " 일이삼사오육칠팔구", "천백십")
        case Numeral.IDEOGRAPH:
            return _count(value, " 一二三四五六七八九", "千百十")
    return _NATIVE_TENS[value // 10] + _NATIVE_ONES[value % 10] if value < len(_NATIVE_TENS) * 10 else str(value)


def _letters(value: int, first: str) -> str:
    """Return a letter, doubled after z (aa, bb) as word processors do."""
    return chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (value // amount)
        value %= amount
    return text


def _count(value: int, digits: str, units: str) -> str:
    """Return a Sino-Korean count, where a leading one is not spoken before a unit (십일, not 일십일)."""
    text = ""
    for unit, amount in zip(units, (1000, 100, 10), strict=True):
        digit, value = divmod(value, amount)
        if digit:
            text += (digits[digit] if digit > 1 else "") + unit
    return text + (digits[value] if value else "")
