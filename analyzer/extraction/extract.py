"""Puts the parts of extraction together: one document in, one paper out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.extraction.bundled import papers_in
from analyzer.extraction.duties import find_duties
from analyzer.extraction.facts import find_facts
from analyzer.extraction.filed_codes import (
    codes_beside_names,
    codes_in_headings,
    codes_in_margins,
    codes_in_passages,
    named_apart,
)
from analyzer.extraction.labels import Section
from analyzer.extraction.parallel import mark_parallel
from analyzer.extraction.roles import role_of, routes_of, titled_role
from analyzer.extraction.sections import Passage, passages
from analyzer.extraction.types import CatchAllPhrase, Duty, FiledCode, Paper, Role
from analyzer.language import Language, language_of
from analyzer.occupations import match_name, number_uses
from analyzer.readers import Document

_VISA = re.compile(r"\bE\s?-?\s?7(?!\d)|특정활동|사증|비자|\bvisa\b", re.I)
_APPLIES = re.compile(r"신청|접수|제출|\bappl(?:y|ies|ied|icant)\b|\bapplication\s+(?:form|for|sheet|date)|\bfil(?:e|ed|ing)\b", re.I)
# `신청 자격 E-7-1 · 직종코드 2341`
_ASKED = re.compile(r"(?:신청|희망)\s?(?:자격|체류자격|직종|정보|내용)")
_ADVERTISES = re.compile(r"\W*[가-힣A-Za-z()\s]{0,20}(?:채용|구인|모집|사원)\s?(?:공고|광고|안내)")
_OF_WORK = re.compile(r"직업\s?분류|직종|occupation", re.I)
_CODE_WORD = re.compile(r"직종|코드|code|occupation", re.I)
_ENCLOSES = re.compile(r"첨부|붙임|(?:아래|다음)\s*서류|구비\s*서류|제출\s*서류|동봉|낸\s*서류|목차|enclos|attach|envelope|checklist|annex", re.I)
_LONGEST_SHEET = 900
_TITLE_BLOCKS = 3
# Papers that name the occupation of the application; others have numbers of their own.
_FILING = (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION)


def extract_all(document: Document) -> list[Paper]:
    """Return the papers that a document holds, most often one."""
    return [extract(part) for part in papers_in(document)]


def extract(document: Document) -> Paper:
    """Return what a document says about the job. An unusable document gives an empty paper."""
    if not document.usable:
        return Paper(document, Role.OTHER, Language.UNKNOWN)
    found = passages(document)
    role = _role(document, found)
    duties: Sequence[Duty] = ()
    catch_alls: Sequence[CatchAllPhrase] = ()
    cover = role is Role.STATEMENT and _is_cover(document)
    if role in (Role.CONTRACT, Role.STATEMENT):
        speaking = find_duties(found, letter=role is Role.STATEMENT, told=not cover, guessed=lambda: passages(document, guess=True))
        duties, catch_alls = mark_parallel(speaking.duties), speaking.catch_alls
    elif role is Role.APPLICATION:
        # Section 6 of the application asks for the present job abroad: never a duty here.
        found = [passage for passage in found if passage.section is not Section.DUTIES]
    if cover and not duties and not catch_alls:
        role = Role.APPLICATION
    codes: list[FiledCode] = []
    if role in _FILING:
        codes = [*codes_in_passages(found, document.name), *codes_in_margins(document)]
        if role is Role.APPLICATION:
            codes = named_apart(codes, found, document)
        if not any(code.number for code in codes):
            codes = [*codes_in_headings(document, found), *codes]
        if not any(code.number for code in codes):
            beside = codes_beside_names(found, document.name)
            # `신청 자격은 2352 로봇공학 전문가이며`: in prose only the name of that very number makes it a code.
            codes = [*(code for code in beside if role is Role.APPLICATION or match_name(code.name)[0] == code.number), *codes]
    elif role not in (Role.GUARANTEE, Role.INSURANCE_LIST) and _VISA.search(document.text) and _ASKED.search(document.text):
        # A sheet that applies may stand in one file with a licence or a certificate.
        codes = [code for code in codes_in_passages(found, document.name) if code.labelled and number_uses(code.number) and match_name(code.name)[0] == code.number]
    return Paper(
        document, role, _language(document, found), tuple(duties), tuple(find_facts(document, found, role)), tuple(codes),
        tuple(catch_alls), routes_of(document),
    )


def _role(document: Document, found: Sequence[Passage]) -> Role:
    """Return the paper's role. A sheet of no known kind that applies, names the visa and has a field for the code is an application."""
    role = role_of(document)
    if role is not Role.OTHER or not _APPLIES.search(document.text) or _ADVERTISES.match(document.text):
        return role
    visa = _VISA.search(document.text) is not None
    # Beside the visa alone a number may be told of an earlier case; a label, a word for the code or its occupation files it.
    filed = [code for code in codes_in_passages(found, document.name)
             if code.number and (code.labelled or _CODE_WORD.search(code.as_written) or match_name(code.name)[0])]
    named = visa and (filed or codes_beside_names(found, document.name))
    word = _CODE_WORD.search(document.text) is not None
    # A code cell with a number of the list files it, whether or not the sheet names the visa.
    listed = any(code.labelled and number_uses(code.number) and _OF_WORK.search(document.text[: code.start]) for code in filed)
    sure = listed or any((meant := match_name(code.name)[0]) and (code.labelled or word and meant == code.number) for code in filed)
    return Role.APPLICATION if named or sure else role


def _is_cover(document: Document) -> bool:
    """Whether a short paper that applies only names the statement among what it encloses."""
    titled = any(titled_role(block.text) is Role.STATEMENT for block in document.blocks[:_TITLE_BLOCKS])
    return not titled and len(document.text) <= _LONGEST_SHEET and _APPLIES.search(document.text) is not None and _ENCLOSES.search(document.text) is not None


def _language(document: Document, found: Sequence[Passage]) -> Language:
    """Return the language that most of the paper's own sentences are in."""
    letters = {Language.KOREAN: 0, Language.ENGLISH: 0}
    for passage in found:
        language = language_of(passage.text)
        if language in letters:
            letters[language] += len(passage.text)
    if not any(letters.values()):
        return language_of(document.text)
    # A syllable says about as much as two and a half Latin letters.
    return Language.KOREAN if letters[Language.KOREAN] * 2.5 >= letters[Language.ENGLISH] else Language.ENGLISH
