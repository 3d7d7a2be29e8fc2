"""Cleaning of printed values: what belongs to the value and what is form."""

from __future__ import annotations

import functools
import re

from analyzer.extraction.facts.dates import MONTH
from analyzer.extraction.speech import is_title_line
from analyzer.resources import load_json

# `(을)` beside `근로자` names a party, `(인)` the place of a seal: neither fills the field.
_EMPTY = re.compile(r"^[\s_\-–—.:,/()\[\]○●Oo년월일~…]*(?:[\"'“‘(\[]*(?:인|서명|서명\s*또는\s*인|직인|날인|seal|signature|signed|갑|을|party [ab]|없음|해당\s*없음|해당사항\s*없음|미정|n/?a|none|tbd|영문|한글|국문|사항|현황|개요|정보|applicant|직접\s*기재)[\"'”’)\]]*)?[\s_.]*$", re.I)
_SEAL = re.compile(r"\s*[(\[]\s*(?:인(?![가-힣])|서명|직인|날인|사인|seal|signature|signed|sign|서명\s*또는|이하|전화|tel|phone|fax|연락처)[^)\]]*[)\]]?.*$", re.I | re.S)
_COMPANY = re.compile(
    r"주식회사|유한회사|유한책임회사|합자회사|재단법인|사단법인|의료법인|학교법인|농업회사법인|협동조합|사무소|\((?:주|유|재|사|합|의)\)|㈜"
    r"|\b(?:Co\b|Ltd|Inc|Corp|LLC|L\.L\.C|Limited|Corporation|Company|Incorporated|GmbH|LLP|Foundation|University|Hospital|Group|Holdings)\b", re.I)
# Words that name a kind of firm and none.
_FORM = re.compile(r"(?:주식|유한)\s?회사|[가-힣]*법인|㈜|\((?:주|유)\)")
# A bracket that belongs to a company's name.
_LEGAL_FORM = re.compile(r"\(\s*(?:주|유|재|사|합|의|복|학|자|영|농|Pvt|Korea|한국|Private)\s*\)", re.I)
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-Ý][A-Za-zÀ-ÖØ-öø-ÿĀ-ỹ'’.\-]*(?:,?\s+[A-ZÀ-ÖØ-Ý][A-Za-zÀ-ÖØ-öø-ÿĀ-ỹ'’.\-]*)*(?:\s+(?:bin|binti|van|de|da|dos|al|von|der|la)\s+[A-ZÀ-Ý][\w'’.\-]*)*")
MAX_TEXT = 120
_PARTICLE_END = re.compile(r"(?:입니다|이며|이고|이다|라\s*한다|(?:으)?로\s*한다|(?:으)?로\s*하며|(?:으)?로\s*함)\s*[.,]?\s*$")


def is_empty(text: str) -> bool:
    """Whether a form leaves the field open."""
    return not text.strip() or _EMPTY.match(text.strip()) is not None


def is_blank_number(text: str) -> bool:
    """Whether a number is a pattern to fill in, such as `000-00-00000`."""
    return len(set(re.sub(r"\D", "", text))) <= 1


def line_of(text: str) -> str:
    """Return the first line of a value without seal, ruled blanks and closing marks."""
    value = next((line for line in text.split("\n") if line.strip()), "")
    value = _SEAL.sub("", value)
    value = re.split(r"_{2,}|[─━]{2,}|\s{3,}|\t", value)[0]
    value = _PARTICLE_END.sub("", value)
    value = value.strip(" ,;:·|/\"'“”‘’□■")
    return unclosed(value)


def unclosed(value: str) -> str:
    """Drop a bracket that has no partner in the value."""
    if value.count("(") > value.count(")"):
        value = value[: value.rindex("(")].rstrip(" ,;")
    elif value.count(")") > value.count("(") and value.endswith(")"):
        value = value[:-1].rstrip(" ,;")
    return value


_PARTICULARS = re.compile(r"(?:born|date\s+of\s+birth|passport|nationality|citizen|national\s+of)\b", re.I)

# Particles as forms print them that know no name yet: `견본제어와(과)`.
EITHER = re.compile(r"(?:와\(과\)|과\(와\)|은\(는\)|는\(은\)|이\(가\)|가\(이\)|을\(를\)|를\(을\))")
# The province or city with which an address begins.
PROVINCE = r"(?<![가-힣])(?:[가-힣]{2,4}(?:특별시|광역시|특별자치시|특별자치도|도|시)|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)"


def has_company_mark(text: str) -> bool:
    """Whether a legal form such as `(주)` or `Co., Ltd.` stands in the text."""
    return _COMPANY.search(text) is not None


def company_of(text: str) -> str:
    """Return the company's name at the beginning of a value."""
    value = re.sub(r"^(?:상\s?호|회사명|업체명|법인명|사\s?용\s?자|갑|저희|당사|(?:by\s+and\s+)?between)\s+", "", line_of(text), flags=re.I)
    # `E-7-2, 주식회사 견본` answers for the visa and the firm, `14 October 2026 Sample Inc.` is a signature, `(주)견본 · 제도사` names the post.
    value = re.sub(rf"^(?:E-?7(?:-\d)?\s*[,·/]|\d{{1,2}}\s+{MONTH}\s+(?:19|20)\d\d,?)\s+(?=\S)", "", value)
    firm, dot, post = value.partition(" · ")
    value = firm if dot and has_company_mark(firm) and is_title_line(post) else value
    # `아래 주소지에 본점을 둔 주식회사 견본`
    value = re.sub(r"^.{2,40}?(?:을|를|에)\s(?:둔|위치한|소재한|가진)\s+(?=\S)", "", value)
    # `(주)견본제어와(과)` as forms print it that know no name yet
    value = re.sub(EITHER.pattern + ".*$", "", value)
    for bracket in re.finditer(r"\s*\((?:[^()]|\([^()]*\))*\)", value):
        if not _LEGAL_FORM.fullmatch(bracket[0].strip()):
            value = value[: bracket.start()]
            break
    value = re.split(r"[\s,/]+\d{3}-\d{2}-\d{5}(?!\d)|\s+[가-힣]{2,8}\s?번호\s*[::]", value)[0]
    value = re.split(r"\s+(?:대표(?:이사|자)?|대표\s?이사|사업자(?:\s?등록)?(?:\s?번호)?|등록번호)(?=\s|:|\(|$)|(?<=[.)])\s+(?:[Bb]usiness\s+)?[Rr]egistration\b|,\s*(?:대표|소재|주소|사업자|" + PROVINCE + r"\s|[Mm]anaging [Dd]irector|CEO\b|[Pp]resident|business |registration |[Rr]eg\.?(?=\s|$)|a |an |having |located |with |whose |represented )|\s+/\s+|(?<=[.)])\s+[Rr]eg\.?\s*[Nn]o\b", value)[0]
    # One name in two languages: the Korean one is that of the register.
    value = re.sub(r"^((?:주식회사\s*|㈜\s*|\(주\)\s*)?[가-힣0-9·]+(?:\s*주식회사|\s*㈜|\s*\(주\))?)\s+[A-Z][A-Za-z0-9.,&' -]*\b(?:Ltd|Inc|Corp|LLC|Limited|Corporation)\.?$", r"\1", value)
    # `예시상사 주식회사 홍길동` names its head behind the legal form.
    value = re.sub(r"(?<=[가-힣A-Za-z0-9])(\s*(?:주식회사|유한회사))\s+[가-힣]{2,4}$", r"\1", value)
    # `주식회사 예시 서울특별시 …`, `예시 주식회사대표이사 홍길동` as signatures print them
    value = re.sub(rf"(?<=\S)\s+{PROVINCE}\s(?!(?:주식회사|유한회사|\(주\)|㈜)(?:\s|\(|$)).*$", "", value)
    value = re.sub(r"(?<=주식회사|유한회사)대표(?:이사|자)?\s.*$", "", value)
    # `예시의원 원장 홍길동` as well; a PDF may glue the next label to the name.
    value = re.sub(r"\s+(?:대표)?(?:원장|이사장|병원장|총장|교장|소장|관장|점장)\s+[가-힣]{2,4}$", "", value)
    value = re.sub(r"(?<=[가-힣])(?:사업장)?(?:소재지|대표자|대표이사|전화번호)$", "", value)
    # `Sample Co., Ltd. Alpha Beta-gamma` as well.
    value = re.sub(r"(?<=\s)((?:Co\.?,?\s*Ltd|Inc|LLC|Ltd|Corp|Limited|GmbH)\.?),?\s+(?:[A-Z][a-z]+|[A-Z]\.)(?:[ -][A-Za-z][a-z]+){1,2}$", r"\1", value)
    # `주식회사 견본, 선임 개발자` names the post behind the firm
    value = re.sub(r"^([^,]*(?:주식회사|㈜|\(주\)|유한회사|법인)[^,]*),\s+[가-힣 ]{2,14}$", r"\1", value)
    value = re.sub(r"(?<=[가-힣])\s+(?:인사|총무|채용|관리)\s?담당(?:자)?$", "", value)
    # `Sample Inc. 견본 주식회사`, the other way round
    value = re.sub(r"^[A-Z][A-Za-z0-9.,&' -]*\b(?i:Ltd|Inc|Corp|LLC|Limited|Corporation)\.?\s+(?=.*(?:주식\s?회사|유한\s?회사|㈜|\(주\)))", "", value)
    # `Sample Co., Ltd., by Kim Moui`
    value = re.sub(r"(?<=[A-Za-z.]),\s+by\s+[A-Z].*$", "", value)
    # `Sample Inc., 401 Daehak-ro, …`; `(주)견본홀딩스 ‘견본’ 중식 주방장`
    value = re.sub(r"(?<=[A-Za-z.]),\s+\d.*$", "", value)
    named = re.match(r"(?P<f>.*?\S)\s+[‘“\"'<「『].*$", value)
    value = named["f"] if named and _FORM.sub("", named["f"]).strip() else value
    # `Sample Inc., 김모의` in English papers
    value = re.sub(r"(?<=[A-Za-z.)]),\s+[가-힣]{2,4}$", "", value)
    return value.strip(" ,;:·!*")


def person_of(text: str) -> str:
    """Return a person's name at the beginning of a value, in Latin letters where it is printed in both."""
    value = _first_parts(line_of(text))
    latin = [m for m in _LATIN_NAME.finditer(value) if len(m[0]) >= 3 and m[0].lower() not in ("mr", "ms", "mrs", "dr")]
    if re.search("[가-힣]", value) and latin:
        best = next((m for m in latin if " " in m[0]), latin[0])
        # Two words and more are a name; one word may be a tool or a place.
        if " " in best[0]:
            return _before_particulars(best[0]).strip(" .,-'")
    value = re.split(r"\s*[(\[]|\s+/\s+|,\s*(?=[가-힣\d])|\s+(?:국적|여권)", value)[0]
    value = _before_particulars(value)
    value = re.sub(r"^(?:Mr|Ms|Mrs|Dr|Miss)\.?\s+", "", value)
    value = re.sub(r"\s*(?:씨|님|귀하|군|양)$", "", value) if len(value) > 3 else value
    return value.strip(" .,;:·-\"'“”")


def _first_parts(value: str) -> str:
    """Return the parts of `SAMPLE ALPHA / 1996-03-14 / 방글라데시 / Passport M1234567` in front of the first that is no name."""
    parts = re.split(r"\s+/\s+", value)
    names = next((number for number, part in enumerate(parts) if number and (re.search(r"\d", part) or nation_of(part))), len(parts))
    return " / ".join(parts[:names])


def _before_particulars(value: str) -> str:
    """Return the name of `SAMPLE ALPHA, Bulgaria, born …`: the surname before a comma is one word as a rule."""
    for comma in re.finditer(r",\s*", value):
        if " " in value[: comma.start()] and (_PARTICULARS.match(value, comma.end()) or nation_of(value[comma.end() :].split(",")[0])):
            return value[: comma.start()]
    return value


@functools.cache
def nations() -> dict[str, str]:
    """Return the codes of states by their printed names, lower case."""
    data = load_json("corpora", "lexicon", "nations.json")["nations"]
    return {name.casefold(): code for code, names in data.items() for name in (*names["ko"], *names["en"])}


def nation_of(text: str) -> str | None:
    """Return the code of a printed nationality, None if the name is not known."""
    value = re.sub(r"\s+", " ", text).strip(" .,;:()\"'").casefold()
    value = re.sub(r"^(?:the |a |an )?(?:(?:people['’]s |socialist |democratic |federal |islamic |united |arab |federative )*(?:republic|kingdom|federation|union) of (?:the )?|the |a |an )?", "", value)
    known = nations()
    if value in known:
        return known[value]
    bare = re.sub(r"\s*(?:국적|사람|citizen|national)$", "", value)
    for form in (bare, bare.removesuffix("인"), bare.replace(" ", "")):
        if form in known:
            return known[form]
    # `VN` is a state, `No` heads a column.
    if re.fullmatch(r"[A-Z]{2}", text.strip()) and text.strip() in known.values():
        return text.strip()
    inside = [part.strip() for part in re.split(r"[(),/·\n]", value) if part.strip()]
    codes = {known[part] for part in inside if part in known}
    return codes.pop() if len(codes) == 1 else None
