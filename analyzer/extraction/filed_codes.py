"""Reads the filed occupation code in the many ways people write it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from analyzer.extraction.facts.dates import MONTH
from analyzer.extraction.facts.values import PROVINCE
from analyzer.extraction.labels import Section
from analyzer.extraction.sections import Passage
from analyzer.extraction.types import FiledCode
from analyzer.language import lines_of
from analyzer.occupations import load_catalogue, load_editions, match_name, number_uses
from analyzer.readers import BlockKind, Document
from analyzer.readers.normalise import clean, nfc, squeeze

_DASH = r"[-‐‑‒–—−－~]"
_NUMBER = (r"(?<![\dA-Za-z.,\-/])(S\s?-?\s?\d{3,5}|\d{3,5})(?![\d.,]*\d|\s*[-‐‑‒–—−－]\s*\d|\s*\.\s*(?!(?:19|20)\d\d\s?[.년])\d|\s*/\s*\d{1,2}(?!\d)|(?:원|만|명|년|월|일|세|호|층|번지|점|%|kg|시간|개|건|억|백만|천)"
           # `2313 건축가` and `3612 호텔 접수 사무원` name an occupation, `2313 건을` counts.
           r"|\s+(?:원|만|명|년|월|일|세|호|층|번지|점|%|kg|시간|개|건|억|백만|천)(?:원|이|을|를|은|는|에|의|까지|이상|부터)?(?![가-힣]))")
_VISA = re.compile(rf"E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?([1-4])(?!\d))?", re.I)
_BESIDE_VISA = re.compile(
    rf"E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?[1-4])?\s*(?:\)\s*,|[(\[/,:]|{_DASH}|\s)\s*(?:(?:직종\s?(?:코드|번호)?|코드)\s*[:：]?\s*|occupation(?:al)? code\s*[:：]?\s*|code\s*[:：]?\s*)?{_NUMBER}\s*[)\]]?", re.I)
_BESIDE_WORD = re.compile(
    rf"(?:직종\s?\(?(?:코드|번호)?\)?|직업\s?(?:분류)?\s?코드|신청\s?(?:직종|코드)|occupation(?:al)?\s?code|occupation(?=\s*(?:[:：]|is|of)?\s*S?\d{{3}})|occupation\s(?:[a-z]+\s){{1,8}}?[a-z]+,\s+code|KSCO(?:\s?code)?|job\s?code|code no\.?)\s*(?:번호|:|：|은|는|is|of|\(|no\.?|#)?\s*{_NUMBER}", re.I)
_NAME_AND_NUMBER = re.compile(rf"([가-힣A-Za-z][가-힣A-Za-z·,/ ]{{1,30}}?)\s*[(\[]\s*{_NUMBER}\s*[)\]]")
# `E-7-1, Web Developer (2224)`: the visa type makes the bracket a code, the name stands between.
_VISA_NAME_NUMBER = re.compile(rf"E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?[1-4])?\s*[,;:/)]?\s*([가-힣A-Za-z][가-힣A-Za-z·,/ ]{{1,50}}?)\s*[(\[]\s*{_NUMBER}\s*[)\]]")
# `신청 직종은 간호사(2440)이고`: the word makes the bracket a code.
_WORD_NAME_NUMBER = re.compile(rf"(?:직종(?:명)?\s*(?:은|는|:|：)|occupation(?:\s+is|\s+of)?)\s+([가-힣A-Za-z][가-힣A-Za-z·,/ ]{{1,40}}?)\s*[(\[]\s*{_NUMBER}\s*[)\]]", re.I)
_NAME_FOR = re.compile(rf"([가-힣][가-힣·,/ ]{{1,40}}?)\s*[(\[]\s*{_NUMBER}\s*[)\]]")
# `(overseas salesperson, 2842)`, `해외 영업원 · 코드 2842`, `2231(데이터 전문가)로 적었습니다`: a number with its own name beside it, unless it is only compared with.
_NAME_COMMA_NUMBER = re.compile(rf"([가-힣A-Za-z][가-힣A-Za-z·/ ]{{1,50}}?)\)?\s*(?:[,(\[:：–—-]|\s[·|/](?=\s))\s*(?:(?:직종\s?)?코드|(?:occupation\s)?code)?\s*:?\s*{_NUMBER}(?=\s*(?:$|[)\],./·;|\n]|으?로|이[며고]|입니다|임|[을를의에]))(?!\s*[\w,]*(?:와|과)\s)", re.I)
_NUMBER_NAME = re.compile(rf"{_NUMBER}\s*[(\[]\s*([가-힣A-Za-z][가-힣A-Za-z·,/ ]{{1,50}}?)\s*[)\]](?!\s*(?:와|과|이\s?아니|가\s?아니|보다|에\s?비)|\s+(?:is|are)\s+not)")
# ... as in `유사 직종인 번역가, 2914 대신`
_COMPARED = re.compile(r"유사|비슷|인접|대신|(?:[이가]\s?아니|아닌)|[와과]\s?(?:다르|다른|달리|구별)|맞지\s?않|지난\s|작년|종전|과거|공고|구인|워크넷|초청한\s?바|해당하지\s?않|instead|unlike|similar|other than|\b(?:is|are|was)\s+not\b", re.I)
_AROUND = 30
_DENIED_BEHIND = re.compile(r"\W*이\s직종(?:에|은|이|과)[^.]{0,20}(?:않|아니|아닙)")
# `번역가·통역가(2914, E-7-1)`
_BEFORE_VISA = re.compile(rf"[(\[]\s*{_NUMBER}\s*[,/]\s*E\s?{_DASH}?\s?7", re.I)
# `1511 / E-7-1`, a line or a part of one
_PAIRED_WITH_VISA = re.compile(rf"(?:^|(?<=[\n·|]))\s*{_NUMBER}\s*/\s*E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?[1-4])?(?=\s*(?:$|[,)]))", re.I | re.M)
# `E-7-1 건축가 2311`, only with the name of that very number
_VISA_NAME_BARE = re.compile(rf"E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?[1-4])?\s*[,;:/)]?\s*([가-힣A-Za-z][가-힣A-Za-z·,/ ]{{1,50}}?)\s+{_NUMBER}(?=$|[\s.,)])")
_FORMER = re.compile(r"[(\[]?\s*(?:舊|구|옛|former(?:ly)?|old)\s*[:.]?\s*S?\d{3,5}\s*[)\]]?", re.I)
# Two codes in one cell: `2223/2224`, `2223,2224`; three digits behind a comma are more likely money.
_TWO_CODES = re.compile(r"(?<![\d.,\-/])(S?\d{3,5})(?:\s*/\s*|\s*,\s+)(?=S?\d{3,5}(?![\d.,/]))|(?<![\d.,\-/])(S?\d{4,5}),(?=S?\d{4,5}(?![\d.,/]))", re.I)
_NUMBER_AND_NAME = re.compile(rf"{_NUMBER}\s+([가-힣A-Za-z][가-힣A-Za-z·/ ]+)", re.I)
_ONLY_VISA = re.compile(rf"^\W*(?:특정활동|E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?[1-4])?)\W*(?:특정활동|E\s?{_DASH}?\s?7(?:\s?{_DASH}?\s?[1-4])?)?\W*$", re.I)
_NAME = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z·,.&/() ]+")
_MOST_WORDS = 8
# What a number that is filed stands behind, if anything.
_LED_TO = re.compile(r"(?:^|[:：;/,(\[|=—–-]|(?:코드|직종|직업|번호|자격|분야)(?:은|는)?|\bcode|\bis|\bnumber|no\.)\s*$", re.I)
_PARTICLE = re.compile(r"(?:으?로(?:서)?|이며|이고|입니다|[은는이가을를의])$")
_OCCUPATION_WORD = re.compile(r"직\s?종|직업\s?코드|occupation|code", re.I)
# Labels of a cell for the occupation's name, without spaces.
_NAMES_OCCUPATION = re.compile(r"(?:신청)?직종(?:명|명칭|이름)?(?:[(/]?occupation\)?)?|occupation(?:name|title)?")
_NAME_LINE = re.compile(r"(?:직종\s?명(?:칭)?|occupation\s+name)\s+(?P<name>[^()\n]{2,40})", re.I)
# What a form explains is no answer.
_EXAMPLE = re.compile(r"예\s*[:：)]|예시|보기|참고|참조|작성\s*(?:방법|요령)|기재|적습니다|e\.g\.|example|please|instruction", re.I)
# `서울특별시 송파구 중대로 135` below the wrong label
_PLACE = re.compile(rf"(?:\(?\d{{5}}\)?\s*)?{PROVINCE}\s+(?:[가-힣]{{1,6}}[시군구]\s+){{1,2}}\S")
_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+(?:19|20)\d\d|\b{MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d\d")
_DATE_BEHIND = re.compile(r"(?<=\d)\.\s+(?:19|20)\d\d\s?[.년].*$", re.S)
# How surely a name has to be the one of the list (`analyzer.occupations.names`): itself or its short form.
_OF_THE_LIST = 0.97
_DIGITS = re.compile(r"\d{3,}")
_NEXT_LINE = 2
# `고용사유서 (제도사 2395)`
_IN_TITLE = re.compile(r"\(([^()]*\d{3}[^()]*)\)")
_YEAR = range(1950, 2050)
_NOT_A_NAME = re.compile(
    r"(?:이름|명칭)(?=\s*[.:·…]{2,})|\.{3,}|…+|미기재|미정|해당\s?없음|없음|공란|특정활동|체류자격|직종코드|직종번호|직종|코드|번호|신청|한국표준직업분류|KSCO|KECO|분류|현행|개정|기준|번호체계|occupation(?:al)?|code|specific activities?|visa|status|no\b|신규번호|new|edition|초청|해당"
    r"|E\s?-?\s?7(?:\s?-?\s?[1-4])?(?!\d)", re.I)


def codes_in_passages(passages: Sequence[Passage], document: str) -> list[FiledCode]:
    """Return the codes that a paper files, code cells first, then codes beside the visa type or a code word.

    A code cell without a number still counts as written (`E-7`), so that an empty cell and a missing field differ.
    """
    labelled: list[FiledCode] = []
    loose: list[FiledCode] = []
    named: list[FiledCode] = []
    told: list[FiledCode] = []
    for passage in passages:
        if passage.section in (Section.CODE, Section.STATUS, Section.JOB_KIND):
            in_cell = passage.section is Section.CODE
            for code in parse_code(passage.text, document):
                placed = _placed(replace(code, labelled=in_cell), passage)
                if in_cell or code.number:
                    labelled.append(placed)
                elif match_name(code.name)[1] >= _OF_THE_LIST:
                    named.append(placed)  # `직종: 섬유공학 기술자` files by the name alone, if it is that of the list and no title of the trade
        elif passage.section is not Section.INDUSTRY:
            loose.extend(_placed(code, passage) for code in _loose(passage.text, document))
            told.extend(_placed(code, passage) for code in _with_own_name(passage.text, document))
    codes = _merged([*sorted(labelled, key=lambda c: not c.number), *loose, *named])
    if any(code.number for code in codes) or len({code.number for code in told}) != 1:
        return codes
    return _merged([*told, *codes])


def named_apart(codes: Sequence[FiledCode], passages: Sequence[Passage], document: Document) -> list[FiledCode]:
    """Return the codes, a lone number with the name of the occupation that a cell of its own gives: `직종코드 | 2351`, `직종명 | 제도사`."""
    if sum(bool(code.number) for code in codes) != 1:
        return list(codes)
    told = [passage.text.split("(")[0] for passage in passages if _NAMES_OCCUPATION.fullmatch(squeeze(passage.label).casefold())]
    told += [match["name"] for line in lines_of(document) if (match := _NAME_LINE.fullmatch(line.text))]
    names = [name for text in told if match_name(name := _name(text))[0]]
    # `2233` over the name in one cell
    number = next(code for code in codes if code.number)
    names += [code.name for code in codes if not code.number and match_name(code.name)[0] and 0 <= (code.start or 0) - (number.end or 0) <= _NEXT_LINE]
    # The name alone, in its own cell, is no second filing.
    return [replace(code, name=names[0]) if names and code.number and not code.name else code for code in codes if code.number or code.name not in names]


def codes_beside_names(passages: Sequence[Passage], document: str) -> list[FiledCode]:
    """Return the numbers that stand in front of the name of an occupation, whatever label is near: `Occupation code filed: 2842 해외 영업원`.

    For sheets that file; elsewhere such a pair may be mentioned without being filed.
    """
    found = []
    for passage in passages:
        for match in _NUMBER_AND_NAME.finditer(passage.text) if passage.section is not Section.INDUSTRY else ():
            number = re.sub(r"[\s-]", "", match[1]).upper()
            if number.isdigit() and int(number) in _YEAR or not _LED_TO.search(passage.text[: match.start()]):
                continue
            name = _whole_name(match[2].split())
            if name:
                found.append(_placed(FiledCode(match.group().strip(), number, name, document, labelled=True), passage))
    return _merged(found)


def _whole_name(words: Sequence[str]) -> str:
    """Return the name of an occupation that the words are, or begin with where a particle closes it (`건축가로 …`), else nothing."""
    whole = " ".join(words[:_MOST_WORDS])
    if match_name(whole)[0]:
        return whole
    closed = (_PARTICLE.sub("", " ".join(words[:count])) for count in range(min(len(words), _MOST_WORDS), 0, -1) if _PARTICLE.search(words[count - 1]))
    return next((name for name in closed if match_name(name)[0]), "")


def codes_in_headings(document: Document, passages: Sequence[Passage]) -> list[FiledCode]:
    """Return codes in headings (`맡길 일 (직종 2351 기계공학 기술자)`), which no passage holds."""
    told = {passage.line.start for passage in passages}
    found = []
    for line in lines_of(document):
        if line.start in told or line.block.kind in (BlockKind.HEADER, BlockKind.FOOTER) or line.block.cell is not None or _EXAMPLE.search(line.text):
            continue
        for code in (*_loose(line.text, document.name), *_with_own_name(line.text, document.name)):
            start = line.start + max(line.text.find(code.as_written), 0)
            found.append(replace(code, start=start, end=start + len(code.as_written), page=line.page))
    return _merged(found)


def codes_in_margins(document: Document) -> list[FiledCode]:
    """Return codes in running headers and footers (`직종: 해외영업원(2742)`) and in remarks (`※ 직종(코드): 2833 …`), which no section holds."""
    found = []
    for block in document.blocks:
        remark = block.text.startswith("※") and not _EXAMPLE.search(block.text)
        title = block.kind is BlockKind.HEADING and block is document.blocks[0]  # `고용사유서 (E-7-1 / 2914 번역가·통역가)`
        if block.kind not in (BlockKind.HEADER, BlockKind.FOOTER) and not remark and not title:
            continue
        label, _, value = block.text.rpartition(":")
        codes = list(_loose(block.text, document.name))
        if not codes and title:
            codes = [code for match in _IN_TITLE.finditer(block.text) for code in parse_code(match[1], document.name, labelled=False) if match_name(code.name)[0] == code.number]
        if not codes and _OCCUPATION_WORD.search(label):
            codes = [code for code in parse_code(value, document.name, labelled=False) if code.number]
        for code in codes:
            start = block.start + max(block.text.find(code.as_written), 0)
            found.append(replace(code, start=start, end=start + len(code.as_written), page=block.page))
    return _merged(found)


def _placed(code: FiledCode, passage: Passage) -> FiledCode:
    start = passage.text.find(code.as_written)
    begin = passage.start + max(start, 0)
    return FiledCode(code.as_written, code.number, code.name, code.found_in, begin, begin + len(code.as_written),
                     passage.line.page, code.labelled)


def parse_code(text: str, found_in: str, *, labelled: bool = True) -> list[FiledCode]:
    """Return the codes in the text of a code cell, a `--code` option or a cover line."""
    body = _DATE_BEHIND.sub("", _DATE.sub(" ", _FORMER.sub("", clean(text)))).strip(" \t.:")
    if not body or _PLACE.match(body):
        return []
    stripped = re.sub(r"E\s?7\s?([1-4])(?=\s+\d)", r"E-7-\1", _TWO_CODES.sub(lambda m: f"{m[1] or m[2]} ; ", body))
    numbers = [re.sub(r"[\s-]", "", n).upper() for n in re.findall(_NUMBER, _VISA.sub(" ", stripped), re.I)]
    name = _name(stripped)
    if not numbers:
        if _ONLY_VISA.match(body) or (name and labelled):
            return [FiledCode(text.strip(), "", "" if _ONLY_VISA.match(body) else name, found_in, labelled=labelled)]
        return []
    return [FiledCode(text.strip(), number, name if len(numbers) == 1 else "", found_in, labelled=labelled)
            for number in dict.fromkeys(numbers)]


# `2742 해외 영업원, 직위 해외영업 대리`
_POST_BEHIND = re.compile(r"\s*[,/;]\s*(?:직위|직책|직함|직급|position|title)\s*[:：]?\s.*$", re.I | re.S)


def _name(text: str) -> str:
    bare = re.sub(_NUMBER, " ", _VISA.sub(" ", _POST_BEHIND.sub("", text)), flags=re.I)
    bare = _NOT_A_NAME.sub(" ", bare)
    found = [" ".join(part.strip(" ()/,.&·").split()) for part in _NAME.findall(bare)]
    found = [part for part in found if len(part) >= 2 and re.search(r"[가-힣]{2}|[A-Za-z]{3}", part)]
    name = max(found, key=len, default="")
    return f"{name})" if name.count("(") > name.count(")") else name


@functools.cache
def _listed_numbers() -> frozenset[str]:
    """Return the digits of the codes that names may stand for."""
    printed = (meaning.code for edition in load_editions().values() for meanings in edition.numbers.values() for meaning in meanings)
    return frozenset(code.lstrip("S") for code in (*load_catalogue().codes, *printed) if code)


def _loose(text: str, document: str) -> Iterator[FiledCode]:
    """Yield codes in running text, only beside the visa type or a word for the code."""
    digits = _DIGITS.findall(text)
    if not digits:
        return
    visa = _VISA.search(text) is not None
    for pattern in (_BESIDE_VISA, _BEFORE_VISA, _PAIRED_WITH_VISA, _BESIDE_WORD) if visa else (_BESIDE_WORD,):
        for match in pattern.finditer(text):
            number = re.sub(r"[\s-]", "", match[1]).upper()
            if number.isdigit() and int(number) in _YEAR and not re.search(r"직종|코드|code|\(", match.group(), re.I):
                continue
            if pattern is _PAIRED_WITH_VISA and number not in load_catalogue() and not number_uses(number):
                continue  # `접수번호 · 4521 / E-7-1`
            name = _name_around(text, match.start(), match.end())
            yield FiledCode(match.group().strip(), number, name, document, labelled=False)
    for match in (*(_VISA_NAME_NUMBER.finditer(text) if visa else ()), *_WORD_NAME_NUMBER.finditer(text)):
        yield FiledCode(match.group().strip(), re.sub(r"[\s-]", "", match[2]).upper(), _name(match[1]), document, labelled=False)
    if _listed_numbers().isdisjoint(digits):
        return
    for match in (*_NAME_FOR.finditer(text), *(_VISA_NAME_BARE.finditer(text) if visa else ())):
        # `… 번역가·통역가(2914)로 고용하고자`: only the name of that very number makes it a code
        number = re.sub(r"[\s-]", "", match[2]).upper()
        name = _own_name(match[1], number)
        if name:
            yield FiledCode(match.group().strip(), number, name, document, labelled=False)


def _own_name(text: str, number: str) -> str:
    """Return the name of that very number with which a text ends, else nothing."""
    words = text.split()[-_MOST_WORDS:]
    return next((name for first in range(len(words)) if (name := _name(" ".join(words[first:]))) and match_name(name)[0] == number), "")


def _with_own_name(text: str, document: str) -> Iterator[FiledCode]:
    """Yield numbers beside the name of that very number, with no other word that says what they are."""
    if _listed_numbers().isdisjoint(_DIGITS.findall(text)):
        return
    for pattern, name_at, number_at in ((_NAME_COMMA_NUMBER, 1, 2), (_NUMBER_NAME, 2, 1)):
        for match in pattern.finditer(text):
            number = re.sub(r"[\s-]", "", match[number_at]).upper()
            name = _own_name(match[name_at], number)
            before = re.split(r"[.!?]\s", text[max(0, match.start() - _AROUND) : match.start()])[-1]
            behind = re.split(r"[.!?](?:\s|$)", text[match.end() : match.end() + _AROUND])[0]
            if name and not _DENIED_BEHIND.match(text, match.end()) and not _COMPARED.search(f"{before} {match[0]}{behind}"):
                yield FiledCode(match.group().strip(), number, name, document, labelled=False)


def _name_around(text: str, start: int, end: int) -> str:
    """Return the occupation name written right behind or right before a number."""
    behind = re.match(r"\s*[)\]]?\s*[:,·\-]?\s*(?!입니다|이며|이고|이다|임\b|으로|에\s)([가-힣A-Za-z·/ ]{2,30}?)(?=$|[),.;\n]|\s{2}|\s[·|/]\s|에|으로|로|을|의|입|와)", text[end:])
    if behind and behind[1].strip():
        return _name(behind[1])
    before = re.search(r"([가-힣A-Za-z·/ ]{2,24})\s*[(\[]?\s*$", text[:start])
    return _name(before[1]) if before and re.search(r"[(\[]\s*$|\($", text[: start + 1]) else ""


def codes_in_path(path: PurePath) -> list[FiledCode]:
    """Return codes from a folder or file name such as `홍길동_E-7-1(2223)` or `kim 2842 해외영업원`."""
    name = nfc(path.stem if path.suffix else path.name).replace("_", " ")
    found = [(m[1], name[m.end() :]) for m in _BESIDE_VISA.finditer(name)]
    found += [(m[1], "") for m in _BESIDE_WORD.finditer(name)]
    found += [(m[2], m[1]) for m in _NAME_AND_NUMBER.finditer(name)]
    # A bare number in a path is a date or a running number, unless the name of an occupation follows.
    found += [(m[1], m[2]) for m in _NUMBER_AND_NAME.finditer(name) if match_name(_name(m[2]))[0]]
    numbers = [(re.sub(r"[\s-]", "", number).upper(), beside) for number, beside in found]
    return _merged([FiledCode(name, number, _name(beside), name, labelled=False)
                    for number, beside in numbers if not (number.isdigit() and int(number) in _YEAR)])


def _merged(codes: Sequence[FiledCode]) -> list[FiledCode]:
    """Keep the first and fullest writing of each number."""
    best: dict[str, FiledCode] = {}
    for code in codes:
        known = best.get(code.number)
        if known is None or (not known.name and code.name and known.labelled == code.labelled):
            best[code.number] = code
    return list(best.values())
