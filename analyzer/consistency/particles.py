"""Korean particles by the sound a word ends in: `개발자를`, `영업원을`, `2223으로`, `PDF는`."""

from __future__ import annotations

_OPEN_FORM = {"이": "가", "을": "를", "은": "는", "과": "와", "으로": "로"}
_HANGUL, _FINALS, _RIEUL = ord("가"), 28, 8
# Codes are read digit by digit: 영 일 이 삼 사 오 육 칠 팔 구.
_CLOSED_DIGITS, _RIEUL_DIGITS = "013678", "178"
# Latin abbreviations are read letter by letter (엘 엠 엔 알), words as they sound in Korean (엑셀, 디자인, 팀).
_CLOSED_LETTERS, _RIEUL_LETTERS = "LMNR", "LR"
_CLOSED_ENDINGS = ("l", "m", "n", "ng")


def with_particle(word: str, particle: str) -> str:
    """Return `word` with the fitting form of a particle behind it; brackets and quotes at its end are not read.

    :param particle: The form behind a consonant: `이`, `을`, `은`, `과` or `으로`.
    """
    closed, rieul = _sound(word)
    if particle == "으로" and rieul:
        closed = False
    return word + (particle if closed else _OPEN_FORM[particle])


def _sound(word: str) -> tuple[bool, bool]:
    """Return whether a word ends in a consonant, and whether that consonant is ㄹ."""
    spoken = next((char for char in reversed(word) if char.isalnum()), "")
    if "가" <= spoken <= "힣":
        final = (ord(spoken) - _HANGUL) % _FINALS
        return final != 0, final == _RIEUL
    if spoken.isdecimal():
        return spoken in _CLOSED_DIGITS, spoken in _RIEUL_DIGITS
    if spoken.isupper():
        return spoken in _CLOSED_LETTERS, spoken in _RIEUL_LETTERS
    body = word.rstrip("()[]'\"“”‘’.,").casefold()
    return body.endswith(_CLOSED_ENDINGS), body.endswith("l")
