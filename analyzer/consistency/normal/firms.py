"""Names of companies: legal forms, brackets and case make no other firm."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.scripts import has_hangul, has_latin, plain_letters

_FORM_KO = re.compile(
    r"\((?:주|유|재|사|합|의|학|주식회사|유한회사)\)|㈜|㈔|㈐"
    r"|주식\s?회사|유한\s?책임\s?회사|유한\s?회사|합자\s?회사|합명\s?회사|농업\s?회사\s?법인|영농\s?조합\s?법인|재단\s?법인|사단\s?법인|의료\s?법인|학교\s?법인"
)  # fmt: skip
_FORM_EN = re.compile(
    r"\b(?:co|corp|inc|ltd|llc|plc|gmbh|company|corporation|incorporated|limited)\b\.?|[,.]", re.I)
_KINDS = {"주식회사": re.compile(r"\(주(?:식회사)?\)|㈜|주식\s?회사"), "유한회사": re.compile(r"\(유(?:한회사)?\)|유한\s?(?:책임\s?)?회사")}
_PARTS = re.compile(r"[()\[\]（）]")
_NUMBER = re.compile(r"\b\d{3}-\d{2}-\d{5}\b")
_BOTH = re.compile(r"(?P<ko>[^A-Za-z]*[가-힣][^A-Za-z]*)\s+(?P<en>[A-Za-z][a-z]+[.,&]?\s+[A-Za-z][A-Za-z .,&'-]*)")
# Sites of one firm, written behind its name.
_SITE = re.compile(r"(?:제?\d{1,2}(?:공장|사업장|지점|영업소)|본사|본점|지점|지사|공장|사업장|사업부|연구소|영업소|\d+공장|서울|부산|대구|인천|광주|대전|울산|hq|headoffice|branch|factory|plant)+$")
_FOUNDATION = re.compile(r"(?:의료|학교|사회\s?복지|재단|사단|특수|종교)\s?법인|재단")
# One syllable of four.
_SPELLING = 0.75


def firm_keys(name: str) -> tuple[str, str]:
    """Return the Korean and the Latin name of a firm without its legal form, registration number, spaces and signs; empty where there is none."""
    bare = _FORM_KO.sub(" ", _NUMBER.sub(" ", name))
    korean = latin = ""
    for part in (piece for whole in _PARTS.split(bare) for piece in _languages(whole)):
        if "/" in part:
            continue  # a line of business behind the name
        letters = "".join(char for char in part.casefold() if char.isalnum())
        if has_hangul(letters):
            korean = korean or letters
        elif has_latin(part):
            latin = latin or _latin_key(part)
    return korean, latin


def _languages(part: str) -> tuple[str, ...]:
    """Return the Korean and the English name of `표본중공업 Sample Heavy Industries` apart; `SK 표본` is one name."""
    both = _BOTH.fullmatch(part.strip())
    return (both["ko"], both["en"]) if both else (part,)


def _latin_key(part: str) -> str:
    words = _FORM_EN.sub(" ", plain_letters(part).casefold())
    return "".join(char for char in words.replace("&", "and") if char.isalnum())


def compare_firms(one: str, other: str) -> Likeness:
    """Return how two names of firms stand to each other; a Korean and a Latin name are never compared.

    `NEAR` is another site of the same firm, a name within the other, or one that a slip of the pen explains.
    """
    for first, second in zip(firm_keys(one), firm_keys(other), strict=True):
        if not first or not second:
            continue
        if first == second:
            return Likeness.SAME
        if _SITE.sub("", first) == _SITE.sub("", second):
            return Likeness.SAME
        short, long = sorted((first, second), key=len)
        if len(short) >= 3 and short in long and (_FOUNDATION.search(one) or _FOUNDATION.search(other)):
            return Likeness.SAME  # a foundation and the hospital, school or home that it runs
        if len(short) >= 2 and (long.startswith(short) or long.endswith(short)):
            return Likeness.NEAR
        return Likeness.NEAR if SequenceMatcher(None, first, second).ratio() >= _SPELLING else Likeness.DIFFERENT
    return Likeness.UNKNOWN


def legal_kind(name: str) -> str:
    """Return `주식회사` or `유한회사` where a Korean name says it, else nothing."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(name)), "")
