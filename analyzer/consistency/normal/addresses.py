"""Korean addresses, Korean and romanised: province, city, district, street. Floor, building and postcode are detail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from analyzer.consistency.normal.romanise import romanised
from analyzer.consistency.normal.scripts import has_hangul, outside_and_inside, plain_letters

# Canonical name and its writings, former names among them. `광주` alone is as often the city in 경기도.
_PROVINCES = {
    "서울": ("서울특별시", "서울시", "서울"), "부산": ("부산광역시", "부산시", "부산"), "대구": ("대구광역시", "대구시", "대구"),
    "인천": ("인천광역시", "인천시", "인천"), "광주": ("광주광역시",), "대전": ("대전광역시", "대전시", "대전"), "울산": ("울산광역시", "울산시", "울산"),
    "세종": ("세종특별자치시", "세종시", "세종"), "경기": ("경기도", "경기"), "강원": ("강원특별자치도", "강원도", "강원"),
    "충북": ("충청북도", "충북"), "충남": ("충청남도", "충남"), "전북": ("전북특별자치도", "전라북도", "전북"), "전남": ("전라남도", "전남"),
    "경북": ("경상북도", "경북"), "경남": ("경상남도", "경남"), "제주": ("제주특별자치도", "제주도", "제주"),
}  # fmt: skip
_PROVINCES_EN = {
    "seoul": "서울", "busan": "부산", "pusan": "부산", "daegu": "대구", "incheon": "인천", "daejeon": "대전", "ulsan": "울산", "sejong": "세종",
    "gyeonggi": "경기", "gyeonggido": "경기", "gangwon": "강원", "gangwondo": "강원", "chungcheongbukdo": "충북", "chungbuk": "충북", "chungcheongnamdo": "충남", "chungnam": "충남",
    "jeollabukdo": "전북", "jeonbuk": "전북", "jeollanamdo": "전남", "jeonnam": "전남", "gyeongsangbukdo": "경북", "gyeongbuk": "경북",
    "gyeongsangnamdo": "경남", "gyeongnam": "경남", "jeju": "제주", "jejudo": "제주",
}  # fmt: skip
_METROPOLES = frozenset({"서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종"})
# Common words that end like a place.
_NOT_PLACES = frozenset({"연구", "출구", "입구", "창구", "기구", "도구", "임시", "상시", "수시", "일시", "지시", "표시", "동시",
                         "활동", "이동", "운동", "자동", "공동", "행동"})  # fmt: skip
_POSTCODE = re.compile(r"\((?:우\s?)?\d{5}\)|우편번호\s*:?\s*\d{5}|\b\d{3}-\d{3}\b|(?:^|(?<=[,\s]))\d{5}(?=[,\s]|$)")
_STREET = re.compile(r"[가-힣A-Za-z0-9.·]+(?:대로|로|길)(?:\d+번?[가나다라]?길)?")
_BRANCH = re.compile(r"\d+번?[가나다라]?길")
_NUMBER = re.compile(r"(?:지하)?(\d+(?:-\d+)?)(?:번지|호)?")
# Word processors and PDF writers set the number of a branch apart: `공단로 474 번길 36`.
_LOOSE_BRANCH = re.compile(r"(?<=\d)\s+(?=번?길(?:\s|$))")
_TOWN = re.compile(r"[가-힣]+\d*(?:동|읍|면|리|가)")
_GLUED_NUMBER = re.compile(r"(?<=[로길])(?=\d+(?:-\d+)?(?:$|[\s,]))")
_LONG_PROVINCES = "|".join(sorted((w for ws in _PROVINCES.values() for w in ws if w.endswith(("시", "도"))), key=len, reverse=True))
_GLUED_PROVINCE = re.compile(rf"^\s*(?:{_LONG_PROVINCES})(?=[가-힣])")
_ROMAN = re.compile(r"(?P<stem>[a-z0-9.'-]*[a-z0-9])-(?P<kind>daero|ro|gil|gu|si|gun|dong|eup|myeon|ri)")
_ROMAN_NUMBER = re.compile(r"\d+(?:-\d+)?")
# Two romanisations of one name are this alike (`Teheran`, `Tehran`).
_ROMAN_ALIKE = 0.8
# Changes of sound between syllables leave this much of a name (`강릉`: `gangreung`, `gangneung`).
_SCRIPTS_ALIKE = 0.65


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says. Parts that it leaves out, or that could not be told, are empty.

    :param province: Short canonical name (`서울`, `경기`), also of a romanised address.
    :param city: City or county without its suffix.
    :param town: Dong, eup, myeon or ri; the older kind of address has it in place of a street.
    :param street: Street with its branch (`디지털로26길`).
    :param number: Number of the building or lot.
    """

    province: str = ""
    city: str = ""
    district: str = ""
    town: str = ""
    street: str = ""
    number: str = ""
    roman: bool = False


class Place(StrEnum):
    """Where two addresses part. `NUMBER` is another building in the same street."""

    SAME = "same"
    NUMBER = "number"
    STREET = "street"
    CITY = "city"
    UNKNOWN = "unknown"


def parse_address(text: str) -> Address | None:
    """Return the parts of an address; None where the text is of no known form or names places in several provinces.

    An address in brackets counts where none stands outside of them.
    """
    for part in outside_and_inside(_POSTCODE.sub(" ", text)):
        found = _korean(part) if has_hangul(part) else _romanised(part)
        if found is not None:
            return found
    return None


def compare_addresses(one: Address, other: Address) -> Place:
    """Return where two addresses part. Only what both state is compared; of a Korean and a romanised one only province, city and district."""
    if one.province and other.province and one.province != other.province:
        return Place.CITY
    if one.roman is not other.roman:
        return Place.CITY if _other_city(one, other) else Place.UNKNOWN
    if _apart(one.city, other.city, one.roman) or _apart(one.district, other.district, one.roman):
        return Place.CITY
    first, second = (one.street, other.street) if one.street or other.street else (one.town, other.town)
    if not first or not second:
        return Place.UNKNOWN
    if _apart(first, second, one.roman):
        return Place.STREET
    return Place.NUMBER if one.number and other.number and one.number != other.number else Place.SAME


def _other_city(one: Address, other: Address) -> bool:
    """Whether a Korean and a romanised address name cities, or districts of one city, that no romanisation makes alike."""
    korean, roman = (other, one) if one.roman else (one, other)
    names = ((korean.city, roman.city), (korean.district.removesuffix("구"), roman.district))
    return any(a and b and _other_sound(_sound(romanised(a)), _sound(b)) for a, b in names)


def _other_sound(one: str, other: str) -> bool:
    """Whether two folded names differ; `진` of `부산진구` is a part of it."""
    return one not in other and other not in one and SequenceMatcher(None, one, other).ratio() < _SCRIPTS_ALIKE


def _sound(roman: str) -> str:
    """Return a romanised name as older spellings and the present one write it alike (`Pusan`, `Koje`, `Joong-gu`)."""
    folded = roman.replace("-", "").replace("oo", "u").replace("ch", "j").replace("eo", "o").replace("eu", "u").replace("oe", "e")
    return folded.translate(str.maketrans("kptrv", "gbdlb"))


def _apart(one: str, other: str, roman: bool) -> bool:
    if not one or not other or one == other:
        return False
    return not roman or SequenceMatcher(None, one, other).ratio() < _ROMAN_ALIKE


def _province(word: str) -> str:
    return next((name for name, writings in _PROVINCES.items() if word in writings), "")


def _korean(text: str) -> Address | None:
    text = _GLUED_PROVINCE.sub(lambda match: f"{match[0]} ", text)
    words = re.split(r"[\s,]+", _GLUED_NUMBER.sub(" ", _LOOSE_BRANCH.sub("", text)).strip(" ,"))
    if len({name for word in words if (name := _province(word))}) > 1:
        return None
    parts: dict[str, str] = {}
    for i, word in enumerate(words):
        parts |= _parts(word, words[i + 1 : i + 3], parts)
        if "number" in parts:
            break
    return _address(parts, roman=False) if {"province", "city", "district", "street"} & set(parts) else None


def _address(parts: Mapping[str, str], *, roman: bool) -> Address:
    province, city, district, town, street, number = (parts.get(name, "") for name in ("province", "city", "district", "town", "street", "number"))
    return Address(province, city, district, town, street, number, roman)


def _parts(word: str, behind: list[str], known: dict[str, str]) -> dict[str, str]:
    """Return what one word of a Korean address states, given the words behind it and the parts before it."""
    following = behind[0] if behind else ""
    if word in _NOT_PLACES or len(word) < 2 or "street" in known:
        return {}
    if not known and word in ("광주", "광주시") and following.endswith("구"):
        return {"province": "광주"}
    if not known and (province := _province(word)):
        return {"province": province}
    if _STREET.fullmatch(word):
        if _BRANCH.fullmatch(following):
            return _street(word + following, behind[1] if len(behind) > 1 else "")
        if _NUMBER.fullmatch(following) or known and not following:
            return _street(word, following)
    metropolis = known.get("province") in _METROPOLES
    if word.endswith(("시", "군", "구")) and re.fullmatch("[가-힣]+", word):
        if word.endswith("구") or metropolis:
            return {"district": word}
        return {"city": word[:-1]} if "city" not in known else {}
    if _TOWN.fullmatch(word) and (known or _NUMBER.fullmatch(following)):
        return {"town": re.sub(r"\d+(?=동$)", "", word)} | _number(following)
    if set(known) == {"province"} and not metropolis and following.endswith("구") and re.fullmatch("[가-힣]{2,4}", word):
        return {"city": word}
    return {}


def _street(name: str, number: str) -> dict[str, str]:
    return {"street": name} | _number(number)


def _number(word: str) -> dict[str, str]:
    match = _NUMBER.fullmatch(word)
    return {"number": match[1]} if match else {}


def _romanised(text: str) -> Address | None:
    parts: dict[str, str] = {}
    streets: set[str] = set()
    provinces: set[str] = set()
    for piece in plain_letters(text).casefold().split(","):
        words = [word.strip(".") for word in piece.split()]
        for word in words:
            key = word.replace("-", "")
            province = _PROVINCES_EN.get(key) or _PROVINCES_EN.get(key.removesuffix("si"))
            match = _ROMAN.fullmatch(word)
            if province:
                provinces.add(province)
            elif match and match["kind"] in ("daero", "ro", "gil"):
                streets.add(key)
                parts["number"] = next(filter(_ROMAN_NUMBER.fullmatch, words), parts.get("number", ""))
            elif match:
                kind = {"si": "city", "gun": "city", "gu": "district"}.get(match["kind"], "town")
                parts.setdefault(kind, match["stem"])
    if len(provinces) > 1 or not (parts or streets or provinces):
        return None
    return _address({**parts, "province": "".join(provinces), "street": "".join(sorted(streets))}, roman=True)
