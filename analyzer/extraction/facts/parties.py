"""Who employs and who is employed: company, representative, person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts import letters
from analyzer.extraction.facts.identifiers import BARE_DATE, FIRM, FIRM_EN, FIRM_MARKS, PASSPORT, birth, own
from analyzer.extraction.facts.inner_labels import Kind, is_label
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Entry, Run, Sheet
from analyzer.extraction.facts.values import (
    MAX_TEXT,
    PROVINCE,
    company_of,
    has_company_mark,
    is_empty,
    line_of,
    nation_of,
    person_of,
)
from analyzer.extraction.labels import Section, fields_of
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, remembered

_KOREAN_PARTIES = re.compile(
    r"(?P<e>[^\n]{2,60}?)\s*\((?:[^()]|\([^()]*\))*?(?:이하)?\s*[\"'“‘「『]?\s*(?:갑|회사|사용자|고용주|사업주)\s*[\"'”’」』]?[^()]{0,16}\)\s*(?:와|과|은|는|및|,)?\s*"
    r"(?P<w>[^\n()]{2,60}?)\s*\((?:[^()]|\([^()]*\))*?(?:이하)?\s*[\"'“‘「『]?\s*(?:을|직원|근로자|사원|피고용인)\s*[\"'”’」』]?[^()]{0,16}\)")
_KOREAN_CALLED = re.compile(
    r"(?:사용자\s+|고용주\s+)?(?P<e>[^\n,]{2,50}?)\s*(?:을|를|은|는)\s*[\"'“‘「]\s*갑\s*[\"'”’」]?\s*(?:이?라|으로|,|로).{0,14}?(?:근로자\s+)?(?P<w>[^\n,\"'“”‘’]{2,50}?)\s*(?:을|를|은|는)\s*[\"'“‘「]\s*을\s*[\"'”’」]")
_ENGLISH_PARTIES = re.compile(
    r"\b(?:between|among)\s*:?\s*(?P<e>[A-Z가-힣(㈜][^\"“”\n]{2,80}?)(?=,\s+(?:a|an|having|with|located|whose|represented|incorporated|organi[sz]ed|of|[Bb]usiness|[Rr]egistration|[Rr]eg\b)|\s*\(|\s*,?\s*hereinafter|\s+and\s+(?:Mr|Ms))"
    r"(?P<mid>[^\n]{0,420}?)\band\s+(?:(?:Mr|Ms|Mrs|Dr|Miss)\.?\s+)?(?P<w>[A-ZÀ-Ý][A-Za-zÀ-ỹ.'’ -]{2,60}?)(?=,|\s*\(|\s+hereinafter)(?P<rest>[^\n]{0,260}?[\"“'](?:the\s+)?(?:Employee|Worker|Party B))", re.S)
_LEAD = re.compile(r"^(?:사용자|사업주|고용주|회사|근로자|직원|피고용인|당사자|갑|을|(?:본|이)?\s*(?:근로|고용)?\s*계약은|외국인)\s*(?:인|:|\s)\s*")
_REPRESENTED = (re.compile(
    r"represented\s+by\s+(?:its\s+)?(?:(?:representative\s+director|CEO|president|chief executive officer|director)\s*,?\s+)?(?:Mr|Ms)?\.?\s*(?P<e>[A-Z][A-Za-z'.-]+(?:[ -][A-Z][A-Za-z'.-]+){0,2}[ -][A-Z][A-Za-z'-]+)", re.I),
    re.compile(r"대표(?:이사|자)(?:는)?\s*[::]?\s*(?!성명|이름|서명|연락처|주소)(?P<e>[가-힣]{2,4}?)(?=\s*(?:은\(는\)|이\(가\)|을\(를\)|[과와]\([와과]\)|\(|,|\)|;|$|이하|\[|이며|이고|입니다))"))
_NAMED = re.compile(
    r"(?:피초청인|초청\s*대상자|해당\s*외국인|외국인\s*근로자|본\s*외국인)\s*(?:인\s+)?(?P<w>[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:\s+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’.-]*){1,4})(?=\s*(?:\(|은|는|이|을|를|의|씨|님|,))"
    r"|\b(?:hire|employ|invite|recruit|hiring|employing|inviting)\s+(?:Mr|Ms|Mrs|Dr)\.?\s+(?P<e>[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:\s+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+){0,4})"
    r"|(?:\b(?:applicant|candidate|invitee|foreign\s+national|employee)(?:,|\s+is|\s+named)|\b(?:hire|employ|invite|recruit|hiring|employing|inviting))\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?"
    r"(?P<a>[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:\s+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+){1,4})(?=,?\s+(?:is\s+)?an?\s+(?:citizen|national)|,?\s+(?:of|from)\s+[A-Z]|\s*\((?:nationality|passport|born|a\s+national))")
# `주식회사 예시(사업자등록번호 …, 대표 …)는 …`, `초청업체는 주식회사 예시이며 …`
_FIRM_NAMED = (
    re.compile(rf"^\W{{0,4}}(?P<e>{FIRM})(?=\s*\([^()]*(?:사업자|대표))|(?:초청|고용|채용)(?:업체|회사|기업)(?:명)?(?:은|는)\s*(?P<f>{FIRM})(?=\s*(?:이며|이고|입니다|이다|로서|\(|,))"),
    re.compile(rf"(?:company|employer|firm)\s+is\s+(?P<e>{FIRM_EN})(?=\s*\(|,|\s|$)"),
    re.compile(rf"^(?:We|Our\s+company),?\s+(?P<g>{FIRM_EN})|^(?P<e>{FIRM_EN})(?=\s*\((?:[^()]*(?:registration|representative|CEO))|,?\s+(?:business\s+registration|represented\s+by))"),
)
# `SAMPLE ALPHA는 베트남 국적으로 …`, `SAMPLE ALPHA의 초청을 요청드립니다`: the sentence may have been left over from another person's paper.
_CAPITALS = re.compile(r"(?<![A-Za-z])(?P<v>[A-ZÀ-Ý]{2,}(?:[ '-][A-ZÀ-Ý]{2,}){1,4})(?:\s*씨)?(?=(?:은|는)\s*(?P<n>[가-힣]{2,9})\s*국적|의\s*(?:초청|고용|채용|사증|체류))")
# `Sample Alpha (passport M1234567) was born on …`: only a person has a passport.
_BEARER = re.compile(
    r"(?:^|^(?:제목|건명|subject)\s*[::]\s*|[.]\s+|certif(?:y|ies)\s+that\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?)(?P<v>[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:\s+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+){1,4})"
    r"(?=\s*\((?:passport|(?:date\s+of\s+birth|born)|nationality|a\s+national|[^()\n]*(?:여권|\d\s*일?\s*생))|,\s*(?:[가-힣]{2,9},\s*)[^\n]{0,30}(?:여권|\d\s*일?\s*생))")
# As passports print it: beside a Korean label it is not the head of a Korean firm.
_PASSPORT_NAME = re.compile(r"[A-ZÀ-Ý]{2,}(?:[ '-][A-ZÀ-Ý]{2,})+")
_KOREAN_NAME = re.compile(r"[가-힣]{2,4}")
# `Shin Ye-jun`, `Ye-jun Shin`
_ROMAN_NAME = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+|[A-Z][a-z]+-[a-z]+\s[A-Z][a-z]+")
_MARK_ENDS = re.compile(r"[^\s,/][^\n,/]{0,40}?(?:주식회사|유한회사|㈜|\((?:주|유)\)|Co\.,?\s*Ltd\.?|Inc\.?|Corp\.?|LLC)(?=\s|,|/|$)")
# `외국인 투숙객의 문의와 불편 접수` is no name.
_PHRASE = re.compile(r"[가-힣]{2,}(?:의|을|를|에서|에게|으로)\s")
# A label behind a firm; shorter words belong to names, and a mark alone is none.
_HANGUL_WORD = re.compile("[가-힣]{4,}")
_MARK = 4
# Letters between the name and the other particulars of a person.
_NEXT_ROWS = 120
_NOT_A_NAME = re.compile(r"\b(?:Engineer|Manager|Developer|Designer|Analyst|Specialist|Researcher|Consultant|Planner|Technician|Coordinator)\b|(?:[가-힣]{2,}(?:증명서|등록증|계약서|사유서|계획서|확인서|추천서|보증서)|[가-힣]{3,}(?:명부|목록))$|^(?:국적|예정|내국인|외국인|직원|성별|생년월일)|\d+\s*명|[가-힣]+(?:다|요|함)[.]?$|회사|귀하|장관|청장|출입국|서명|대표|아래|상기|위\s|당사자|계약|the employee|applicant|hereinafter|department|position|\d{3}", re.I)


_names_head = Asking({_REPRESENTED[0]: ("represented",), _REPRESENTED[1]: ("대표",)})
_names_hired = Asking({_NAMED: ("피초청인", "대상자", "외국인", "hir", "employ", "invit", "recruit", "applicant", "candidate", "foreign")})
_holds_capitals = Asking({_CAPITALS: ("국적", "초청", "고용", "채용", "사증", "체류")})
_names_bearer = Asking({_BEARER: ("passport", "birth", "born", "national", "여권", "생")})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield employer, representative and person, with the nationality and birth that stand beside the name."""
    firms = list(_employers(sheet))
    marked = any(has_company_mark(str(fact.value)) for fact in firms)
    # Beside the name of a company, a name as persons have it is who signed for it.
    for firm in firms:
        if not (marked and (_KOREAN_NAME.fullmatch(str(firm.value)) or _ROMAN_NAME.fullmatch(str(firm.value)))):
            yield firm
            yield from _korean_name_behind(sheet, firm)
    yield from _representatives(sheet)
    yield from _people(sheet)


def _is_foreigner(text: str) -> bool:
    """Whether a name bears a foreign person's particulars: a nationality or a passport beside it."""
    return PASSPORT.search(text) is not None or any(nation_of(part) not in (None, "KR") for part in re.split(r"[(),/·]", text)[1:])


def _employers(sheet: Sheet) -> Iterator[Fact]:
    strong = False
    for entry in sheet.of("employer"):
        value = _firm(sheet, entry.text)
        if _SIGNED.match(entry.text) and not has_company_mark(value):
            continue
        if entry.party is not Party.GUARANTOR and _is_text(value) and (entry.kind is not Kind.UNDER or len(value) <= 40):
            strong = True
            yield sheet.fact("employer", value, entry.start + entry.text.find(value), value, entry.line)
    if sheet.role is not Role.CREDENTIAL:
        for run in sheet.prose(_names_firm):
            yield from _company_in_prose(sheet, run)
        yield from letters.firms(sheet)
    weak = [(entry, _firm(sheet, _without_post(entry))) for entry in sheet.of("employer_weak", "workplace_weak")]
    # Beside the name of a company, a name without a mark is the person who signed for it.
    strong = strong or any(has_company_mark(value) for _, value in weak)
    for entry, value in weak:
        if entry.kind is Kind.UNDER and any(pattern.search(entry.text) for pattern in _FIRM_NAMED):
            continue  # a sentence under `The Company`, read above
        marked = has_company_mark(value)
        # `Employer : 홍길동 (서명)` is a signature.
        if _is_text(value) and (marked or (not strong and entry.field == "employer_weak" and entry.kind is Kind.CELL and "\n" not in entry.text)):
            yield sheet.fact("employer", value, entry.start + entry.text.find(value), value, entry.line)


def _korean_name_behind(sheet: Sheet, firm: Fact) -> Iterator[Fact]:
    """Yield the Korean name in the bracket behind an English one: `Sample Inc. (표본 주식회사)`."""
    match = _IN_BRACKET.match(sheet.document.text, firm.end) if not re.search("[가-힣]", str(firm.value)) else None
    if match:
        yield Fact("employer", match["v"], match["v"], match.start("v"), match.end("v"), firm.page, firm.low_trust)


def _without_post(entry: Entry) -> str:
    """Return the firm of `근무처 및 직위: 예시정밀(주) 기계설계 과장`."""
    named = _MARK_ENDS.match(entry.text) if "title" in fields_of(entry.label) else None
    return named[0] if named else entry.text


def _firm(sheet: Sheet, text: str) -> str:
    """Return the company's name, without its unit and the head of `주식회사 표본 김모의` who seals there or whom the paper calls its head."""
    value = company_of(text)
    if has_company_mark(value):
        value = _UNIT.sub("", value)
        value = _before_label(value)
    match = _WITH_HEAD.fullmatch(value) or _SEALED.search(text) and _FIRM_AND_HEAD.fullmatch(value)
    named = match and (_SEALED.search(text) or re.search(rf"(?:대표(?:이사|자)?|employer|representative)\s*[::]?\s*{match['h']}", sheet.document.text, re.I))
    return match["f"] if match and named else value


def _before_label(value: str) -> str:
    """Return a firm without the label behind it: `(주)표본정공 관리번호 312-…`"""
    words = value.split(" ")
    for number, word in enumerate(words):
        firm = " ".join(words[:number])
        if _HANGUL_WORD.fullmatch(word) and is_label(word) and has_company_mark(firm) and len(firm.replace(" ", "")) > _MARK:
            return firm
    return value


@remembered
def _parties(text: str) -> re.Match[str] | None:
    """Return the words that name both parties of a contract; asked for the employer first and for the person again."""
    # What each cannot do without: most sentences name no parties, and looking for them takes long.
    bracketed = text.count("(") >= 2 and any(word in text for word in ("갑", "회사", "사용자", "고용주", "사업주"))
    found = (pattern.search(text) for needed, pattern in ((bracketed, _KOREAN_PARTIES), ("갑" in text, _KOREAN_CALLED), ("and" in text, _ENGLISH_PARTIES)) if needed)
    return next((match for match in found if match), None)


#: One of these stands wherever both parties are named.
_PARTY_WORDS = ("갑", "회사", "사용자", "고용주", "사업주", "between", "among")
_names_parties = Asking({_parties: _PARTY_WORDS})
_names_firm = Asking({_parties: _PARTY_WORDS, _FIRM_NAMED[0]: FIRM_MARKS, **dict.fromkeys(_FIRM_NAMED[1:], ("co.", "inc", "corp", "ltd", "llc", "limited"))})


def _company_in_prose(sheet: Sheet, run: Run) -> Iterator[Fact]:
    if match := _parties(run.text):
        value = company_of(_LEAD.sub("", match["e"]))
        if _is_text(value):
            yield sheet.fact("employer", value, run.start + match.start("e") + match["e"].find(value), value, run.line)
        return
    for pattern in _FIRM_NAMED if run.party in (Party.NONE, Party.EMPLOYER) else ():
        match = pattern.search(run.text)
        if match:
            group = next(key for key, value in match.groupdict().items() if value)
            value = re.sub(r"^.*\bbetween\s+", "", match[group], flags=re.I)
            yield sheet.fact("employer", value, run.start + match.end(group) - len(value), value, run.line)
            return


# `신청인 김모의 (인)`: who signs there is a person, if nothing marks a company.
_SIGNED = re.compile(r"^(?:신청인|신청자|작성자|제출자|신고인|서명인)\s[^\n]*\((?:인|서명|날인|직인|서명\s*또는\s*인)\)")
# `보내는 이: 주식회사 표본 인사팀`
_UNIT = re.compile(r"(?<=[가-힣)])\s(?:인사|총무|경영지원|관리|기획|해외영업|영업|연구|개발|기술)(?:팀|부|실|과|본부|연구소)$")
_IN_BRACKET = re.compile(rf"\s*\((?P<v>{FIRM})\s*[,)]")
_WITH_HEAD = re.compile(r"(?P<f>(?:주식회사|유한회사|㈜|\(주\)|\(유\))\s*[가-힣A-Za-z0-9&·]+)\s+(?P<h>[가-힣]{2,4})")
# `표본건축사사무소 김모의 (인)`: a kind of firm that bears no mark
_FIRM_AND_HEAD = re.compile(r"(?P<f>[가-힣A-Za-z0-9&·\s]{2,30}(?:사무소|법인|의원|병원|한의원|학원|학교|식당|호텔|공방|공업사|상사|상회|무역|농장|교회|협회|재단|연구소|연구원|스튜디오|여행사|제과|건설|산업|정밀|테크|조선|기업))\s+(?P<h>[가-힣]{2,4})")
_SEALED = re.compile(r"\(\s*(?:인|서명|직인|날인|서명\s*또는\s*인|印)\s*\)")
_ADDRESS = re.compile(rf"{PROVINCE}\s+[가-힣]{{1,6}}[시군구]\s")
_PARTY_WORD = re.compile(r"(?:근로자|직원|사원|회사|사용자|사업주|고용주|고용인|피고용인|피초청인|초청인)")


def _is_text(value: str) -> bool:
    return not is_empty(value) and not _PARTY_WORD.fullmatch(value) and not _ADDRESS.match(value) and len(value) <= MAX_TEXT and not re.search(r"(?:니다|한다|된다)\.?$|[가-힣](?:은|는)\s.{4,}(?:하는|되는|있는|맡는|만드는|짓는|파는)\s|^\d{4}\s*[.년-]|^\d{3}-\d{2}-\d{5}$|^대표(?:이사|자)?\s|(?:내국인|외국인)\s*\d+\s*명|^(?:[가-힣]{2,5}|To|From|Date|Re|Subject)\s*:", value)


def _representatives(sheet: Sheet) -> Iterator[Fact]:
    fields = ["representative"] + (["name"] if sheet.role is Role.LICENCE else [])
    for entry in sheet.of("representative", "name"):
        if entry.field == "name" and sheet.role is Role.INSURANCE_LIST:
            continue  # the insured
        if entry.field not in fields and entry.party is not Party.EMPLOYER:
            continue
        if entry.field == "name" and (_is_foreigner(entry.text) or _PASSPORT_NAME.fullmatch(entry.text.strip()) and re.search("[가-힣]", entry.label)):
            continue  # a row `Name` among the rows of the company
        if entry.field == "name" and sheet.role is not Role.LICENCE and any(0 < other.start - entry.start < _NEXT_ROWS for other in sheet.of("nationality", "passport")):
            continue  # the rows below it tell of a foreigner
        # `대표자: 홍길동, 이하 “갑”)와 …` goes on to the other party.
        value = person_of(re.split(r"\s+(?:상\s?호|회사명|업체명|주소|소재지|근무지|근무장소|전화|등록번호|사업자|업종|업태|종목)(?=\s|:)|\s*[,;]\s*이하|\)\s*(?:와|과|은|는)\s|\)\s+(?=[a-z])", entry.text)[0])
        if not is_empty(value) and len(value) <= 60 and not has_company_mark(value) and not re.search(r"\d|(?:다|요)\.?$|:|담당자|종업원|직원", value):
            yield sheet.fact("representative", value, entry.start + entry.text.find(value), value, entry.line)
    if sheet.role in (Role.CREDENTIAL, Role.RECOMMENDATION):
        return
    for run in sheet.prose(_names_head):
        for pattern in _REPRESENTED:
            match = pattern.search(run.text)
            if match and run.party is not Party.EMPLOYEE:
                yield sheet.fact("representative", match["e"], run.start + match.start("e"), match["e"], run.line)
    yield from letters.heads(sheet)


def _people(sheet: Sheet) -> Iterator[Fact]:
    if sheet.role in (Role.LICENCE, Role.INSURANCE_LIST) or sheet.lists_staff:
        return
    yield from _parts_of_a_name(sheet)
    for entry in sheet.of("name", past=True):
        if (own(entry) or entry.party is Party.EMPLOYER and _is_foreigner(entry.text)) and (not entry.past or sheet.role is Role.CREDENTIAL):
            yield from _person(sheet, entry.text, entry.start, entry)
    for run in sheet.prose(_names_parties):
        if match := _parties(run.text):
            text = _LEAD.sub("", match["w"])
            yield from _person(sheet, text, run.start + match.end("w") - len(text), run)
    for run in sheet.prose(_names_hired):
        match = _NAMED.search(run.text)
        if match and run.section not in (Section.COMPANY, Section.DUTIES):
            group = next(key for key, value in match.groupdict().items() if value)
            yield from _person(sheet, match[group], run.start + match.start(group), run)
    for run in sheet.prose(_holds_capitals):
        for match in _CAPITALS.finditer(run.text):
            if match["n"] is None or nation_of(match["n"]):
                yield from _person(sheet, match["v"], run.start + match.start("v"), run)
    for run in sheet.prose(_names_bearer, past=True):
        for match in _BEARER.finditer(run.text):
            yield from _person(sheet, match["v"], run.start + match.start("v"), run)
    for text, start, run in letters.people(sheet):
        yield from _person(sheet, text, start, run)
    for entry in sheet.of("name_weak"):
        if entry.party is not Party.GUARANTOR and entry.kind is not Kind.UNDER and "\n" not in entry.text:
            yield from _person(sheet, entry.text, entry.start, entry)


def _person(sheet: Sheet, text: str, start: int, where: Entry | Run) -> Iterator[Fact]:
    line = where.line
    value = person_of(text)
    if is_empty(value) or not 2 <= len(value) <= 60 or _NOT_A_NAME.search(value) or has_company_mark(value) or nation_of(value) is not None:
        return
    if not re.search(r"[A-Za-zÀ-ỹ가-힣]{2}", value) or re.fullmatch(r"[가-힣 ]+\d{1,3}", value) or re.search(r"[.:]\s", value) or _PHRASE.search(value):
        return
    yield sheet.fact("employee", value, start + text.find(value), value, line)
    # `SAMPLE NU (베트남, 1990. 4. 4.생, 여권번호 …)`
    if "(" not in text and "," in text:
        # `SAMPLE ALPHA, Kazakhstan, born …`
        for part in re.finditer(r"(?<=,)[^,]+", text):
            code = nation_of(part[0])
            if code:
                raw = part[0].strip()
                yield sheet.fact("nationality", code, start + part.start() + part[0].find(raw), raw, line)
            elif BARE_DATE.fullmatch(part[0].strip()):
                yield from birth(sheet, part[0], start + part.start(), where)
    for bracket in re.finditer(r"\(([^()]*)\)", text):
        for part in re.finditer(r"[^,/·]+", bracket[1]):
            code = nation_of(part[0])
            if code:
                raw = part[0].strip()
                yield sheet.fact("nationality", code, start + bracket.start(1) + part.start() + part[0].find(raw), raw, line)


def _parts_of_a_name(sheet: Sheet) -> Iterator[Fact]:
    surnames = [e for e in sheet.of("surname") if own(e)]
    given = [e for e in sheet.of("given_name") if own(e)]
    if surnames and given and not is_empty(surnames[0].text) and not is_empty(given[0].text):
        first, last = sorted((surnames[0], given[0]), key=lambda e: e.start)
        end = last.start + len(last.text)
        # `Surname and given names` is both labels and holds the whole name.
        value = f"{line_of(surnames[0].text)} {line_of(given[0].text)}" if first.start != last.start else line_of(first.text)
        if 0 < end - first.start < 200 and re.fullmatch(r"[A-Za-zÀ-ỹ가-힣'’. -]{3,60}", value):
            yield sheet.fact("employee", value, first.start, sheet.document.text[first.start : end], first.line)
