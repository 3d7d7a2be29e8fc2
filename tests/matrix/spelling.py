"""Dates, sums, names and addresses in the ways that offices write them."""

from __future__ import annotations

import datetime as dt

from tests.matrix.model import Address, Firm, Person

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DIGITS = "영일이삼사오육칠팔구"
_SMALL = ("", "십", "백", "천")
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def day(date: dt.date, style: str) -> str:
    """Return a date: `korean`, `dots`, `packed`, `iso`, `slash`, `english`, `british` or `short`."""
    month = _MONTHS[date.month - 1]
    return {
        "korean": f"{date.year}년 {date.month}월 {date.day}일", "padded": f"{date.year}년 {date.month:02}월 {date.day:02}일",
        "dots": f"{date.year}. {date.month}. {date.day}.", "packed": f"{date:%Y.%m.%d}", "iso": date.isoformat(), "slash": f"{date:%Y/%m/%d}",
        "english": f"{month} {date.day}, {date.year}", "british": f"{date.day} {month} {date.year}", "short": f"{month[:3]}. {date.day}, {date.year}",
    }[style]  # fmt: skip


def korean_words(won: int) -> str:
    """Return an amount below 10,000 억 in Korean words, such as `사천이백만`."""
    groups = []
    for unit in ("", "만", "억"):
        won, part = divmod(won, 10_000)
        if part:
            digits = [(int(digit), place) for place, digit in zip(range(3, -1, -1), f"{part:04}", strict=True) if digit != "0"]
            groups.append("".join(("" if digit == 1 and place else _DIGITS[digit]) + _SMALL[place] for digit, place in digits) + unit)
    return "".join(reversed(groups))


def english_words(won: int) -> str:
    """Return an amount below a billion in English words, such as `forty-two million`."""
    words = []
    for size, name in ((1_000_000, " million"), (1_000, " thousand"), (1, "")):
        part, won = divmod(won, size)
        if part:
            words.append(_below_thousand(part) + name)
    return " ".join(words)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    small = _ONES[rest] if 0 < rest < 20 else _TENS[rest // 10] + (f"-{_ONES[rest % 10]}" if rest % 10 else "") if rest else ""
    return " ".join(word for word in (f"{_ONES[hundreds]} hundred" if hundreds else "", small) if word)


def man(won: int) -> str:
    """Return an amount in 만원, such as `4,200만원`."""
    return f"{won // 10_000:,}만원"


def millions(won: int) -> str:
    """Return an amount in millions without a needless point, such as `42` or `2.5`."""
    return f"{won / 1_000_000:g}"


def address(place: Address, lang: str, *, detail: bool = True, short: bool = False) -> str:
    """Return an address in the order of the language."""
    if lang == "ko":
        name = f"{place.short if short else place.province} {place.district.ko} {place.street.ko} {place.number}"
        return f"{name}, {place.detail.ko}" if detail else name
    name = f"{place.number}, {place.street.en}, {place.district.en}, {place.province_en}"
    name = name if short else f"{name}, Republic of Korea"
    return f"{place.detail.en}, {name}" if detail else name


def firm(employer: Firm, lang: str, style: int) -> str:
    """Return the name of a firm with one of three writings of its legal form."""
    name = employer.name[lang]
    if lang == "ko":
        return (f"㈜{name}", f"주식회사 {name}", f"(주){name}")[style]
    return (f"{name} Co., Ltd.", f"{name} Co., Ltd", f"{name.upper()} CO., LTD.")[style]


def person(who: Person, style: int) -> str:
    """Return a name: as in the passport, in small letters, given name first."""
    return (f"{who.family} {who.given}", f"{who.family.title()} {who.given.title()}", f"{who.given.title()} {who.family.title()}")[style]
