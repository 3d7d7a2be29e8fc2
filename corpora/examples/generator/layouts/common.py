"""Spelling of dates, sums and duty lists that several layouts share."""

from __future__ import annotations

from datetime import date

from corpora.examples.generator.content import Case, Duty
from corpora.examples.generator.model import Align, Block, Frame, Paragraph, Scheme, p

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_KOREAN = "가나다라마바사아자차"


def spell(day: date, style: str = "korean") -> str:
    """Return a date in one of the ways that offices write it.

    :param style: `korean`, `dots`, `packed`, `iso`, `short` or `english`.
    """
    match style:
        case "dots":
            return f"{day.year}. {day.month}. {day.day}."
        case "packed":
            return f"{day:%Y.%m.%d}"
        case "iso":
            return day.isoformat()
        case "short":
            return f"{day.year % 100}.{day.month}.{day.day}"
        case "english":
            return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
        case _:
            return f"{day.year}년 {day.month}월 {day.day}일"


def period(case: Case, *, joiner: str = "") -> str:
    """Return the term of the contract in Korean."""
    style = case.options.get("dates", "korean")
    start, end = spell(case.job.start, style), spell(case.job.end, style)
    return f"{start}{joiner}{end}" if joiner else f"{start}부터 {end}까지"


def won(amount: int) -> str:
    """Return an amount with thousands separators."""
    return f"{amount:,}원"


def mark(style: str, index: int) -> str:
    """Return the list mark of the item with this index, from 0."""
    match style:
        case "circled":
            return _CIRCLED[index]
        case "decimal":
            return f"{index + 1}."
        case "paren":
            return f"{index + 1})"
        case "korean":
            return f"{_KOREAN[index]}."
        case "letter":
            return f"({'abcdefghijkl'[index]})"
        case _:
            return style


def duty_text(duty: Duty, *, english: bool = False) -> str:
    """Return a duty with its share in parentheses."""
    text = duty.en if english else duty.ko
    if duty.share is None:
        return text
    return f"{text} (approx. {duty.share}%)" if english else f"{text} ({duty.share}%)"


def duty_list(
    case: Case, *, style: str, english: bool = False, automatic: bool = False, tail: bool = True, indent: float = 0
) -> list[Paragraph]:
    """Return the duties as list paragraphs, the catch-all last unless `tail` is off."""
    last = case.tail_en if english else case.tail
    texts = [duty_text(duty, english=english) for duty in case.duties]
    texts = [*texts, last] if last and tail else texts
    scheme = {"decimal": Scheme.DECIMAL, "circled": Scheme.CIRCLED, "-": Scheme.BULLET}.get(style, Scheme.NONE)
    frame = Frame(case.options.get("frame", "none"))
    return [
        p(
            text,
            number=mark(style, i),
            scheme=scheme if automatic else Scheme.NONE,
            indent=indent,
            frame=frame if i == 0 else Frame.NONE,
        )
        for i, text in enumerate(texts)
    ]


def signatures(case: Case) -> list[Block]:
    """Return date and both signature blocks of a Korean contract."""
    employer, person = case.employer, case.person
    return [
        p(spell(case.signed), align=Align.CENTER, before=14),
        p("(사업주)", before=8),
        p(f"사업체명 : {employer.name}   (전화 : {employer.phone})", indent=20),
        p(f"주    소 : {employer.address}", indent=20),
        p(f"대 표 자 : {employer.representative}   (서명)", indent=20, seal=True),
        p("(근로자)", before=6),
        p(f"주    소 : {person.address}", indent=20),
        p("연 락 처 : 000-0000-0000", indent=20),
        p(f"성    명 : {person.name}   (서명)", indent=20),
    ]


def title(text: str, *, underline: bool = False, size: float | None = None) -> Paragraph:
    """Return a centred title."""
    return p(text, heading=1, align=Align.CENTER, underline=underline, size=size)
