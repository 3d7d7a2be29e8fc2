"""List numbers look as Word and Hangul print them."""

from __future__ import annotations

import pytest

from analyzer.readers.numerals import Numeral, numeral


@pytest.mark.parametrize(
    ("style", "values", "expected"),
    [
        (Numeral.DECIMAL, [0, 1, 12], ["0", "1", "12"]),
        (Numeral.DECIMAL_ZERO, [1, 12], ["01", "12"]),
        (Numeral.PARENTHESISED, [3], ["(3)"]),
        (Numeral.CIRCLED, [1, 20, 21, 50, 51], ["①", "⑳", "㉑", "㊿", "51"]),
        (Numeral.UPPER_ROMAN, [1, 4, 9, 14, 1994], ["I", "IV", "IX", "XIV", "MCMXCIV"]),
        (Numeral.LOWER_ROMAN, [3, 40], ["iii", "xl"]),
        (Numeral.UPPER_LETTER, [1, 26, 27], ["A", "Z", "AA"]),
        (Numeral.LOWER_LETTER, [2, 28], ["b", "bb"]),
        (Numeral.CIRCLED_LOWER_LETTER, [1, 26], ["ⓐ", "ⓩ"]),
        (Numeral.CIRCLED_UPPER_LETTER, [1], ["Ⓐ"]),
        (Numeral.SYLLABLE, [1, 4, 14, 15, 28], ["가", "라", "하", "거", "허"]),
        (Numeral.CIRCLED_SYLLABLE, [1, 14], ["㉮", "㉻"]),
        (Numeral.JAMO, [1, 14, 15], ["ㄱ", "ㅎ", "15"]),
        (Numeral.CIRCLED_JAMO, [1], ["㉠"]),
        (Numeral.KOREAN_COUNT, [1, 10, 11, 20, 105, 1110], ["일", "십", "십일", "이십", "백오", "천백십"]),
        (Numeral.KOREAN_NATIVE, [1, 10, 21, 99, 100], ["하나", "열", "스물하나", "아흔아홉", "100"]),
        (Numeral.IDEOGRAPH, [3, 12], ["三", "十二"]),
        (Numeral.STEM, [1, 10], ["갑", "계"]),
        (Numeral.IDEOGRAPH_STEM, [2], ["乙"]),
        (Numeral.NONE, [5], [""]),
        (Numeral.UPPER_ROMAN, [0, -3, 4000], ["0", "-3", "4000"]),
    ],
)
def test_numeral_prints(style: Numeral, values: list[int], expected: list[str]) -> None:
    assert [numeral(value, style) for value in values] == expected
