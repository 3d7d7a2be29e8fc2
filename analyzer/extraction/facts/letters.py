"""Firm, head and person in the sentences of a letter: `저희 주식회사 표본(대표 김모의)은 네팔 국적의 SAMPLE ALPHA(여권 …)를 …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.identifiers import FIRM, FIRM_EN, FIRM_MARKS
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Run, Sheet
from analyzer.extraction.facts.values import EITHER, nation_of
from analyzer.extraction.labels import Section
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking

NAME = r"[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:\s+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’.-]*){1,4}"
_TITLES = r"(?:(?:Mr|Ms|Mrs|Dr|Miss)\.?\s+)?"
# What stands in the bracket says that the name is a person's: a passport, a day of birth, a nationality.
_BRACKETED = re.compile(rf"(?<![A-Za-z.]){_TITLES}(?P<v>{NAME})\s*(?:씨|님)?\s*\((?P<in>[^()\n]{{2,90}})\)")
_PERSONAL = re.compile(r"여권|passport|생년월일|\d\s*일?\s*(?:출)?생|born|date\s+of\s+birth|D\.?O\.?B|국적|nationality", re.I)
_OF_NATION = re.compile(rf"(?P<n>[가-힣]{{2,9}})\s*(?:국적|출신)(?:의|인|을\s*가진|자인?)?\s*(?P<v>{NAME})")
_ADDRESSED = re.compile(rf"(?<![A-Za-z.])(?P<v>{NAME})\s*(?:씨|님)(?=[은는이가을를의와과께에,\s(]|$)")
_HIRED = re.compile(rf"\b(?:employs?|hires?|invites?|appoints?|engages?)\s+{_TITLES}(?P<v>{NAME})(?=,|\s+as\b|\s*\(|\s+from\b)")
_JOINS = re.compile(rf"(?:^|[.]\s+){_TITLES}(?P<v>{NAME})\s*(?:\([^()\n]*\)\s*)?(?=will\s+(?:join|work|be\s+(?:employed|engaged|hired)))")
_NAMES = (_OF_NATION, _ADDRESSED, _HIRED, _JOINS)
# A firm in front of its registration number or its head, or where the writer speaks of himself.
_KIND = r"(?:(?:(?:농업|어업)회사|의료|학교|재단|사단|사회복지|법무|회계|세무|특허|영농조합|협동조합)?법인|[가-힣]{0,6}건축사사무소|관광호텔|호텔|도서출판|출판사|[가-힣]{0,4}스튜디오|아뜰리에|레스토랑|병원|학원|여행사)\s+"
_OWN = rf"(?:{_KIND})?{FIRM}"
_FIRM_FACTS = re.compile(rf"(?<![가-힣A-Za-z])(?P<v>{_OWN})(?=\s*\([^()\n]{{0,40}}?(?:사업자|\d{{3}}-\d{{2}}-\d{{5}}|대표))")
_FIRM_SELF = re.compile(rf"(?:^|[.]\s+)(?:저희|당사는|당사인|폐사는|우리|저는)\s+(?:[^.\n]{{0,40}}?에서\s+|[^.\n]{{0,40}}?에\s+있는\s+)?(?P<v>{_OWN})(?=(?:은|는|이|가|에서|로서|의)(?:[\s,]|$)|\s*\(|입니다|[을를]\s+운영)")
_FIRM_AND_HEAD = re.compile(rf"(?:^|\s)(?:회사|사용자|사업주|고용주|갑)(?:인)?\s*[:：]?\s+(?P<v>{_OWN})(?=\s*(?:대표|\()|(?:와|과)\s)")
_FIRM_EN_FACTS = re.compile(rf"(?P<v>{FIRM_EN})(?=\s*\((?:business\s+)?(?:registration|reg\b|BRN|represented|representative))")
_FIRMS = (_FIRM_FACTS, _FIRM_SELF, _FIRM_AND_HEAD, _FIRM_EN_FACTS)
_HEADS = (
    re.compile(r"[(,]\s*대표(?:이사|자)?(?!이사|자)\s*[:：]?\s*(?!이사|서명|성명|이름|날인|직인|전화|번호|연락|주소|메뉴|상품|제품|브랜드|사업|업종)(?P<v>[가-힣]{2,4})\s*(?=[,)])"),
    re.compile(rf"{FIRM}\s*대표(?:이사|자)\s+(?P<v>[가-힣]{{3,4}})(?=(?:와|과|은|는|이|가|입니다)(?:\s|$))"),
    re.compile(r"(?:을|를)\s*운영하(?:는|고\s*있는)\s+(?:대표(?:이사|자)?\s+)?(?P<v>[가-힣]{3,4})(?=입니다|이며|이고|(?:은|는)\s)"),
)  # fmt: skip
_CALLED = re.compile(r"\s*(?:씨|님|을|를|은|는|이|가|의|와|과)(?=[\s(,]|$)|\s*\((?:을|를|은|는|이|가|와|과)\)")
_SILENT = (Section.CAREER, Section.DUTIES, Section.QUALIFICATION)
_MARK_BEHIND = re.compile(r"^[가-힣].*(?:주식회사|유한회사|㈜|\((?:주|유)\))$")
# `사 용 자 견본 주식회사`
_SPACED_LABEL = re.compile(r"^(?:사\s?용\s?자|고\s?용\s?주|사\s?업\s?주|회\s?사|업\s?체)\s+")
_FIRST_WORDS = re.compile(r"(?:[가-힣][가-힣A-Za-z0-9&]{0,13}\s){1,3}$")
_NO_FIRST_WORD = re.compile(r"(?:은|는|이|가|을|를|에서|에게|의|에|와|과|로|인|한|할|된|둔|하는|있는|고|며|등|및)$|^(?:소재|저희|당사|본사|폐사|우리|회사|업체|기업|사용자|사업주|고용주|(?:초청|신청|고용|채용)(?:업체|회사|기업|기관|인)|대표|주소|제목|수신|발신|귀사|상호|명칭|건|[갑을])|\d$|^(?:본|당|저|이|그|곧|년|월|일|현재|따라서|이에|외|쪽|위|또|및)$")
_ITS_HEAD = re.compile(r"\s?대표(?:이사|자)?\s[가-힣]{2,4}(?:\s|$)")
_NO_HEAD = ("본부", "병원", "회사", "기업", "업체", "센터", "사업", "학교", "호텔", "제품", "상품", "기관")
_PARTICLES = re.compile(r"^(?:을|를|은|는|에서|의|와|과|로|그래서|이번에)\s*")
_WORDS = frozenset({"we", "our", "the", "this", "he", "she", "it", "you", "your", "dear", "and", "between", "mr", "ms", "mrs", "dr", "miss", "korea", "korean", "republic", "university", "college", "school", "institute", "team", "department",
                    "foods", "food", "trading", "trade", "shoji", "group", "industries", "industry", "bank", "holdings", "co", "ltd", "inc", "corp", "corporation", "company", "llc", "gmbh", "airlines", "hotel", "motors", "pharma", "system", "systems", "technology", "technologies", "solutions", "electronics", "international", "global"})

names_firm = Asking({_FIRM_FACTS: FIRM_MARKS, _FIRM_SELF: FIRM_MARKS, _FIRM_AND_HEAD: FIRM_MARKS, _FIRM_EN_FACTS: ("reg", "brn", "represent")})
names_head = Asking({_HEADS[0]: ("대표",), _HEADS[1]: ("대표",), _HEADS[2]: ("운영하",)})
names_person = Asking({_BRACKETED: ("(",), _OF_NATION: ("국적", "출신"), _ADDRESSED: ("씨", "님"), _HIRED: ("employ", "hire", "invite", "appoint", "engage"), _JOINS: ("will",)})


def firms(sheet: Sheet) -> Iterator[Fact]:
    """Yield the firm that a sentence names as the writer's own or with its registration or head."""
    for run in _told(sheet, names_firm):
        if run.party in (Party.NONE, Party.EMPLOYER):
            for pattern in _FIRMS:
                if match := pattern.search(run.text):
                    shown = match["v"][:-1] if EITHER.match(run.text, match.end("v") - 1) else match["v"]
                    value = _PARTICLES.sub("", re.sub(r"^.*\bbetween\s+", "", shown, flags=re.I)).strip()
                    if _MARK_BEHIND.search(value):
                        value = _with_its_first_words(run.text[: match.start("v") + len(shown) - len(value)]) + value
                        value = _SPACED_LABEL.sub("", value)
                    yield sheet.fact("employer", value, run.start + match.start("v") + len(shown) - len(value), value, run.line)
                    break


def _with_its_first_words(before: str) -> str:
    """Return the words in front of a firm that belong to its name: `견본연구소` before `여백 주식회사`, none that ends in a particle or opens the sentence."""
    words = _FIRST_WORDS.search(before)
    kept: list[str] = []
    for word in reversed(words[0].split() if words else []):
        if _NO_FIRST_WORD.search(word):
            break
        kept.insert(0, word)
    return " ".join(kept) + " " if kept else ""


def heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield the head of the firm: in the bracket behind it, or who says that he runs it."""
    for run in _told(sheet, names_head):
        if run.party is not Party.EMPLOYEE:
            for pattern in _HEADS:
                if (match := pattern.search(run.text)) and not match["v"].endswith(_NO_HEAD) and not _heads_another(match["v"], sheet.document.text):
                    yield sheet.fact("representative", match["v"], run.start + match.start("v"), match["v"], run.line)
                    break


def _heads_another(name: str, text: str) -> bool:
    """Whether what was taken for a name is a firm with its head behind it: `견본 대표 김모의`."""
    at = text.find(name)
    while at >= 0:
        if text[max(0, at - 3) : at] not in ("이사 ", "대표 ") and _ITS_HEAD.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def people(sheet: Sheet) -> Iterator[tuple[str, int, Run]]:
    """Yield (text, offset, run) of the foreigner: a name in Latin letters with a passport, a birth or a nationality in its bracket, or who is to be hired."""
    for run in _told(sheet, names_person):
        for match in _BRACKETED.finditer(run.text):
            inside = match["in"]
            foreign = any(nation_of(part) not in (None, "KR") for part in re.split(r"[,/·;]", inside))
            # A country alone stands behind firms and products too; passports print names in capitals.
            called = match["v"].isupper() or _CALLED.match(run.text, match.end())
            if (foreign and called or _PERSONAL.search(inside)) and _is_name(match["v"]):
                yield match[0][match.start("v") - match.start() :], run.start + match.start("v"), run
        for pattern in _NAMES:
            for match in pattern.finditer(run.text):
                if (pattern is not _OF_NATION or nation_of(match["n"])) and _is_name(match["v"]):
                    yield match["v"], run.start + match.start("v"), run


def _is_name(text: str) -> bool:
    return not any(word.strip(".").casefold() in _WORDS for word in text.split())


def _told(sheet: Sheet, says: Asking) -> Iterator[Run]:
    if sheet.role in (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION, Role.GUARANTEE):
        for run in sheet.prose(says):
            if run.section not in _SILENT:
                yield run
