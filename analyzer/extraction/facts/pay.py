"""Pay: by year, month and hour, in words, bonus and allowances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.extraction.facts.money import Amount, amounts_in, words_in
from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, Line

MIN_YEARLY_WON = 5_000_000
MAX_YEARLY_WON = 1_000_000_000
_HOURLY_WON = range(5_000, 300_001)
_ALLOWANCE_WON = range(10_000, 5_000_001)
_BONUS_WON = range(100_000, 300_000_001)
# Without a word for the period, amounts of this size are certain.
_SURELY_MONTHLY = range(1_200_000, 9_000_000)
_SURELY_ANNUAL = range(18_000_000, 300_000_001)
# Kinds of amounts with the words that announce them; the last word in front of an amount decides.
_KINDS = (
    ("allowance", r"식\s?대|식비|중식|급식비|식사비|주거\s?(?:비|지원|수당)|숙소\s?(?:비|지원)|숙박비|주택\s?(?:수당|보조|지원)|교통비|통근비|차량\s?유지비|(?:meal|meals|food|lunch|housing|lodging|accommodation|transport(?:ation)?|commuting)(?:\s+(?:allowance|subsidy))?"),
    ("bonus", r"상여금?|보너스|성과급|인센티브|bonus(?:es)?|incentives?"),
    ("other", r"퇴직금?|공제|부담|보증금|보험료?|소득세|부가(?:가치)?세|VAT|세금|매출|자본금|수출|벌금|위약금|직책수당|연장|야간|휴일|시간외|수당|일급|일당|숙식비|항공|이사비|정착|평균|시장|동종|GNI|최저|기준|이상|deduct\w*|(?<!before )(?<!pre-)(?<!pre)tax(?:es)?|severance|deposit|overtime|daily|average|sales|insurance|relocation|airfare|minimum"),
    ("hourly", r"시\s?급|시간\s?급|시간당|hourly|(?:per|an|each)\s+hour"),
    ("annual", r"연\s?봉|(?<!에 )(?<![가-힣])한\s?해(?=에|\s|\d)|연\s?간|연\s?소득|연\s?총|총\s?연|연\s?급여|연\s?보수|(?<![가-힣\d])연(?=\s*[:(₩\d금일])|1년|annual(?:ly)?|per\s+annum|per\s+year|yearly|a\s+year"),
    ("monthly", r"월\s?급|월\s?(?:임금|보수|합계|계(?=\s)|총액|지급|통상|소득|평균|액|환산액?)|매월|매달|월\s?\(\s*일\s*,?\s*시간\s*\)\s*급|(?<![\d가-힣])월(?=\s*[:(₩\d금일약])|per\s+month|monthly|a\s+month|each\s+month|every\s+month|instal+ments?"),
    ("base", r"기본\s?급(?:여)?|기본\s?임금|bas(?:e|ic)\s+(?:pay|salary|wages?)"),
)
_BEFORE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _KINDS), re.I)
_AFTER = re.compile(
    r"^[\s)정整]*(?:\(?\s*(?:₩|KRW|won|원)\s*\)?\s*)?(?:(?:,\s*)?(?:before\s+(?:any\s+)?tax(?:es)?|before|gross|세전|pre-?tax)[\s)]{0,4})?(?:"
    r"(?P<annual>(?:per|a|each|/)\s*(?:year|annum|yr)\b|p\.?a\.?(?=[\s,.)]|$)|annually|yearly|/\s*(?:년|연)(?![가-힣]|\s*[\d₩금약])|\(연봉\)|\(연\)|in\s+total\s+per\s+year)"
    r"|(?P<monthly>(?:per|a|each|every|/)\s*month\b|monthly|/\s*월(?![가-힣]|\s*[\d₩금약])|\(월\)|\(월급\)|씩?\s*(?:을|를)?\s*매월(?!\s*(?:\d{1,2}\s*일|말일|(?:금\s*)?[₩\d,]{7,}\s*원)))"
    r"|(?P<hourly>(?:per|an|each|/)\s*h(?:ou)?r?\b|hourly|/\s*시간|\(시급\)))", re.I)
_FIELD_KINDS = {"pay_annual": "annual", "pay_monthly": "monthly", "pay_hourly": "hourly", "pay_base": "base", "bonus": "bonus",
                "allowance": "allowance", "pay": ""}
_UNIT = re.compile(r"(?:단위\s*[::]?\s*|[(\[]\s*)(백만\s?원|만\s?원|천\s?원|million|10,000)")
# `2,640 (만원)`
_UNIT_BEHIND = re.compile(r"^\W*[\d,]+\s*[(\[]\s*(백만\s?원|만\s?원|천\s?원)\s*[)\]]\s*$")
_UNITS = {"백만원": 1_000_000, "만원": 10_000, "천원": 1_000, "million": 1_000_000, "10,000": 10_000}
_SPEAKS = re.compile(r"연\s?봉|(?<![가-힣\d])[연월]\s*[\d,.]{2,12}\s*(?:만|천|백만)?\s*원(?:을|씩)?\s*(?:지급|드|주[며고어]|줍|받)|KRW\s*[\d,]{6,14}\s*(?:a|per)\s+(?:year|month|annum)|월\s?급|급\s?여|임\s?금|보\s?수|시(?:간)?\s?급|월\s?환산|기본\s?급|월\s?(?:합계|총액)|상여|식\s?대|salary|wages?\b|remuneration|compensation|\bpaid?\b|\bpays?\b", re.I)
# `월 245만원, 연 2,940만원` among the terms needs no other word.
_BARE = re.compile(r"(?<![가-힣\d])[월연]\s*[\d,.]{2,12}\s*(?:만|백만|천)?\s*원")
# `돈 : 월 3,100,000원 (세전)`
_MONEY = re.compile(r"\s*(?:받는\s?|받을\s?)?돈\s*[::]\s*(?:월|연|매달|한\s?달에?)\s*[\d,]{3,}")
_HERE = re.compile(r"피초청인|해당\s*외국인|본\s*외국인|지급(?:하|할|합|한)|the\s+(?:employee|invitee|candidate)", re.I)
_SUM = re.compile(r"(?:합하여|합한|합산(?:하여|한)|합계|총액|총|도합|=)\s*(?:금액)?\s*(?:은|인|:)?\s*$")
_OTHER_NUMBER = re.compile(r"(?:여권|passport|등록번호|registration)[^\d\n]{0,12}$", re.I)
# OCR puts a blank behind a comma: the head of the number stands in front of it.
_TORN = re.compile(r"(?<![\d,.])\d{1,3}[,.]\s*$")
_ROLES = (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION, Role.OTHER)
_SILENT = (Section.COMPANY, Section.CAREER, Section.DUTIES, Section.QUALIFICATION)
_PERCENT = re.compile(r"(?:상여금?|보너스|성과급|bonus(?:es)?)(?P<gap>[^%\n]{0,40}?)(?P<v>\d{1,4}(?:\.\d+)?)\s*(?:%|퍼센트|프로|percent)|(?P<w>\d{2,4}(?:\.\d+)?)\s*(?:%|퍼센트|percent)\s*(?:의\s*|of\s+(?:the\s+)?(?:monthly\s+|annual\s+)?(?:base\s+)?(?:pay|salary|wage)\s*)?(?:상여|보너스|(?:as\s+(?:an?\s+)?(?:annual\s+)?)?bonus)", re.I)
_APART = re.compile(r"(?:상여금?|보너스|성과급)(?:은|는)?\s*(?:연\s*)?(?:[\d,]+\s*(?:%|만?\s*원)\s*)?(?:은|는)?\s*(?:별도|제외|불포함|미포함)|(?:bonus(?:es)?)[^.;\n]{0,60}?\b(?:not\s+(?:included|part|including)|separate(?:ly)?|excluded|in\s+addition)|(?:exclud(?:ing|es)|exclusive\s+of|not\s+including|without|plus)\s+(?:the\s+|any\s+|a\s+|an\s+)?(?:annual\s+)?bonus", re.I)
_INSIDE = re.compile(r"(?:상여금?|보너스|성과급)(?:\s*(?:및|과|,|·|/)\s*[가-힣]{2,6})?(?:\s*\d+\s*%)?(?:을|를|이|은|는|도)?\s*(?:포함)|(?<!not )(?<!not)(?:includ(?:ing|es)|inclusive\s+of)\s+(?:the\s+|any\s+|a\s+|an\s+|all\s+)?(?:annual\s+)?bonus|bonus(?:es)?\s+(?:is|are)?\s*included", re.I)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    line: Line
    kind: str  # what the label says the amounts are, empty if it does not
    label: str
    labelled: bool


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield what the paper says on pay. Only papers that set the pay are read."""
    if sheet.role not in _ROLES:
        return
    base: list[Fact] = []
    stated = False
    for piece in _pieces(sheet):
        for fact in _amounts(sheet, piece):
            if fact.name == "base":
                base.append(fact)
                continue
            stated = stated or fact.name == "monthly_salary_krw"
            yield fact
        yield from _words(sheet, piece)
        yield from _bonus(sheet, piece)
    if base and not stated:
        # Only the parts are printed: the basic pay is the monthly pay that is certain.
        first = base[0]
        yield Fact("monthly_salary_krw", first.value, first.raw, first.start, first.end, first.page, first.low_trust)


def _pieces(sheet: Sheet) -> Iterator[_Piece]:
    taken: set[int] = set()
    for entry in sheet.entries:
        if entry.field in _FIELD_KINDS and not entry.past:
            taken.add(entry.start)
            yield _Piece(entry.text, entry.start, entry.line, _FIELD_KINDS[entry.field], entry.label, True)
    for run in sheet.prose():
        if run.start not in taken and (run.section is Section.PAY or _speaks(sheet, run) or sheet.role is Role.CONTRACT and _MONEY.match(run.text)):
            yield _Piece(run.text, run.start, run.line, "", run.passage.label if run.section is Section.PAY else "", run.passage.labelled)


_speaks_of_pay = Asking({_SPEAKS: ("봉", "원", "krw", "급", "임", "보", "환산", "합계", "총액", "상여", "식", "salary", "wage", "remuneration", "compensation", "pai", "pay")})


def _speaks(sheet: Sheet, run: Run) -> bool:
    if run.section in (Section.TERM, Section.TERMS) and _BARE.search(run.text):
        return True
    if run.section is Section.REASON and not _HERE.search(run.text):
        return False  # pay that was offered in vain, pay of the trade
    return run.section not in _SILENT and run.number in sheet.saying(_speaks_of_pay)


def _amounts(sheet: Sheet, piece: _Piece) -> Iterator[Fact]:
    unit = _UNIT.search(piece.label) or _UNIT_BEHIND.search(piece.text)
    scale = _UNITS.get(re.sub(r"\s", "", unit[1]), 0) if unit else 0
    text, previous = piece.text, 0
    for amount in amounts_in(text, unit=scale):
        kind = _kind(piece, amount, previous)
        previous = amount.end
        if _TORN.search(text[: amount.start]) or _OTHER_NUMBER.search(text[: amount.start]):
            continue
        fact = _fact(sheet, piece, amount, kind)
        if fact is not None:
            yield fact


def _kind(piece: _Piece, amount: Amount, previous: int) -> str:
    after = _AFTER.match(piece.text[amount.end : amount.end + 40])
    before = piece.text[max(previous, amount.start - 60) : amount.start]
    found = [next(name for name, value in match.groupdict().items() if value) for match in _BEFORE.finditer(before + "0")]
    # `식대 월 200,000원` is an allowance by the month, `상여금 연 3,000,000원` a bonus by the year.
    special = next((kind for kind in reversed(found) if kind in ("allowance", "bonus", "other")), "")
    if special and not _closed(before, special):
        return special
    if after and after.lastgroup and piece.kind not in ("allowance", "bonus"):
        return after.lastgroup
    if piece.kind in ("allowance", "bonus"):
        return piece.kind
    if piece.kind == "base" and set(found) == {"monthly"}:
        return "base"  # `기본급 | 월 3,250,000원` beside `월 합계 | 3,400,000원`
    if found and "base" in found and any(kind in ("annual", "monthly") for kind in found):
        # `연 기본급` and `annual base salary` set the year's pay, `월 기본급` only a part of the month's.
        return "annual" if "annual" in found else "base"
    if found:
        return found[-1] if found[-1] not in ("allowance", "bonus", "other") else next((k for k in reversed(found) if k not in ("allowance", "bonus", "other")), "")
    if previous:
        # `월 급여는 기본급 …원과 수당 …원을 합하여 …원으로 한다`
        named = [match.lastgroup for match in _BEFORE.finditer(piece.text[:previous]) if match.lastgroup in ("annual", "monthly")]
        return named[0] or "" if named and _SUM.search(before) else ""
    if piece.kind:
        return piece.kind
    if piece.labelled and (word := _BEFORE.search(piece.label)):
        return next(name for name, value in word.groupdict().items() if value)
    return "unnamed" if piece.label and (piece.labelled or amount.start <= 20) else ""


def _closed(before: str, kind: str) -> bool:
    """Whether the word for the special kind belongs to what was said before (`식대 포함 월 3,000,000원`, `상여 별도, 월급 …`)."""
    words = dict(_KINDS)[kind]
    last = [match.end() for match in re.finditer(words, before, re.I)][-1]
    return re.search(r"포함|별도|제외|included|including|excluded|공제\s*전|[;\n]|다\.", before[last:], re.I) is not None \
        or re.search(rf"(?:{words})[^,]{{0,12}},\s*(?:월\s?급|연\s?봉|월\s?임금|월\s?합계|월\s?총액)", before, re.I) is not None


def _fact(sheet: Sheet, piece: _Piece, amount: Amount, kind: str) -> Fact | None:
    won = amount.won
    if kind == "unnamed":
        kind = "annual" if won in _SURELY_ANNUAL else "monthly" if won in _SURELY_MONTHLY else ""
    elif kind == "monthly" and won < 100_000 and re.search(r"시간", piece.label + piece.text[: amount.start]):
        kind = "hourly"
    name = {"annual": "annual_salary_krw", "monthly": "monthly_salary_krw", "hourly": "hourly_wage_krw", "allowance": "allowance_krw",
            "bonus": "bonus_krw", "base": "base"}.get(kind, "")
    fits = {
        "annual_salary_krw": MIN_YEARLY_WON <= won <= MAX_YEARLY_WON, "monthly_salary_krw": MIN_YEARLY_WON <= won * 12 <= MAX_YEARLY_WON,
        "base": MIN_YEARLY_WON <= won * 12 <= MAX_YEARLY_WON, "hourly_wage_krw": won in _HOURLY_WON,
        "allowance_krw": won in _ALLOWANCE_WON, "bonus_krw": won in _BONUS_WON,
    }
    if not fits.get(name, False):
        return None
    if name == "allowance_krw" and re.search(r"근로자\s*부담|본인\s*부담|공제|deduct|borne\s+by\s+the\s+employee", piece.text, re.I):
        return None
    raw = piece.text[amount.start : amount.end].rstrip()
    return sheet.fact(name, won, piece.start + amount.start, raw, piece.line)


def _words(sheet: Sheet, piece: _Piece) -> Iterator[Fact]:
    for amount in words_in(piece.text):
        if amount.won * 12 >= MIN_YEARLY_WON and amount.won <= MAX_YEARLY_WON:
            yield sheet.fact("pay_in_words_krw", amount.won, piece.start + amount.start, piece.text[amount.start : amount.end], piece.line)


def _bonus(sheet: Sheet, piece: _Piece) -> Iterator[Fact]:
    text = piece.text
    match = _PERCENT.search(text)
    if match is None and piece.kind == "bonus":
        match = re.search(r"(?P<v>\d{1,4}(?:\.\d+)?)\s*(?:%|퍼센트|percent)", text)
    if match:
        group = "v" if match["v"] else "w"
        raw = match[0][match.start(group) - match.start() :] if group == "v" else match[group]
        yield sheet.fact("bonus_percent", float(match[group]), piece.start + match.start(group), raw, piece.line)
    for pattern, value in ((_APART, False), (_INSIDE, True)):
        found = pattern.search(text)
        if found:
            yield sheet.fact("bonus_included", value, piece.start + found.start(), found[0], piece.line)
            return
